"""Rows sifted by a filter, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from django.http import QueryDict

from faculty_site.lib.listing import (
    MOST_VALUES,
    Kind,
    ListFilter,
    ListForm,
    Parameter,
    Sifted,
    any_year,
    named,
    values_of,
    words,
)

COLOURS = {"r": "Red", "g": "Green"}
PARAMETERS = (
    Parameter("q", words, is_single=True),
    Parameter("colour", named(COLOURS, "“%(text)s” is no colour.")),
    Parameter("topic"),
    Parameter("year", any_year),
)
KINDS = [
    Kind("colour", "Colours", COLOURS),
    Kind("topic", "Topics", by_hand=True),
    Kind("year", "Years", by=lambda option: -int(option.value)),
]


class Filter(ListFilter):
    names = tuple(parameter.name for parameter in PARAMETERS)


@dataclass(frozen=True)
class Row:
    name: str
    has: Mapping[str, tuple[str, ...]]


ROWS = [
    Row("one", {"colour": ("r",), "topic": ("Number theory", "Algebra"), "year": ("1900",)}),
    Row("two", {"colour": ("g",), "topic": ("number theory",), "year": ("1901",)}),
    Row("three", {"colour": ("r", "g"), "topic": ("Number theory",)}),
    Row("four", {}),
]


def asked(query: str, *kept: tuple[str, str]) -> Filter:
    values, messages = values_of(QueryDict(query), PARAMETERS)
    return Filter(tuple(values), tuple(messages), kept)


def sifted(query: str) -> Sifted[Row]:
    wanted = asked(query)
    word = wanted.first("q")
    return Sifted(ROWS, wanted, KINDS, lambda row: word in row.name)


def found(query: str) -> list[str]:
    return [row.name for row in sifted(query).shown]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["one", "two", "three", "four"]),
        ("colour=r", ["one", "three"]),
        ("colour=r&colour=g", ["one", "two", "three"]),
        ("colour=r&topic=NUMBER+THEORY&year=1900", ["one"]),
        ("q=e&colour=g", ["three"]),
        ("colour=blue", []),
        ("colour=blue&colour=r", ["one", "three"]),
        ("year=MCM", []),
        ("q=%3F", []),
        ("nonsense=1&colour=%00", ["one", "two", "three", "four"]),
    ],
)
def test_the_rows_that_fit(query: str, names: list[str]) -> None:
    assert found(query) == names


def test_values_in_other_case_and_accents_are_one_and_named_as_most_write_them() -> None:
    topics = next(facet for facet in sifted("").facets if facet.name == "topic")

    assert [(o.label, o.count) for o in topics.options] == [("Number theory", 3), ("Algebra", 1)]


@pytest.mark.parametrize("query", ["", "colour=r", "topic=algebra", "colour=g&year=1901", "q=o"])
def test_each_count_is_what_choosing_that_value_alone_finds(query: str) -> None:
    wanted = asked(query)
    for facet in sifted(query).facets:
        for option in facet.options:
            assert len(found(wanted.instead(facet.name, option.value)[1:])) == option.count


def test_what_few_rows_have_is_not_offered_unless_it_is_chosen() -> None:
    kind = Kind("topic", "Topics", least=2, by_hand=True)

    assert [o.label for o in sifted("").facet(kind).options] == ["Number theory"]
    chosen = sifted("topic=algebra").facet(kind)
    assert [(o.label, o.is_chosen) for o in chosen.options] == [
        ("Number theory", False), ("Algebra", True),
    ]  # fmt: skip


def test_a_facet_is_sorted_as_its_kind_says() -> None:
    years = next(facet for facet in sifted("").facets if facet.name == "year")

    assert [option.value for option in years.options] == ["1901", "1900"]


def test_remedies_say_what_would_be_found_without_a_filter() -> None:
    remedies = sifted("colour=g&year=1900").remedies

    assert [(r.label, r.count, r.query) for r in remedies] == [
        ("Green", 1, "?year=1900"), ("1900", 2, "?colour=g"),
    ]  # fmt: skip


def test_a_filter_has_addresses_without_each_of_its_values() -> None:
    wanted = asked("year=1900&colour=r&q=e&lang=fr", ("lang", "fr"))

    assert wanted.query == "?q=e&colour=r&year=1900&lang=fr"
    assert [(chip.label, chip.remove) for chip in wanted.applied] == [
        ("“e”", "?colour=r&year=1900&lang=fr"),
        ("Red", "?q=e&year=1900&lang=fr"),
        ("1900", "?q=e&colour=r&lang=fr"),
    ]
    assert wanted.instead("colour", "g") == "?q=e&colour=g&year=1900&lang=fr"
    assert wanted.nothing == "?lang=fr"
    assert wanted.is_canonical(QueryDict("q=e&colour=r&year=1900"))
    assert not wanted.is_canonical(QueryDict("q=+e&colour=r&colour=r&year=1900"))


def test_what_is_cut_short_is_told() -> None:
    assert asked("q=" + "+".join("abcdefghijklm")).messages
    assert asked("topic=" + "x" * 400).messages
    assert asked("&".join(f"year={year}" for year in range(MOST_VALUES + 1))).messages


def test_the_form_sends_on_what_it_does_not_show() -> None:
    wanted = asked("q=e&colour=r&topic=algebra", ("lang", "fr"))
    form = ListForm(wanted, [sifted("").facet(KINDS[0])])

    assert (form.words, form.set) == ("e", 2)
    assert form.hidden == [("topic", "algebra"), ("lang", "fr")]
