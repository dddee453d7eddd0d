"""Lines of a curriculum vitae out of data."""

from __future__ import annotations

from typing import Any

import pytest

from faculty_site.ingest.themes.jekyll.cv import is_sample, lines_of_cv, lines_under

DOCTOR = {"institution": "Pisa", "studyType": "PhD", "area": "Physics", "startDate": "1918",
          "endDate": "1922-07", "courses": ["Optics"]}  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        {"education": [DOCTOR]},
        {"cv": {"name": "Enrico Fermi", "sections": {"Education": [DOCTOR]}}},
        [{"title": "Education", "type": "time_table", "contents": [DOCTOR]}],
    ],
    ids=["JSON Resume", "RenderCV", "list of sections"],
)
def test_a_degree_in_three_forms(data: Any) -> None:
    (line,) = lines_of_cv(data)
    item = line.item
    assert (line.role, item.kind, item.title) == ("entry", "education", "PhD, Physics")
    assert (item.venue, str(item.date), str(item.end)) == ("Pisa", "1918", "1922-07")
    assert item.summary == "- Optics"


@pytest.mark.parametrize("where", ["company", "name"])
def test_a_position_that_lasts(where: str) -> None:
    row = {where: "Chicago", "position": "Professor", "year": "1946 - present"}
    (line,) = lines_under("Experience", [row])
    assert (line.item.title, line.item.venue, line.item.summary) == ("Professor", "Chicago", "")
    assert line.item.kind == "position"
    assert (str(line.item.date), str(line.item.end)) == ("1946", "..")


def test_a_year_with_all_that_was_won_in_it() -> None:
    lines = list(lines_under("Awards", [{"year": 1938, "items": ["Nobel Prize", "A dinner"]}]))
    assert [(line.item.title, str(line.item.date)) for line in lines] == [
        ("Nobel Prize", "1938"),
        ("A dinner", "1938"),
    ]


def test_a_bare_line_keeps_its_link() -> None:
    plain, linked = lines_under("Interests", ["Neutrons", "[Pile](https://e.org/pile)"])
    assert (plain.item.title, plain.item.summary) == ("Neutrons", "")
    assert (linked.item.title, linked.item.summary) == ("Pile", "[Pile](https://e.org/pile)")


def test_publications_are_works() -> None:
    row = {"title": "Artificial radioactivity", "authors": ["E. Fermi"], "journal": "Nature",
           "date": 1934, "doi": "10.1000/1"}  # fmt: skip
    (line,) = lines_under("Publications", [row])
    assert (line.role, line.item.authors, line.item.venue) == ("work", ("E. Fermi",), "Nature")


NOTHING: list[Any] = [None, "", 3, {}, [], [None], {"cv": None}, {"cv": {"sections": []}}]


@pytest.mark.parametrize("data", [*NOTHING, {"work": [None, [], {}]}])
def test_what_is_no_curriculum_vitae_gives_no_lines(data: Any) -> None:
    assert lines_of_cv(data) == []
    assert not is_sample(data)


def test_the_example_of_the_theme_is_known() -> None:
    assert is_sample({"basics": {"name": "Albert Einstein"}})
    assert is_sample({"cv": {"name": "Albert Einstein"}})
    named = {"name": "Full Name", "value": "Albert Einstein"}
    assert is_sample([{"title": "General Information", "contents": [named]}])
    assert not is_sample({"basics": {"name": "Enrico Fermi"}})
