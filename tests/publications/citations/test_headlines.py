"""Headline style, and for which titles."""

from __future__ import annotations

import pytest

from publications.citations.headlines import headline, is_english


@pytest.mark.parametrize(
    ("title", "language", "english"),
    [
        ("On the origin of species", "", True),
        ("On the origin of species", "en-GB", True),
        ("On the origin of species", "de", False),
        ("Zur Elektrodynamik bewegter Körper", "", False),
        ("Die Grundlage der Theorie", "", False),
        ("Principia Mathematica", "", False),
        ("Principia Mathematica", "en", True),
        ("堆垒素数论", "", False),
        ("", "", False),
    ],
)
def test_title_is_english_where_that_is_sure(title: str, language: str, english: bool) -> None:
    assert is_english(title, language) is english


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("a study of the thing", "A Study of the Thing"),
        ("the thing that we looked for", "The Thing That We Looked For"),
        ("the thing: a study", "The Thing: A Study"),
        ("why? the answer", "Why? The Answer"),
        ("“hidden” things", "“Hidden” Things"),
        ("self-consistent state-of-the-art methods", "Self-Consistent State-of-the-Art Methods"),
        ("a p-adic method", "A p-adic Method"),
        ("x-ray and mRNA on arXiv", "X-Ray and mRNA on arXiv"),
        ("the $l^p$ and $a b$ spaces", "The $l^p$ and $a b$ Spaces"),
        ("don't stop", "Don't Stop"),
        ("", ""),
    ],
)
def test_headline_style(title: str, expected: str) -> None:
    assert headline(title) == expected


def test_style_adds_its_small_words() -> None:
    assert headline("life without end", "without") == "Life without End"
