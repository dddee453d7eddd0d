"""The index follows whatever is written, by whomever, and shows nothing that may not be seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import serializers
from django.core.management import call_command
from django.db import DatabaseError, connection

from faculty_site.search import upkeep
from faculty_site.search.finding import find
from faculty_site.search.installing import install
from faculty_site.search.models import Change, Record
from faculty_site.search.wanted import read
from news.models import NewsItem
from profiles.models import Department, Entry, Membership, Page, Profile, Section
from profiles.models.base import Audience, Visibility
from publications.models import Authorship, Publication
from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_translation,
    make_user,
)
from tests.faculty_site.search.things import labels

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return labels(find(read(query), AnonymousUser()))


def test_rows_that_no_save_was_called_for_are_found() -> None:
    Profile.objects.bulk_create([Profile(name="Emmy Noether", slug="noether", state="listed")])
    assert found("noether") == ["person:noether"]

    Profile.objects.update(name="Sofja Kowalewskaja")
    assert found("noether") == []
    assert found("kowalewskaja") == ["person:noether"]


def test_a_fixture_that_is_loaded_is_found(tmp_path: Path) -> None:
    written = serializers.serialize("json", [make_profile(name="Lise Meitner", slug="meitner")])
    Profile.objects.all().delete()
    assert found("meitner") == []
    fixture = tmp_path / "people.json"
    fixture.write_text(json.dumps(json.loads(written)))

    call_command("loaddata", str(fixture), verbosity=0)

    assert found("meitner") == ["person:meitner"]


def test_what_a_person_hides_is_gone_at_once() -> None:
    person = make_profile(slug="noether", position="")
    make_section(person, heading="Chains", body="On **ascending** chains.")
    make_entry(person, title="Plenary lecture in Zürich")
    assert found("ascending chains") == found("zurich") == ["person:noether"]

    Section.objects.update(visibility=Visibility.HIDDEN)
    Entry.objects.update(visibility=Visibility.HIDDEN)
    assert found("ascending") == found("zurich") == []


def test_entries_of_a_list_that_is_hidden_are_not_found() -> None:
    person = make_profile(slug="noether")
    awards = make_section(person, kind=Section.Kind.ENTRIES, heading="Awards")
    make_entry(person, title="Ackermann prize", section=awards)
    make_entry(person, title="Further honour")
    assert found("ackermann") == found("honour") == ["person:noether"]

    Section.objects.update(visibility=Visibility.HIDDEN)
    assert found("ackermann") == found("honour") == []


@pytest.mark.parametrize("state", ["draft", "unlisted", "former", "in_memoriam"])
def test_who_is_not_listed_takes_everything_along(state: str) -> None:
    person = make_profile(name="Emmy Noether", slug="noether")
    make_news(person, slug="talk", title="Noether speaks")
    make_page(person, key="lectures", title="Lectures by Noether")
    make_publication([person], slug="ideals", title="Ideals by Noether")
    assert len(found("noether")) == 4

    Profile.objects.update(state=state)
    assert found("noether") == found("noehter") == []


def test_hidden_things_are_not_counted() -> None:
    person = make_profile(slug="noether")
    make_news(person, slug="talk", title="Radium")
    make_page(person, key="lectures", title="Radium")
    make_publication([person], slug="ideals", title="Radium")
    assert len(found("radium")) == 3

    for model in (NewsItem, Page, Publication):
        model._default_manager.update(visibility=Visibility.HIDDEN)
    assert find(read("radium"), AnonymousUser()).counts == {}


def test_a_work_is_seen_by_the_audience_of_its_author() -> None:
    person = make_profile(slug="noether", unfinished_works=Audience.MEMBERS)
    make_publication([person], slug="draft", title="Radium", status="in_preparation")
    member = make_user(is_staff=True)
    make_profile(owner=member)

    assert found("radium") == []
    assert labels(find(read("radium"), member)) == ["publication:draft"]


def test_a_renamed_person_is_found_with_their_works_and_news() -> None:
    person = make_profile(name="Amalie Noether", slug="noether")
    make_publication([Authorship(name="E. Noether", profile=person)], slug="ideals", title="Ideals")
    make_news(person, slug="talk", title="A talk")
    assert "publication:ideals" in found("amalie noether")

    Profile.objects.update(name="Emmy Noether")
    assert found("emmy noether") == ["person:noether", "publication:ideals", "news:talk"]
    assert found("amalie") == []


def test_a_coauthor_who_is_not_listed_lends_no_name() -> None:
    hidden = make_profile(name="Hypatia", slug="hypatia", state=Profile.State.DRAFT)
    printed = Authorship(name="H. Theonis", profile=hidden)
    make_publication([make_profile(), printed], slug="conics", title="Conics")

    assert found("theonis") == ["publication:conics"]
    assert found("hypatia") == []


def test_departments_and_translations_are_words_of_their_people() -> None:
    department = make_department(name="Institute of Crystallography")
    person = make_profile(slug="hodgkin", department=department)
    make_translation(make_section(person, body="Insulin."), body="Insuline cristalline.")
    make_translation(make_entry(person), title="Conférence à Paris")
    make_translation(make_page(person, key="lab"), title="Laboratoire")
    assert found("crystallography") == found("cristalline") == found("conférence paris")
    assert found("laboratoire") == ["page:lab"]

    Department.objects.update(name="Institute of Botany")
    assert found("crystallography") == []
    assert found("botany") == ["person:hodgkin"]
    Membership.objects.all().delete()
    person.sections.get().translations.update(visibility=Visibility.HIDDEN)
    assert found("botany") == found("cristalline") == []


def test_what_is_deleted_leaves_no_record() -> None:
    make_publication([make_profile()], slug="ideals")
    assert found("analytical engine") != []

    Publication.objects.all().delete()
    Profile.objects.all().delete()
    assert found("analytical engine") == []
    assert not Record.objects.exists()
    assert not Change.objects.exists()


def test_where_nothing_can_be_written_what_changed_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = make_profile(name="Emmy Noether", slug="noether")
    make_section(person, body="Ideals.")
    make_profile(name="Emil Artin", slug="artin")
    assert found("ideals") == ["person:noether"]

    def refuse(seconds: float | None = None) -> bool:
        raise DatabaseError("read only")

    monkeypatch.setattr(upkeep, "refresh", refuse)
    Section.objects.update(visibility=Visibility.HIDDEN)

    assert found("ideals") == []
    assert found("artin") == ["person:artin"]


def test_a_visitor_waits_for_a_part_of_much_only(monkeypatch: pytest.MonkeyPatch) -> None:
    upkeep.refresh()  # what an emptied database left behind is nothing to wait for here
    monkeypatch.setattr(upkeep, "BATCH", 2)
    for number in range(7):
        make_profile(name=f"Person {number}")

    assert not upkeep.refresh(seconds=0)
    assert Record.objects.count() == 2
    assert upkeep.refresh()
    assert Record.objects.count() == 7


def test_a_book_on_one_page_is_found_by_its_beginning() -> None:
    words = " ".join(f"{'湯' * 9}{number}" for number in range(60_000))
    make_page(make_profile(), key="book", body=f"Incunabulum {words} colophon")

    assert found("incunabulum") == ["page:book"]
    assert found("colophon") == []


def test_what_cannot_be_read_keeps_nothing_else_from_being_found(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make_profile(name="Emmy Noether", slug="noether")
    make_section(make_profile(name="Karl Noether", slug="broken"), body="unreadable")

    def read(text: str, dialect: str = "site") -> str:
        if text == "unreadable":
            raise RecursionError
        return text

    monkeypatch.setattr("faculty_site.search.documents.plain_text", read)

    assert found("noether") == ["person:noether"]
    assert "cannot be searched" in caplog.text
    assert not Change.objects.exists()


def test_the_command_fills_the_index_anew(capsys: pytest.CaptureFixture[str]) -> None:
    make_publication([make_profile(name="Emmy Noether", slug="noether")], slug="ideals")
    upkeep.refresh()
    Record.objects.update(names="", title="", text="")
    assert found("noether") == []

    call_command("index_search")

    assert found("noether") == ["person:noether", "publication:ideals"]
    assert "1 publications" in capsys.readouterr().out


def test_a_table_that_was_made_anew_is_watched_again() -> None:
    make_profile(name="Emmy Noether", slug="noether")
    upkeep.refresh()
    with connection.cursor() as cursor:
        on = " ON profiles_profile" if connection.vendor == "postgresql" else ""
        for event in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER search_{event}_profiles_profile{on}")
    Profile.objects.update(name="Sofja Kowalewskaja")
    assert found("kowalewskaja") == []

    install()

    assert found("kowalewskaja") == ["person:noether"]


def test_a_database_without_the_tables_says_that_it_cannot_search() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_record")

    assert find(read("noether"), AnonymousUser()).is_broken
