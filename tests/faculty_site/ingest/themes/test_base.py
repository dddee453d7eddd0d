from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.themes.base import (
    join_lines,
    lines_of,
    name_in,
    old_urls,
    position_and_affiliation,
    read_subtitle,
    string_list,
    text_of,
)
from tests.sites.reader import page_of


@pytest.mark.parametrize(
    ("line", "position", "affiliation"),
    [
        (
            "Professor of Physics, University of Paris",
            "Professor of Physics",
            "University of Paris",
        ),
        ("Lecturer at Girton College", "Lecturer", "Girton College"),
        ("PhD student @ ETH Zürich", "PhD student", "ETH Zürich"),
        ("Director | Radium Institute", "Director", "Radium Institute"),
        ("Radium Institute, Paris", "", "Radium Institute, Paris"),
        ("Assistant Professor", "Assistant Professor", ""),
        (
            "Michael I. Pupin Professor of Physics, Columbia",
            "Michael I. Pupin Professor of Physics",
            "Columbia",
        ),
        ("Natural Philosopher", "Natural Philosopher", ""),
        ("Geologist, Lyme Museum", "Geologist", "Lyme Museum"),
        ("教授，北京大学", "教授", "北京大学"),
        ("I am a professor at the Sorbonne", "", ""),
        ("She was the first professor, Sorbonne", "", ""),
        ("Radium and polonium", "", ""),
        ("[Home](/) | [Research interests]", "", ""),
        ("x" * 1000 + " professor", "", ""),
        ("", "", ""),
    ],
)
def test_position_and_affiliation_of_a_line(line: str, position: str, affiliation: str) -> None:
    assert position_and_affiliation(line) == (position, affiliation)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Marie Curie", ("Marie Curie", "")),
        ("<strong>Hideki Yukawa (湯川秀樹)</strong>", ("Hideki Yukawa", "湯川秀樹")),
        ("Chien-Shiung Wu &#21555;&#20581;&#38596;", ("Chien-Shiung Wu", "吳健雄")),
        ("About me", ("", "")),
        ("关于我", ("", "")),
        ("blank", ("", "")),
        ("Selected Works", ("", "")),
        (None, ("", "")),
        (["Marie Curie"], ("", "")),
    ],
)
def test_the_name_in_a_title(title: object, name: tuple[str, str]) -> None:
    assert name_in(title) == name


def test_a_subtitle_in_lines() -> None:
    subtitle = read_subtitle("Professor, Sorbonne<br>Radium Institute")
    assert (subtitle.position, subtitle.affiliation) == ("Professor", "Sorbonne\nRadium Institute")
    assert subtitle.unread == ()


def test_a_subtitle_in_sentences() -> None:
    subtitle = read_subtitle("<a href='/'>Radium Institute</a>. 12 Rue Cuvier.")
    assert subtitle.affiliation == "Radium Institute"
    assert subtitle.unread == (("About", "12 Rue Cuvier."),)
    assert read_subtitle("Dept. Physics, Univ. Paris").affiliation == "Dept. Physics, Univ. Paris"


def test_what_a_subtitle_says_besides_is_kept() -> None:
    subtitle = read_subtitle("Professor, Sorbonne<br>Rue Cuvier 12")
    assert subtitle.position == "Professor"
    assert subtitle.unread == (("About", "Rue Cuvier 12"),)
    assert read_subtitle("Radium and polonium").unread == (("About", "Radium and polonium"),)
    assert read_subtitle(None).unread == ()


def test_values_as_text() -> None:
    assert text_of("<b>Marie</b>&nbsp;Curie<br>Paris") == "Marie Curie Paris"
    assert lines_of("<p>12 rue Cuvier</p>\n<p>Paris</p>") == "12 rue Cuvier\nParis"
    assert lines_of(1903) == "1903"
    assert text_of(True) == text_of({"a": 1}) == text_of(["a"]) == text_of(None) == ""
    assert string_list("a") == ["a"]
    assert string_list(["a", 1, None]) == ["a", "1"]
    assert string_list({"a": 1}) == string_list(" ") == []
    assert join_lines(["a", "", "b", "a"]) == "a\nb"


def test_old_addresses_are_paths() -> None:
    page = page_of(
        "",
        title="Marie Curie",
        permalink="/",
        redirect_from=["/about/", "about.html", "https://elsewhere.example/", "//x.example/"],
        aliases="/marie/",
    )
    assert page.old_urls == old_urls(page.document) == ("/", "/about/", "/about.html", "/marie/")


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    name_in(text)
    read_subtitle(text)
    position_and_affiliation(text)
