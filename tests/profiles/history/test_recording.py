"""Changes of many rows at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from profiles.history.recording import recorded
from profiles.models import Section
from publications.author_lists import plan, read_names, replace_authors
from publications.linking import answers
from publications.merging.merge import merge
from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import act, address

pytestmark = pytest.mark.django_db


def test_what_is_updated_made_and_deleted_at_once() -> None:
    profile = factories.make_profile()
    Section.objects.bulk_create(Section(profile=profile, heading=str(n)) for n in range(3))
    first, second, third = Section.objects.order_by("pk")
    with recorded(Section, profile=profile):
        Section.objects.filter(pk=first.pk).update(heading="new")
        Section.objects.filter(pk=second.pk).delete()
        Section.objects.bulk_create([Section(profile=profile, heading="made")])
    assert [row.heading for row in first.history.all()] == ["new", "0"]
    assert [row.history_type for row in Section.history.filter(id=second.pk)] == ["-"]
    assert not third.history.exists()
    assert Section.history.get(history_type="+").heading == "made"


@pytest.mark.parametrize("number", [3, 30])
def test_queries_do_not_grow(number: int) -> None:
    profile = factories.make_profile()
    Section.objects.bulk_create(Section(profile=profile, heading=str(n)) for n in range(number))
    with CaptureQueriesContext(connection) as queries, recorded(Section, profile=profile):
        Section.objects.filter(profile=profile).update(visibility="hidden")
    selects = [query for query in queries if query["sql"].startswith("SELECT")]
    assert len(selects) == 2
    assert len(queries) <= 6  # SQLite takes some hundred values at once


def test_a_bulk_action_of_the_admin(client: Client) -> None:
    user = factories.make_user(is_superuser=True)
    client.force_login(user)
    section = factories.make_section(factories.make_profile())
    act(client, address(Section, "changelist"), "hide", [section.pk])
    row = section.history.first()
    assert (row.visibility, row.history_user, row.history_door) == ("hidden", user, "admin")


def test_a_new_list_of_authors() -> None:
    work = factories.make_publication(["Ada Lovelace", "Charles Babbage"])
    replace_authors(work, plan(read_names("Charles Babbage\nAda King"), work.authorships.all()))
    assert {row.history_type for row in Authorship.history.all()} >= {"~"}


def test_an_answer_and_a_merge_say_so() -> None:
    user = factories.make_user(is_superuser=True)
    person = factories.make_profile(name="Ada Lovelace")
    kept = factories.make_publication(["Ada Lovelace"], slug="kept")
    other = factories.make_publication(["Ada Lovelace"], slug="other")
    answers.link_name(user, "Ada Lovelace", person, Publication.objects.filter(pk=kept.pk))
    row = kept.authorships.get().history.first()
    assert (row.profile_id, row.history_door, row.history_user) == (person.pk, "answer", user)
    merge(kept, other, user)
    gone = Publication.history.filter(id=other.pk).first()
    assert (gone.history_type, gone.history_door, gone.history_user) == ("-", "merge", user)


def test_the_importer_says_which_source(tmp_path: Path) -> None:
    factories.make_department()
    page = tmp_path / "ada.md"
    for text in ("The first program.", "The first programs."):
        page.write_text(f"---\nname: Ada Lovelace\n---\n\n## Work\n\n{text}\n")
        call_command("import_pages", str(page), fixtures=str(tmp_path / "out"), verbosity=0)
    (section,) = Section.objects.filter(heading="Work")
    new, old = section.history.all()
    assert (old.history_door, old.body.strip()) == ("before", "The first program.")
    assert (new.history_door, new.history_change_reason) == ("import", "ada.md")
    assert new.body.strip() == "The first programs."
