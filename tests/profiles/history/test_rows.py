"""What is written down of a change."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from faculty_site.lib.changes import change
from profiles.models import Profile, Section
from profiles.models.history import keeps_history, silent
from profiles.permissions.pasts import KEEP_HISTORY
from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import address, post

pytestmark = pytest.mark.django_db


def bulk_made() -> Section:
    """A section as imports make them, without signals."""
    profile = factories.make_profile()
    (made,) = Section.objects.bulk_create([Section(profile=profile, heading="Life", body="One.")])
    return Section.objects.get(pk=made.pk)


def test_which_models_keep_a_history() -> None:
    found = {model._meta.label_lower for model in apps.get_models() if keeps_history(model)}
    assert found == set(KEEP_HISTORY)


def test_what_was_made_in_bulk_has_its_state_before_the_first_change() -> None:
    section = bulk_made()
    assert not section.history.exists()
    section.heading = "Her life"
    section.save()
    new, old = section.history.all()
    assert (old.heading, old.history_door) == ("Life", "before")
    assert (new.heading, new.history_door, new.history_type) == ("Her life", "command", "~")
    section.heading = "Works"
    section.save()
    assert [row.heading for row in section.history.all()] == ["Works", "Her life", "Life"]


def test_saving_without_a_change_writes_nothing() -> None:
    section = bulk_made()
    section.save()
    assert not section.history.exists()


def test_what_is_not_saved_is_not_in_the_history() -> None:
    section = bulk_made()
    section.heading, section.body = "Her life", "unsaved"
    section.save(update_fields=["heading"])
    assert section.history.first().body == "One."


def test_a_deleted_row_is_kept_as_it_was_with_its_page() -> None:
    section = bulk_made()
    translation = factories.make_translation(section, language="fr")
    page, key = section.profile_id, section.pk
    section.delete()
    gone = Section.history.get(id=key)
    assert (gone.history_type, gone.body, gone.history_page) == ("-", "One.", page)
    assert translation.history.model.objects.filter(history_page=page).count() == 2


def test_an_unlinked_author_stays_in_the_history_of_the_page() -> None:
    profile = factories.make_profile()
    work = factories.make_publication([profile])
    mine = work.authorships.get()
    mine.profile = None
    mine.save()
    assert mine.history.first().history_page == profile.pk


def test_one_change_has_one_mark_and_says_through_what() -> None:
    first, second = bulk_made(), None
    second = factories.make_section(first.profile)
    with change("import", "index.md"):
        for section in (first, second):
            section.heading = "Taken"
            section.save()
    rows = [section.history.first() for section in (first, second)]
    assert rows[0].history_mark == rows[1].history_mark
    assert {(row.history_door, row.history_change_reason) for row in rows} == {
        ("import", "index.md")
    }


def test_the_admin_says_who(client: Client) -> None:
    user = factories.make_user(is_superuser=True)
    section = bulk_made()
    client.force_login(user)
    post(client, address(Section, "change", section.pk), heading="Her life")
    row = section.history.first()
    assert (row.heading, row.history_user, row.history_door) == ("Her life", user, "admin")


def test_nothing_is_written_in_silence() -> None:
    section = bulk_made()
    with silent(Section):
        section.heading = "Her life"
        section.save()
        Profile.objects.create(slug="ada", name="Ada")
    assert not Section.history.exists()
    assert Profile.history.filter(slug="ada").exists()


def test_the_cost_of_a_change() -> None:
    """One query reads what is stored; the state before is written once, and the change."""
    section = bulk_made()
    section.heading = "Her life"
    with CaptureQueriesContext(connection) as first:
        section.save()
    section.heading = "Works"
    with CaptureQueriesContext(connection) as second:
        section.save()
    about_history = [q["sql"] for q in second if "historical" in q["sql"]]
    assert (len(first) - len(second) <= 3, len(about_history)) == (True, 2)


def test_a_work_that_many_share_belongs_to_no_page() -> None:
    work = factories.make_publication([factories.make_profile()])
    assert Publication.history.filter(id=work.pk).first().history_page is None
