"""Keeping what a form holds as a draft, going on with it, publishing it."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry

from faculty_site.drafts.models import Draft
from news.models import NewsItem
from profiles.history.kept_forms import signature_of
from profiles.models import Department, Link, Profile, Section
from publications.models import Publication
from tests.faculty_site.drafts.writing import SAVE, form_of, kept, publish
from tests.profiles.admin.browsing import address, errors, post, sent_back, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


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


def test_texts_of_a_department(world: World) -> None:
    client, department = signed_in(world, "admin"), world.mathematics
    post(client, form_of(department), tagline="Of numbers", **SAVE)
    assert kept(department).department == department
    publish(client, kept(department))
    assert Department.objects.get(pk=department.pk).tagline == "Of numbers"


def test_what_is_deleted_has_no_draft(world: World, section: Section) -> None:
    post(signed_in(world, "owner"), form_of(section), body="New words.", **SAVE)
    section.delete()
    assert not Draft.objects.filter(key__isnull=False, title=str(section)).exists()


def test_lists_have_a_filter_for_drafts(world: World, section: Section) -> None:
    post(signed_in(world, "owner"), form_of(section), body="New words.", **SAVE)
    client = signed_in(world, "delegate")
    listed = client.get(address(Section, "changelist"), {"has_draft": "yes"})
    assert section in listed.context["cl"].queryset
    assert {row.profile for row in listed.context["cl"].queryset} == {world.pages["own"]}
    assert "has_draft" not in client.get(address(NewsItem, "changelist")).content.decode()


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
