"""Titles, identifiers and lists of authors as they are compared."""

from __future__ import annotations

import pytest

from faculty_site.lib.work_identity import arxiv_key, doi_key, title_key
from faculty_site.lib.work_identity.authors import agreement
from faculty_site.lib.work_identity.titles import is_vague, likeness


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Über die *Spaltung* des Urans", "uber die Spaltung des Urans!", "equal"),
        ("The theory of gases II", "The theory of gases III", "other"),
        ("A dynamical theory of gases, part 2", "A dynamical theory of gases, Part II", "near"),
        ("Vitamin C in the guinea pig", "Vitamin C in the guinea pigs", "near"),
        ("X-rays and crystals of salt", "X-rays and crystals of salts", "near"),
        ("Radium", "Radium and its salts", "other"),
        (r"Sur les zéros de $\zeta(s)$", "Sur les zéros de ζ(s)", "equal"),
        ("Spectra of $^{12}$B", "Spectra of ¹²B", "equal"),
        ("", "…", "missing"),
    ],
)
def test_likeness(one: str, other: str, alike: str) -> None:
    assert likeness(one, other) == likeness(other, one) == alike


def test_titles_of_many_works() -> None:
    assert is_vague("Preface")
    assert is_vague("Annual report 1911")
    assert is_vague("Radium")
    assert not is_vague("论数论中的一个问题")
    assert not is_vague("On radioactive substances")


def test_keys() -> None:
    assert title_key("Heat & *Light*") == title_key("Heat and light") == "heatandlight"
    assert doi_key(" https://dx.doi.org/10.1038/143239A0 ") == "10.1038/143239a0"
    assert doi_key("doi: 10.1038/143239a0") == "10.1038/143239a0"
    assert doi_key("10.48550/arXiv.1602.03837") == doi_key("143239a0") == ""
    assert arxiv_key("", "10.48550/arXiv.1602.03837v1") == "1602.03837"
    assert arxiv_key("https://arxiv.org/abs/math/0303109v1") == "math/0303109"
    assert arxiv_key("arXiv:1602.03837") == "1602.03837"
    assert arxiv_key("see there") == ""


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (["Marie Curie", "P. Curie"], ["Curie, Pierre", "M. Curie"], "shared"),
        (["Marie Curie"], ["Irène Curie"], "none"),
        (["Marie Curie"], [], "unknown"),
        (["A. Adams", "B. Brown", "C. Clark"], ["A. Adams", "E. Evans", "F. Ford"], "few"),
    ],
)
def test_authors(one: list[str], other: list[str], how: str) -> None:
    assert agreement(one, other) == agreement(other, one) == how


def test_five_hundred_authors_of_one_family() -> None:
    many = [f"Wang {given}{number}" for number in range(5) for given in map(chr, range(97, 197))]
    assert agreement(many, [f"{name[5:]} Wang" for name in many]) in ("shared", "few", "none")
