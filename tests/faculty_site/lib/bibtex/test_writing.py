"""Entries written from plain words are read back as the same words."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.bibtex import Person, people, plain, read_bibliography, write_entry

EINSTEIN = """\
@article{Einstein1905,
  author = {Einstein, Albert and {Physikalische Gesellschaft} and Neumann, Jr., John},
  title = {Zur {Elektrodynamik} bewegter {Körper} \\& more on {$E=mc^2$}},
  year = {1905},
  month = jun,
  pages = {891--921},
  url = {https://example.org/a_b?x=1&y=%20#z},
}"""


def test_writes_an_entry() -> None:
    authors = [
        Person("Albert Einstein", "Einstein", "Albert"),
        Person("Physikalische Gesellschaft", corporate=True),
        Person("John Neumann Jr.", "Neumann", "John", suffix="Jr."),
    ]
    fields: dict[str, str | Sequence[Person]] = {
        "author": authors,
        "title": "Zur Elektrodynamik bewegter Körper & more on $E=mc^2$",
        "year": "1905",
        "month": "jun",
        "pages": "891–921",
        "note": " ",
        "url": "https://example.org/a_b?x=1&y=%20#z",
    }
    assert write_entry("Einstein, 1905", "article", fields) == EINSTEIN
    entry = read_bibliography(EINSTEIN).entries[0]
    assert people(entry.fields["author"])[0] == tuple(authors)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Untersuchungen über die Theorie", "Untersuchungen über die Theorie"),
        ("On the spectrum of H2O", "On the spectrum of {H2O}"),
        (
            "Cooling of Helium by Lord Kelvin slowly",
            "Cooling of {Helium} by {Lord} {Kelvin} slowly",
        ),
        ("The Physical Principles of the Quantum Theory", None),
        ("It costs $5 and 6", r"It costs \$5 and 6"),
        ("An { open brace", r"An \textbraceleft{} open brace"),
    ],
)
def test_capitals_that_styles_must_keep_are_held(title: str, written: str | None) -> None:
    entry = read_bibliography(write_entry("k", "book", {"title": title})).entries[0]
    assert entry.fields["title"] == (written or title)
    assert plain(entry.fields["title"]) == title


TEXTS = st.text(alphabet="abA É{}\\$&%#_^~<>|`'\"-–,!?=@/()[]12\n李") | st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
)


@given(TEXTS, st.sampled_from(["title", "note", "abstract"]))
def test_words_come_back(words: str, name: str) -> None:
    text = write_entry("k", "misc", {name: words})
    found = read_bibliography(text)
    assert found.faults == []
    back = plain(found.entries[0].fields.get(name, ""))
    shown = "".join(c if c.isprintable() else " " for c in words)
    assert back == " ".join(shown.split())
