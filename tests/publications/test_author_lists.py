"""Lists of authors as text."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from publications.author_lists import (
    MOST_AUTHORS,
    Named,
    plan,
    read_names,
    replace_authors,
    write_names,
)
from publications.models import Authorship
from tests.factories import make_profile, make_publication


def names(text: str) -> list[str]:
    return [named.name for named in read_names(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Marie Curie\nPierre Curie\n\nG. Bémont\n",
        "Marie Curie; Pierre Curie; G. Bémont;",
        "Marie Curie, Pierre Curie and G. Bémont",
        "Marie Curie, Pierre Curie, and G. Bémont",
        "Marie Curie & Pierre Curie\r\nG. Bémont,",
    ],
)
def test_separators(text: str) -> None:
    assert names(text) == ["Marie Curie", "Pierre Curie", "G. Bémont"]


def test_a_comma_inside_a_name() -> None:
    assert names("Curie, Marie; Curie, Pierre") == ["Curie, Marie", "Curie, Pierre"]
    assert names("Curie, Marie and Curie, Pierre") == ["Curie, Marie", "Curie, Pierre"]
    assert names("King, Martin Luther, Jr.") == ["King, Martin Luther, Jr."]


def test_marks_and_organisations() -> None:
    assert read_names("Marie Curie*†; {Academy of Sciences and Letters}") == [
        Named("Marie Curie", "*†"),
        Named("Academy of Sciences and Letters", is_organization=True),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Curie, M., Curie, P., Bémont, G.", "several commas"),
        ("Marie Curie and others", "write all authors"),
        ("Marie Curie; et al.", "write all authors"),
        ("Marie Curie, et al.", "write all authors"),
        ("Marie Curie et al.", "write all authors"),
        ("Marie Curie; 12", "is no name"),
        ("x" * 301, "too long"),
        ("a\n" * (MOST_AUTHORS + 1), "authors fit"),
    ],
)
def test_what_cannot_be_read(text: str, complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        read_names(text)


def kept(old: list[str], new: list[str]) -> tuple[list[str | None], list[str]]:
    """Which old name stays for each new one, and which go."""
    result = plan([Named(name) for name in new], [Authorship(name=name) for name in old])
    return [row.name if row else None for _, row in result.rows], [row.name for row in result.gone]


def test_who_stays() -> None:
    old = ["Marie Curie", "P. Curie", "G. Bémont"]
    assert kept(old, ["G. Bémont", "Marie Curie", "P. Curie"]) == (
        ["G. Bémont", "Marie Curie", "P. Curie"],
        [],
    )
    assert kept(old, ["Curie, Marie", "Pierre Curie"]) == (["Marie Curie", "P. Curie"], [old[2]])
    assert kept(old, ["Paul Langevin"]) == ([None], old)


def test_doubtful_names_keep_nobody() -> None:
    assert kept(["M. Curie"], ["Marie Curie", "Maurice Curie"]) == ([None, None], ["M. Curie"])
    assert kept(["Marie Curie", "Maurice Curie"], ["M. Curie"])[0] == [None]
    assert kept(["J. Perrin", "J. Perrin"], ["J. Perrin", "J. Perrin"])[1] == []


def test_many_names_are_compared_only_for_being_equal() -> None:
    old = [f"Author {number}" for number in range(400)]
    new = [f"Writer {number}" for number in range(400)]
    assert kept(old, new) == ([None] * 400, old)


@pytest.mark.django_db
def test_rows_that_stay_keep_what_is_theirs() -> None:
    marie = make_profile(name="Marie Curie")
    linked = Authorship(
        name="M. Curie", family="Curie", given="M.", profile=marie, selected=True, marks="*"
    )
    work = make_publication(["G. Bémont", linked, Authorship(name="Academy", is_organization=True)])
    old = list(work.authorships.order_by("position"))
    assert write_names(old) == "G. Bémont\nM. Curie\n{Academy}"
    replace_authors(work, plan(read_names("Marie Curie; Pierre Curie†; {Academy}"), old))
    first, second, third = work.authorships.order_by("position")
    assert (first.pk, first.name, first.profile, first.selected) == (
        linked.pk,
        "Marie Curie",
        marie,
        True,
    )
    assert (first.marks, first.family, first.given) == ("*", "", "")
    assert (second.name, second.marks, second.profile) == ("Pierre Curie", "†", None)
    assert (third.name, third.is_organization, third.position) == ("Academy", True, 3)
