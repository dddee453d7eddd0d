from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.dating import date_item
from tests.growth import grows_in_step


def dated(text: str, *, cv_line: bool = False) -> tuple[str, str, str] | None:
    """(date, end, text without the date and with the aside)."""
    found = date_item(text, cv_line=cv_line)
    if found is None:
        return None
    date, end = found.found.date, found.found.end
    return str(date or ""), str(end or ""), found.rest(keep_aside=True)


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        ("May 1911: Second prize", "1911-05", "Second prize"),
        ("Feb '16: Waves", "2016-02", "Waves"),
        ("*1911.05*: Second prize", "1911-05", "Second prize"),
        ("*1911.05*: **Second** prize", "1911-05", "**Second** prize"),
        ("**[05/1911]** Second prize", "1911-05", "Second prize"),
        ("**May 1911:** Second prize", "1911-05", "Second prize"),
        ("**May 1911: Second** prize", "1911-05", "**Second** prize"),
        ("[Jun 1922] A visit", "1922-06", "A visit"),
        (r"\[10/1922\] A visit", "1922-10", "A visit"),
        ("(May 1911) Second prize", "1911-05", "Second prize"),
        ("<strong>1911.05</strong>: Second prize", "1911-05", "Second prize"),
        ('<span class="date">Jan 1911</span> A prize', "1911-01", "A prize"),
        ("🎉 *1911.05*: prize", "1911-05", "🎉 prize"),
        (":tada: May 1911: prize", "1911-05", ":tada: prize"),
        ("• May 1911 – prize", "1911-05", "prize"),
        ("December 10th, 1903. The prize", "1903-12-10", "The prize"),
        ("1911年5月：受賞", "1911-05", "受賞"),
        ("[May 1911: prize](p.pdf) and more", "1911-05", "[May 1911: prize](p.pdf) and more"),
    ],
)
def test_a_date_in_front(text: str, date: str, rest: str) -> None:
    assert dated(text) == (date, "", rest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talk (Paris, Mar 3--7, 1925)", ("1925-03-03", "1925-03-07", "Talk (Paris)")),
        ("Talk (Rome, Oct 31--Nov 03, 1931)  ", ("1931-10-31", "1931-11-03", "Talk (Rome)")),
        ("Talk (May 6, 1921).", ("1921-05-06", "", "Talk.")),
        ("Talk (1921) \\[[Text](t.pdf)\\]", ("1921", "", "Talk \\[[Text](t.pdf)\\]")),
        ("Solvay (postponed, 1914)", ("1914", "", "Solvay (postponed)")),
        ("A year (1898) of work (Dec, 1898)", ("1898-12", "", "A year (1898) of work")),
        ("Lecture（1921年5月）", ("1921-05", "", "Lecture")),
        ("Prize of the Academy, 1903", ("1903", "", "Prize of the Academy")),
        ("Lecture at the Sorbonne. May 1906", ("1906-05", "", "Lecture at the Sorbonne")),
        ("Lecture [May 1906]", ("1906-05", "", "Lecture")),
        ("I gave it on 5 November 1906.", ("1906-11-05", "", "I gave it on 5 November 1906.")),
    ],
)
def test_a_date_at_the_end(text: str, expected: tuple[str, str, str]) -> None:
    assert dated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No date at all",
        "Accepted at Solvay 1911",
        "Accepted (Solvay 1911)",
        "In 1898 we found radium in pitchblende",
        "The 1911 prize",
        "We start in autumn 1911",
        "May 1911",
        "Talk (Paris, May 6, 1921, by invitation) and a dinner",
    ],
)
def test_an_item_without_a_date_of_its_own(text: str) -> None:
    assert dated(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1900-1906 Lecturer at Sèvres", ("1900", "1906", "Lecturer at Sèvres")),
        ("*1900-1906* **Lecturer**, Sèvres", ("1900", "1906", "**Lecturer**, Sèvres")),
        ("1906 – present: Professor", ("1906", "..", "Professor")),
        ("Nobel Prize in Physics 1903", ("1903", "", "Nobel Prize in Physics 1903")),
        ("Chair (1914), clerk (1915)", None),
        ("`x` <span> *1921* </span>", ("1921", "", "`x` <span> *1921* </span>")),
    ],
)
def test_a_line_of_a_career(text: str, expected: tuple[str, str, str] | None) -> None:
    assert dated(text, cv_line=True) == expected


def test_a_day_without_a_year_says_so() -> None:
    found = date_item("June 10: A talk")
    assert found is not None
    assert found.found.needs_year
    assert found.rest() == "A talk"


def test_the_page_decides_what_numbers_mean() -> None:
    for day_first, date in ((True, "1921-05-12"), (False, "1921-12-05"), (None, "1921-12-05")):
        found = date_item("12/05/1921: A talk", day_first=day_first)
        assert found is not None
        assert str(found.found.date) == date


WORDS = "May 1911;1911;(;);[;];*;**;_;<b>;</b>;:; ;–;Paris, ;\\[;](u);🎉;:x:;3--7;5/6/21;,;."
PIECES = st.sampled_from([*WORDS.split(";"), "\n"])


@given(st.lists(PIECES | st.text(max_size=5), max_size=15).map("".join), st.booleans())
def test_any_item_is_read_and_keeps_its_words(text: str, cv_line: bool) -> None:
    found = date_item(text, cv_line=cv_line)
    if found is not None:
        lost = letters(text) - letters(found.rest(keep_aside=True))
        assert lost <= letters(text[found.found.start : found.found.stop])


def letters(text: str) -> Counter[str]:
    """How often each letter stands in the words of a text; tags are no words."""
    return Counter(filter(str.isalpha, re.sub(r"</?b>", "", text)))


@pytest.mark.parametrize(
    "piece",
    ["-", "(", "(1911) ", "[", "May 1911 ", "*", " ", "🎉", "<b>", "](", "(May 1, 1911, ", ","],
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    def read(times: int) -> None:
        date_item(piece * times + "x (Rome, May 3, 1911)")
        date_item(piece * times + "x", cv_line=True)

    assert grows_in_step(read, (2_000, 16_000), most=24)
