"""Keeping what a form holds as a draft, going on with it, publishing it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from faculty_site.drafts.contents import Contents
from faculty_site.drafts.models import Draft
from faculty_site.lib.changes import change
from news.models import NewsItem
from profiles.history.kept_forms import signature_of
from profiles.models import Department, Link, Profile, Section
from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import address, errors, post, sent_back, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

SAVE = {"_savedraft": "1"}


def form_of(obj: Any) -> str:
    return address(type(obj), "change", obj.pk)


def kept(obj: Any) -> Draft:
    return Draft.objects.get(model=obj._meta.label_lower, key=obj.pk)


def publish(client: Client, draft: Draft) -> Any:
    return client.post(draft.form_address, {"_publishdraft": draft.mark})


def history_rows() -> int:
    return sum(m.history.count() for m in (Section, Profile, NewsItem, Publication, Link))


def test_a_draft_changes_nothing_that_is_live(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    before, rows = LogEntry.objects.count(), history_rows()
    answer = post(client, form_of(section), body="New words.", **SAVE)
    draft = kept(section)
    assert answer["Location"] == address(Draft, "change", draft.pk)
    section.refresh_from_db()
    assert section.body == "Old words."
    assert (LogEntry.objects.count(), history_rows()) == (before, rows)
    assert (draft.profile, draft.changed_by) == (world.pages["own"], world.account("owner"))
    assert draft.contents["data"] == {"body": ["New words."]}


def test_a_form_that_is_not_right_makes_no_draft(world: World, section: Section) -> None:
    answer = post(signed_in(world, "owner"), form_of(section), level="x", **SAVE)
    assert "Enter a whole number" in errors(answer)
    assert not Draft.objects.filter(key=section.pk).exists()


def test_nothing_changed_is_no_draft_and_takes_one_away(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    post(client, form_of(section), **SAVE)
    assert not Draft.objects.filter(key=section.pk).exists()
    post(client, form_of(section), body="New words.", **SAVE)
    post(client, kept(section).get_form_url(), body="Old words.", **SAVE, _draft=kept(section).mark)
    assert not Draft.objects.filter(key=section.pk).exists()


def test_the_form_tells_of_the_draft_and_shows_it_on_demand(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    post(client, form_of(section), body="New words.", heading="Works", **SAVE)
    live = client.get(form_of(section))
    page = live.content.decode()
    assert "There is a draft of this" in page
    assert "<del>Old</del><ins>New</ins> words." in page
    assert sent_back(live)["body"] == "Old words."
    draft = client.get(kept(section).get_form_url())
    assert sent_back(draft)["body"] == "New words."
    assert sent_back(draft)["heading"] == "Works"
    assert errors(draft) == ""
    assert "This is the draft" in draft.content.decode()
    assert "errornote" not in draft.content.decode()
    section.refresh_from_db()
    assert section.body == "Old words."


def test_publishing_saves_it_as_the_publisher(world: World, section: Section) -> None:
    post(signed_in(world, "delegate"), form_of(section), body="New words.", **SAVE)
    answer = publish(signed_in(world, "owner"), kept(section))
    assert answer["Location"] == form_of(section)
    section.refresh_from_db()
    assert section.body == "New words."
    assert not Draft.objects.filter(key=section.pk).exists()
    row = section.history.latest()
    assert row.history_user == world.account("owner")
    assert row.history_change_reason == "from a draft by delegate"


def test_saving_the_form_of_the_draft_publishes_it(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    post(client, form_of(section), body="New words.", **SAVE)
    post(client, kept(section).get_form_url(), heading="Works", _draft=kept(section).mark)
    section.refresh_from_db()
    assert (section.body, section.heading) == ("New words.", "Works")
    assert not Draft.objects.filter(key=section.pk).exists()


def test_what_others_change_beside_a_draft_stays(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    post(client, form_of(section), body="New words.", **SAVE)
    with change("import", "old-site"):
        section.heading = "By the import"
        section.save()
    publish(client, kept(section))
    section.refresh_from_db()
    assert (section.body, section.heading) == ("New words.", "By the import")


def test_a_clash_is_asked_about(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    post(client, form_of(section), body="New words.", **SAVE)
    with change("import", "old-site"):
        section.body = "Words of the import."
        section.save()
    page = client.get(address(Draft, "change", kept(section).pk)).content.decode()
    assert "Changed on the site since the draft was begun: Text." in page
    asked = publish(client, kept(section))
    assert asked.status_code == 409
    (clash,) = asked.context["clashes"]
    assert (clash.theirs, clash.mine) == ("Words of the import.", "New words.")
    section.refresh_from_db()
    assert section.body == "Words of the import."
    chosen = dict(asked.context["kept"])
    chosen |= {"_asked": "body", "_theirs-body": clash.sent, "_choose-body": "mine"}
    chosen |= {"_opened": asked.context["opened"], "_seen": asked.context["seen"]}
    answer = client.post(asked.request["PATH_INFO"], chosen)
    assert answer.status_code == 302, errors(answer)
    section.refresh_from_db()
    assert section.body == "New words."
    assert not Draft.objects.filter(key=section.pk).exists()


def test_two_who_keep_the_same_draft(world: World, section: Section) -> None:
    owner, editor = signed_in(world, "owner"), signed_in(world, "editor")
    post(owner, form_of(section), body="Words of the owner.", **SAVE)
    asked = post(editor, form_of(section), body="Words of the editor.", heading="Works", **SAVE)
    assert asked.status_code == 409
    assert "Words of the <del>editor</del><ins>owner</ins>." in asked.content.decode()
    assert "<del>Works</del><ins>Research</ins>" in asked.content.decode()
    assert kept(section).contents["data"]["body"] == ["Words of the owner."]
    data = dict(asked.context["kept"]) | {"_opened": asked.context["opened"]}
    editor.post(form_of(section), data | SAVE | {"_replacedraft": kept(section).mark})
    assert kept(section).contents["data"]["body"] == ["Words of the editor."]
    assert kept(section).version == 2
    assert kept(section).changed_by == world.account("editor")


def test_an_old_form_of_a_draft_publishes_nothing(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    post(client, form_of(section), body="First.", **SAVE)
    old = kept(section)
    post(client, old.get_form_url(), body="Second.", _draft=old.mark, **SAVE)
    assert post(client, old.get_form_url(), body="Third.", _draft=old.mark).status_code == 409
    assert publish(client, old)["Location"] == address(Draft, "change", old.pk)
    section.refresh_from_db()
    assert section.body == "Old words."
    assert kept(section).contents["data"]["body"] == ["Second."]


def test_rows_of_a_person(world: World) -> None:
    """Changed, added and deleted rows wait as well; those that came meanwhile stay."""
    person, client = world.pages["own"], signed_in(world, "owner")
    first, last = list(person.links.order_by("pk"))[:2]
    data = sent_back(client.get(form_of(person)))
    numbers = {data[f"links-{n}-id"]: n for n in range(int(data["links-TOTAL_FORMS"]))}
    new = int(data["links-TOTAL_FORMS"])
    data |= {
        f"links-{numbers[str(first.pk)]}-label": "Renamed",
        f"links-{numbers[str(last.pk)]}-DELETE": "on",
        "links-TOTAL_FORMS": str(new + 1),
        f"links-{new}-kind": "other",
        f"links-{new}-label": "Added",
        f"links-{new}-url": "https://example.org/",
        f"links-{new}-visibility": "public",
        f"links-{new}-order": "0",
        "position": "Reader",
    }
    answer = client.post(form_of(person), data | SAVE)
    assert answer.status_code == 302, errors(answer)
    first.refresh_from_db()
    assert first.label != "Renamed"
    assert person.links.filter(pk=last.pk).exists()
    meanwhile = factories.make_link(person, label="Meanwhile")
    answer = publish(client, kept(person))
    assert answer.status_code == 302, errors(answer)
    labels = set(person.links.values_list("label", flat=True))
    assert {"Renamed", "Added", meanwhile.label} <= labels
    assert not person.links.filter(pk=last.pk).exists()
    person.refresh_from_db()
    assert person.position == "Reader"


def test_who_may_set_less_publishes_no_less(world: World) -> None:
    """A draft by an admin, whose form has the state and the address, published by the owner."""
    person = world.pages["own"]
    post(signed_in(world, "owner"), form_of(person), position="Reader", **SAVE)
    answer = publish(signed_in(world, "admin"), kept(person))
    assert answer.status_code == 302, errors(answer)
    person.refresh_from_db()
    assert (person.position, person.owner) == ("Reader", world.account("owner"))
    assert person.state == Profile.State.LISTED
    post(signed_in(world, "admin"), form_of(person), state="unlisted", office="1.01", **SAVE)
    draft = kept(person)
    post(signed_in(world, "owner"), draft.get_form_url(), office="1.02", _draft=draft.mark, **SAVE)
    assert kept(person).contents["data"] == {"state": ["unlisted"], "office": ["1.02"]}
    publish(signed_in(world, "owner"), kept(person))
    person.refresh_from_db()
    assert (person.office, person.state) == ("1.02", Profile.State.LISTED)


def test_new_things_wait_too(world: World) -> None:
    client, person = signed_in(world, "owner"), world.pages["own"]
    add = address(NewsItem, "add")
    post(client, add, profile=str(person.pk), title="A prize", body="Soon.", **SAVE)
    assert not NewsItem.objects.filter(title="A prize").exists()
    draft = Draft.objects.get(key=None)
    assert (draft.title, draft.profile) == ("A prize", person)
    opened = client.get(draft.get_form_url())
    assert sent_back(opened)["title"] == "A prize"
    post(client, draft.get_form_url(), title="The prize", _draft=draft.mark, **SAVE)
    draft.refresh_from_db()
    assert draft.title == "The prize"
    assert publish(client, draft).status_code == 302
    assert NewsItem.objects.get(title="The prize").profile == person
    assert not Draft.objects.filter(key=None).exists()


def test_a_new_work_and_a_new_person(world: World) -> None:
    client, person = signed_in(world, "owner"), world.pages["own"]
    data = {"title": "Notes on engines", "author_list": f"{person.name}; Charles Babbage"}
    answer = post(client, address(Publication, "add"), **data, **SAVE)
    assert answer.status_code == 302, errors(answer)
    draft = Draft.objects.get(key=None)
    assert draft.profile == person
    assert publish(client, draft).status_code == 302
    work = Publication.objects.get(title="Notes on engines")
    assert work.authorships.filter(profile=person).exists()
    admin = signed_in(world, "admin")
    department = {"department": str(world.mathematics.pk)}
    post(
        admin,
        address(Profile, "add"),
        name="Sofia Kovalevskaya",
        state="listed",
        **department,
        **SAVE,
    )
    draft = Draft.objects.get(key=None)
    assert draft.department == world.mathematics
    assert publish(admin, draft).status_code == 302
    assert Profile.objects.get(name="Sofia Kovalevskaya").departments.get() == world.mathematics


def test_texts_of_a_department(world: World) -> None:
    client, department = signed_in(world, "admin"), world.mathematics
    post(client, form_of(department), tagline="Of numbers", **SAVE)
    assert kept(department).department == department
    publish(client, kept(department))
    assert Department.objects.get(pk=department.pk).tagline == "Of numbers"


def test_files_are_not_kept_and_leave_nothing(world: World) -> None:
    client, person = signed_in(world, "owner"), world.pages["own"]
    data = sent_back(client.get(address(Link, "add"))) | {
        "profile": str(person.pk), "kind": "cv", "url": "https://example.org/",
        "upload": SimpleUploadedFile("cv.pdf", b"%PDF-1.4\n%%EOF", "application/pdf"),
    }  # fmt: skip
    before = person.assets.count()
    answer = client.post(address(Link, "add"), data | SAVE, follow=True)
    assert "Files are not kept in a draft" in answer.content.decode()
    assert person.assets.count() == before
    assert Draft.objects.get(key=None).contents["data"]["url"] == ["https://example.org/"]


def test_what_is_deleted_has_no_draft(world: World, section: Section) -> None:
    post(signed_in(world, "owner"), form_of(section), body="New words.", **SAVE)
    section.delete()
    assert not Draft.objects.filter(key__isnull=False, title=str(section)).exists()


def test_nobody_keeps_a_draft_of_what_they_may_not_change(world: World, section: Section) -> None:
    data = sent_back(signed_in(world, "owner").get(form_of(section))) | SAVE | {"body": "Bad."}
    missing = form_of(section).replace(str(section.pk), "9999999")
    for name in ("expired", "foreign_owner", "foreign_admin", "anonymous"):
        client = signed_in(world, name)
        answer, nothing = client.post(form_of(section), data), client.post(missing, data)
        assert answer.status_code == nothing.status_code == 302, name
    assert not Draft.objects.filter(key=section.pk).exists()


def test_lists_have_a_filter_for_drafts(world: World, section: Section) -> None:
    post(signed_in(world, "owner"), form_of(section), body="New words.", **SAVE)
    client = signed_in(world, "delegate")
    listed = client.get(address(Section, "changelist"), {"has_draft": "yes"})
    assert section in listed.context["cl"].queryset
    assert {row.profile for row in listed.context["cl"].queryset} == {world.pages["own"]}
    assert "has_draft" not in client.get(address(NewsItem, "changelist")).content.decode()


def test_rows_of_what_was_deleted_meanwhile_are_asked_about(world: World) -> None:
    client, person = signed_in(world, "owner"), world.pages["own"]
    link = factories.make_link(person, label="Old")
    data = sent_back(client.get(form_of(person)))
    (number,) = (n for n in range(99) if data.get(f"links-{n}-id") == str(link.pk))
    client.post(form_of(person), data | {f"links-{number}-label": "New"} | SAVE)
    draft = kept(person)
    with change("admin"):
        link.delete()
    asked = publish(client, draft)
    assert asked.status_code == 409, errors(asked)
    assert [clash.is_row for clash in asked.context["clashes"]] == [True]


def test_a_session_that_ended_eats_no_draft(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    data = sent_back(client.get(form_of(section))) | {"body": "New words."} | SAVE
    data["_written_by"] = signature_of(world.account("owner"))
    client.logout()
    client.post(form_of(section), data)
    assert not Draft.objects.filter(key=section.pk).exists()
    client.force_login(world.account("owner"))
    again = client.get(form_of(section))
    assert "Your session had ended" in again.content.decode()
    assert sent_back(again)["body"] == "New words."
    client.post(form_of(section), sent_back(again) | SAVE)
    assert kept(section).contents["data"]["body"] == ["New words."]


def test_two_who_begin_a_draft_at_one_moment(
    world: World, section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database has the last word, and whoever came second is asked."""
    whole = Contents.as_json

    def late(contents: Contents) -> dict[str, Any]:
        monkeypatch.setattr(Contents, "as_json", whole)
        factories.make_draft(section, by=world.account("editor"), body="Theirs.")
        return whole(contents)

    monkeypatch.setattr(Contents, "as_json", late)
    asked = post(signed_in(world, "owner"), form_of(section), body="Mine.", **SAVE)
    assert asked.status_code == 409
    assert "<ins>Theirs</ins>" in asked.content.decode()


def test_too_much_is_told_and_stays_in_the_form(
    world: World, section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faculty_site.drafts.contents.MOST", 1000)
    answer = post(signed_in(world, "owner"), form_of(section), body="x" * 2000, **SAVE)
    assert not Draft.objects.filter(key=section.pk).exists()
    page = answer.content.decode()
    assert "This is too much for a draft" in page
    assert "x" * 2000 in page
