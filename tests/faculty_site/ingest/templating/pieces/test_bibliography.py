"""The works of a BibTeX text: who, when, what, where."""

from pathlib import Path

import pytest

from faculty_site.ingest.templating.pieces.bibliography import Work, read_works, works_in
from faculty_site.lib.bibtex import plain

RADIUM = r"""
---
---
@string{cr = "Comptes rendus"}
@article{curie1898,
  author = {Curie, Pierre and Sk{\l}odowska-Curie, Marie and B{\'e}mont, Gustave},
  title  = "Sur une {nouvelle} substance fortement radio-active",
  month = dec # "~26",
  journal = {Comptes rendus},
  year = 1898
}
  @Book(noether, author={Emmy Noether and others}, title={Ideals.}, date="1921-05",
    publisher={Springer})
@misc{cern, author = {{CERN Collaboration}}, title = {An event with "quotes" in it}, year={2012}
@misc{nobody, title={Notes}}
@misc{nobody, title={A second one of that key}}
"""


def test_a_work_is_read_field_by_field() -> None:
    assert works_in(RADIUM)["curie1898"] == Work(
        authors=("Pierre Curie", "Marie Skłodowska-Curie", "Gustave Bémont"),
        families=("Curie", "Skłodowska-Curie", "Bémont"),
        and_others=False,
        year="1898",
        title="Sur une nouvelle substance fortement radio-active",
        venue="Comptes rendus",
    )


def test_entries_in_parentheses_and_left_open_are_read() -> None:
    works = works_in(RADIUM)
    assert list(works) == ["curie1898", "noether", "cern", "nobody"]
    assert (works["noether"].year, works["noether"].venue) == ("1921", "Springer")
    assert works["cern"].title == 'An event with "quotes" in it'
    assert works["nobody"].title == "Notes"


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("curie1898", "Curie et al."),
        ("noether", "Noether et al."),
        ("cern", "CERN Collaboration"),
        ("nobody", "Notes"),
    ],
)
def test_a_work_is_named_by_its_authors(key: str, named: str) -> None:
    assert works_in(RADIUM)[key].family_names == named


def test_two_authors_are_both_named() -> None:
    works = works_in("@misc{a, author={Curie, Marie and Ludwig van Beethoven}}")
    assert works["a"].family_names == "Curie & van Beethoven"


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"G{\"o}del", "Gödel"),
        (r"G\"odel and \'{E}", "Gödel and É"),
        (r"\'{\i} \v{S} \c{c} \r a \aa \o{}re \ss", "í Š ç å åøre ß"),
        (r"A \& B, 10\% of {\em it}", "A & B, 10% of it"),
        (r"pp.~1--2 --- so", "pp. 1–2 — so"),
        (r"\url{x}", "x"),
    ],
)
def test_tex_becomes_plain_text(tex: str, text: str) -> None:
    assert plain(tex) == text


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "papers.bib"
    path.write_text("@misc{a, title={One}}")
    assert read_works(path)["a"].title == "One"
    path.write_text("@misc{a, title={Another}}")
    assert read_works(path)["a"].title == "Another"


def test_no_entries_are_no_works() -> None:
    assert works_in("Nothing here, not even an @ sign that counts.") == {}
