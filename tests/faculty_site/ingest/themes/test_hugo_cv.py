"""Lines of a CV that stand in an author's front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from faculty_site.ingest.themes.hugo_site.cv import rows_of
from tests.sites.reader import page_of


def lines(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    document = page_of("").document
    rows = [row.item for row in rows_of(document, data) if not row.is_sample]
    return [(item.kind, item.title, item.summary) for item in rows]


def test_skills_stand_in_their_groups_with_how_far_they_go() -> None:
    optics = {"name": "Optics", "items": [{"label": "Lenses", "level": 4}, {"name": "Prisms"}]}
    music = {"name": "Music", "items": [{"name": "Lute", "percent": 80}]}
    assert lines({"skills": [optics, music]}) == [
        ("other", "Optics", "Lenses (4/5), Prisms"),
        ("other", "Music", "Lute (80%)"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "Tuscan", "level": 5, "label": "Native"}, "Native"),
        ({"name": "Tuscan", "percent": "90"}, "90%"),
        ({"name": "Tuscan"}, ""),
    ],
)
def test_languages(row: Mapping[str, Any], said: str) -> None:
    assert lines({"languages": [row]}) == [("other", "Tuscan", said)]


def test_the_languages_of_the_themes_own_people_are_samples() -> None:
    spoken = (("English", 100), ("Chinese", 75), ("Portuguese", 25))
    listed = [{"name": name, "percent": percent} for name, percent in spoken]
    assert lines({"languages": listed}) == []
    assert len(lines({"languages": listed[:2]})) == 2


def test_a_row_of_a_place_alone_or_a_bare_line_is_not_dropped() -> None:
    data = {"education": [{"institution": "University of Pisa"}, "Studies with Ostilio Ricci", {}]}
    assert lines(data) == [
        ("education", "University of Pisa", ""),
        ("education", "Studies with Ostilio Ricci", ""),
    ]
