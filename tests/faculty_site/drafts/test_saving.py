"""What is kept of a form, and that nobody writes over somebody else's draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from faculty_site.drafts.contents import Contents
from faculty_site.drafts.models import Draft
from profiles.models import Link, Section
from tests import factories
from tests.faculty_site.drafts.writing import SAVE, form_of, kept
from tests.profiles.admin.browsing import address, errors, post, sent_back, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


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


def test_nobody_keeps_a_draft_of_what_they_may_not_change(world: World, section: Section) -> None:
    data = sent_back(signed_in(world, "owner").get(form_of(section))) | SAVE | {"body": "Bad."}
    missing = form_of(section).replace(str(section.pk), "9999999")
    for name in ("expired", "foreign_owner", "foreign_admin", "anonymous"):
        client = signed_in(world, name)
        answer, nothing = client.post(form_of(section), data), client.post(missing, data)
        assert answer.status_code == nothing.status_code == 302, name
    assert not Draft.objects.filter(key=section.pk).exists()


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


@pytest.mark.parametrize("make", [factories.make_section, factories.make_link])
def test_what_has_no_words_of_its_own_is_named_in_the_readers_language(
    world: World, make: Callable[..., Any]
) -> None:
    """And not in that of whoever wrote the draft."""
    wordless = {"heading": ""} if make is factories.make_section else {"label": "", "kind": "group"}
    obj = make(world.pages["own"], **wordless)
    writer, reader = signed_in(world, "owner"), signed_in(world, "owner")
    writer.cookies["language"] = "de"
    post(writer, form_of(obj), order="7", **SAVE)
    for client, language in ((writer, "de"), (reader, "en")):
        with override(language):
            named = str(obj)
        answer = client.get(address(Draft, "change", kept(obj).pk))
        assert str(answer.context["title"]).endswith(f": {named}")
        assert named in client.get(address(Draft, "changelist")).content.decode()
