"""Further pages go through the loader's general rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from faculty_site.ingest.fixture import read_fixture, write_fixture
from faculty_site.ingest.load import load
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.report import Counts
from profiles.models import Page, Profile
from tests.faculty_site.ingest.builders import MARIE, bundle, load_rows, page, person

pytestmark = pytest.mark.django_db

LECTURES = page("lectures", 0, body="On radioactivity")
LETTERS = page("letters", 1, in_navigation=False)


def keys() -> list[str]:
    return list(Page.objects.values_list("key", flat=True))


def test_pages_come_in_and_stay_unchanged() -> None:
    assert load_rows(person(), LECTURES, LETTERS)[0] == Counts(created=3)
    lectures, letters = Page.objects.all()
    assert (lectures.title, lectures.body, lectures.in_navigation) == (
        "Lectures",
        "On radioactivity",
        True,
    )
    assert not letters.in_navigation
    assert load_rows(person(), LECTURES, LETTERS) == (Counts(unchanged=3), [])


def test_a_text_changed_on_both_sides_keeps_the_local_one() -> None:
    load_rows(person(), LECTURES)
    Page.objects.update(body="On polonium")
    counts, (problem,) = load_rows(person(), page("lectures", 0, body="On radium", title="Talks"))
    assert counts == Counts(updated=1, unchanged=1)
    assert Page.objects.values_list("title", "body").get() == ("Talks", "On polonium")
    assert "Further page “Talks”" in problem.message


def test_a_page_that_vanished_is_hidden_and_comes_back() -> None:
    load_rows(person(), LECTURES, LETTERS)
    counts, (problem,) = load_rows(person(), LETTERS)
    assert counts == Counts(updated=1, unchanged=2)
    assert Page.objects.get(key="lectures").visibility == "hidden"
    assert "hidden now, not deleted" in problem.message
    load_rows(person(), LECTURES, LETTERS)
    assert Page.objects.public().count() == 2


def test_the_order_is_merged_as_one_sequence() -> None:
    load_rows(person(), LECTURES, LETTERS)
    load_rows(person(), page("letters", 0), page("lectures", 1))
    assert keys() == ["letters", "lectures"]
    for number, key in enumerate(("lectures", "letters"), 5):
        Page.objects.filter(key=key).update(order=number)
    load_rows(person(), page("letters", 0), page("diary", 1), page("lectures", 2))
    assert keys() == ["lectures", "letters", "diary"]


def test_a_page_made_by_hand_keeps_its_address() -> None:
    marie = Profile.objects.create(slug=MARIE, name="Marie Curie")
    Page.objects.create(profile=marie, key="lectures", title="By hand")
    load_rows(person(), LECTURES)
    assert dict(Page.objects.values_list("key", "title")) == {
        "lectures": "By hand",
        "lectures-2": "Lectures",
    }
    assert load_rows(person(), LECTURES)[0].created == 0


def test_a_fixture_brings_its_pages_back(tmp_path: Path) -> None:
    path = write_fixture(bundle(person(), LECTURES, LETTERS), tmp_path)
    call_command("loaddata", str(path), verbosity=0)
    assert keys() == ["lectures", "letters"]
    assert load(read_fixture(path, Problems()), Problems()) == Counts(unchanged=3)


def test_a_person_at_another_slug_takes_the_pages_along() -> None:
    moved = bundle(person(), LECTURES).with_slug("marie-curie-2")
    load(moved, Problems())
    assert Page.objects.get().get_absolute_url() == "/people/marie-curie-2/lectures/"
