"""Labelled pairs of works, and what holds of any two."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.work_identity import Description, Judgement, compare

PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))


def described(fields: dict[str, Any]) -> Description:
    authors = tuple(fields.get("authors", ()))
    return Description(**{**fields, "authors": authors})


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["about"] for pair in PAIRS])
def test_labelled_pairs(pair: dict[str, Any]) -> None:
    one, other = described(pair["one"]), described(pair["one"] | pair["other"])
    judgement = compare(one, other)
    assert judgement.verdict == pair["is"], judgement
    assert judgement.is_sure is pair.get("sure", judgement.is_sure), judgement
    assert judgement.is_worth_asking is pair.get("ask", judgement.is_worth_asking), judgement
    assert compare(other, one) == judgement


def test_there_are_labels_enough() -> None:
    assert len(PAIRS) >= 40
    assert {pair["is"] for pair in PAIRS} == {"same", "versions", "different"}


TITLES = (
    *("Sur une substance nouvelle", "Sur une substance nouvelle, II", "Erratum", "Annual report"),
    *(
        "Radium",
        "",
        "Über die Spaltung des Urans",
        "论数论中的一个问题",
        "sur une substance nouvele",
    ),
)
NAMES = ("Marie Curie", "Curie, M.", "Pierre Curie", "P. Curie", "Lise Meitner", "华罗庚", "")
descriptions = st.builds(
    Description,
    title=st.sampled_from(TITLES) | st.text(max_size=40),
    year=st.none() | st.integers(1895, 1905),
    authors=st.lists(st.sampled_from(NAMES) | st.text(max_size=12), max_size=5).map(tuple),
    doi=st.sampled_from(
        ("", "10.1038/1", "10.1038/2", "10.1101/3", "doi:10.48550/arXiv.1602.03837")
    ),
    arxiv=st.sampled_from(("", "1602.03837", "1602.03837v2", "math/0303109", "none")),
    status=st.sampled_from(("published", "preprint", "under_review", "accepted")),
    type=st.sampled_from(("document", "article", "article-journal", "paper-conference", "book")),
    venue=st.sampled_from(("", "Nature", "Comptes rendus", "C. R.", "arXiv")) | st.text(max_size=9),
)


@given(descriptions, descriptions)
def test_either_order_gives_the_same(one: Description, other: Description) -> None:
    judgement = compare(one, other)
    assert judgement == compare(other, one)
    assert 50 <= judgement.confidence <= 99
    assert judgement.reason


@given(descriptions)
def test_a_work_is_the_same_as_itself(work: Description) -> None:
    judgement = compare(work, work)
    if judgement.verdict != "same":
        assert judgement == Judgement("different", 50, "without a title nothing tells them")
        assert not work.doi_key
        assert not work.arxiv_key


@given(descriptions, descriptions, st.randoms(use_true_random=False))
def test_the_order_of_authors_says_nothing(
    one: Description, other: Description, chance: random.Random
) -> None:
    shuffled = list(one.authors)
    chance.shuffle(shuffled)
    fields = {name: getattr(one, name) for name in Description.__slots__}
    assert compare(Description(**fields | {"authors": tuple(shuffled)}), other) == compare(
        one, other
    )


@given(descriptions, descriptions)
def test_only_sure_verdicts_join(one: Description, other: Description) -> None:
    """Without an identifier in common, two are joined by title, year and authors together only."""
    judgement = compare(one, other)
    ids = {one.doi_key, one.arxiv_key} & {other.doi_key, other.arxiv_key} - {""}
    if judgement.is_sure and not ids:
        assert all((one.title, other.title, one.authors, other.authors))
        assert None in (one.year, other.year) or abs((one.year or 0) - (other.year or 0)) <= 1
