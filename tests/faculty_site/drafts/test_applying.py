"""Publishing a draft: what others changed beside it, rows, and what is new."""

from __future__ import annotations

import pytest

from faculty_site.drafts.models import Draft
from faculty_site.lib.changes import change
from news.models import NewsItem
from profiles.models import Profile, Section
from publications.models import Publication
from tests import factories
from tests.faculty_site.drafts.writing import SAVE, form_of, kept, publish
from tests.profiles.admin.browsing import address, errors, post, sent_back, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


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
