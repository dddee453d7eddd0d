from __future__ import annotations

import pytest

from tests.sites.reader import extracted, fields_of


def entries(body: str, *names: str) -> list[tuple[object, ...]]:
    return fields_of(extracted(body), "profiles.entry", *names)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Awards: \n------", "award"),
        ("Certification:\n------", "certification"),
        ("## Employment History", "position"),
        ("# 📖 Educations", "education"),
        ("# 获奖情况", "award"),
        ("**Grants**", "grant"),
        ("# Invited Talks", "talk"),
        ("# Teaching", "teaching"),
        ("# Academic Service", "service"),
        ("# Awards\n\n## 1911", "award"),
    ],
)
def test_the_heading_says_what_kind_of_entries(heading: str, kind: str) -> None:
    assert entries(f"{heading}\n\n- Radium <br>\n", "kind", "title") == [(kind, "Radium")]


@pytest.mark.parametrize("heading", ["Skills", "Seminars of interest", "Students", "1911", "Links"])
def test_other_lists_stay_text(heading: str) -> None:
    assert entries(f"# {heading}\n\n- Radium\n", "kind") == []


def test_prose_stays_text() -> None:
    into = extracted("# Education\n\nI studied in Paris.\n")
    assert fields_of(into, "profiles.section", "kind", "body") == [("text", "I studied in Paris.")]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("1891--1894: Licence, Sorbonne", ("1891", "1894", "Licence, Sorbonne", "")),
        ("**Chair** of Physics, 1906", ("1906", None, "Chair of Physics", "**Chair** of Physics")),
        ("1906 – present: Professor", ("1906", "..", "Professor", "")),
        (
            "Nobel Prize (Stockholm, 10 Dec 1903)",
            ("1903-12-10", None, "Nobel Prize (Stockholm)", ""),
        ),
        ("May 6: no year", (None, None, "May 6: no year", "")),
        ("Radium", (None, None, "Radium", "")),
        ("Prix de l'Académie, 1903", ("1903", None, "Prix de l’Académie", "")),
        (
            "Rays, 1906\n  - alpha\n  - beta",
            ("1906", None, "Rays", "Rays\n- alpha\n- beta"),
        ),
    ],
)
def test_dates_and_texts(item: str, expected: tuple[str | None, ...]) -> None:
    assert entries(f"# Awards\n\n- {item}\n", "start", "end", "title", "body") == [expected]


def test_a_long_line_is_kept_whole_in_its_body() -> None:
    ((title, body),) = entries("# Awards\n\n- " + "radium " * 100 + "\n", "title", "body")
    assert len(str(title)) == 500
    assert str(body) == ("radium " * 100).strip()


def test_an_item_without_words_stays_where_it_stands() -> None:
    into = extracted("# Awards\n\n- ![](medal.png)\n- Medal\n")
    assert fields_of(into, "profiles.entry", "title") == [("Medal",)]
    assert fields_of(into, "profiles.section", "kind", "body") == [("entries", "- ![](medal.png)")]


def test_equal_lines_have_keys_and_origins_of_their_own() -> None:
    rows = extracted("# Awards\n\n- Medal\n- Medal\n").rows_of("profiles.entry")
    assert len({row.key for row in rows}) == len({row.origin for row in rows}) == 2
    assert [row.order for row in rows] == [0, 1]
