"""Translations go through the loader's general rules, each with its original."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import read_fixture, write_fixture
from faculty_site.ingest.load import load
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.report import Counts
from profiles.models import Page, PageTranslation, Profile, ProfileTranslation
from tests.factories import make_page, make_profile, make_translation
from tests.faculty_site.ingest.builders import MARIE, bundle, load_rows, page, person

pytestmark = pytest.mark.django_db

LECTURES = page("lectures", 0, body="On radioactivity")


def french(original: Row, **fields: Json) -> Row:
    values = {"original": list(original.key), "language": "fr", **fields}
    key = (*original.key, "fr")
    return Row(f"{original.model}translation", key, values, f"{original.origin}@fr")


COURS = french(LECTURES, title="Cours", body="De la radioactivité")
ROWS = (person(), french(person(), position="Professeure"), LECTURES, COURS)


def test_translations_come_in_and_stay_unchanged() -> None:
    assert load_rows(*ROWS)[0] == Counts(created=4)
    assert PageTranslation.objects.get().original == Page.objects.get()
    assert ProfileTranslation.objects.get().natural_key() == (MARIE, "fr")
    assert load_rows(*ROWS) == (Counts(unchanged=4), [])


def test_a_translation_changed_on_both_sides_keeps_the_local_one() -> None:
    load_rows(*ROWS)
    PageTranslation.objects.update(body="Du polonium")
    changed = french(LECTURES, title="Leçons", body="Du radium")
    counts, (problem,) = load_rows(*ROWS[:3], changed)
    assert counts == Counts(updated=1, unchanged=3)
    assert PageTranslation.objects.values_list("title", "body").get() == ("Leçons", "Du polonium")
    assert "Translation of a further page" in problem.message


def test_a_translation_that_vanished_is_hidden_and_comes_back() -> None:
    load_rows(*ROWS)
    counts, (problem,) = load_rows(*ROWS[:3])
    assert counts == Counts(updated=1, unchanged=3)
    assert PageTranslation.objects.get().visibility == "hidden"
    assert "hidden now, not deleted" in problem.message
    load_rows(*ROWS)
    assert PageTranslation.objects.public().count() == 1


def test_of_what_was_deleted_here_no_translation_comes_back() -> None:
    load_rows(*ROWS)
    Page.objects.get().delete()
    assert load_rows(*ROWS) == (Counts(unchanged=2, kept=2), [])
    assert not PageTranslation.objects.exists()


def test_it_goes_with_its_own_original_where_another_has_the_key() -> None:
    """Somebody made a page with the same key by hand, and translated it."""
    marie = make_profile(slug=MARIE, name="Marie Curie")
    make_translation(make_page(marie, key="lectures", title="Mine"), title="À moi")
    load_rows(*ROWS)
    pages = {t.original.key: (t.original.title, t.title) for t in PageTranslation.objects.all()}
    assert pages == {"lectures": ("Mine", "À moi"), "lectures-2": ("Lectures", "Cours")}
    assert load_rows(*ROWS) == (Counts(unchanged=3, kept=1), [])


def test_a_fixture_carries_them_for_loaddata_too(tmp_path: Path) -> None:
    path = write_fixture(bundle(*ROWS), tmp_path)
    call_command("loaddata", path, verbosity=0)
    assert PageTranslation.objects.get().title == "Cours"
    problems = Problems()
    assert load(read_fixture(path, problems), problems) == Counts(unchanged=4)


def test_at_another_slug_they_go_along() -> None:
    problems = Problems()
    load(bundle(*ROWS).with_slug("marie"), problems)
    assert {row.natural_key() for row in PageTranslation.objects.all()} == {
        ("marie", "lectures", "fr")
    }
    assert Profile.objects.get().slug == "marie"
