"""The order of siblings is one value: the source's, or the local one with what is new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.load.sequence import merged_order
from faculty_site.ingest.report import Counts
from profiles.models import Link, Profile, Section
from tests.faculty_site.ingest.builders import link, load_rows, person, section


def numbers(sequence: str) -> dict[str, int]:
    return {origin: number for number, origin in enumerate(sequence)}


def merged(source: str, base: str, here: str) -> str:
    """What stands in the database afterwards, `here` being its sequence before."""
    now = {origin: (number, origin) for number, origin in enumerate(here)}
    # New ones come in with the source's number.
    now |= {o: (n, f"~{o}") for o, n in numbers(source).items() if o not in now and o not in base}
    for origin, number in merged_order(numbers(source), numbers(base), now).items():
        now[origin] = (number, origin)
    return "".join(sorted(now, key=lambda origin: now[origin]))


@pytest.mark.parametrize(
    ("source", "base", "here", "expected"),
    [
        ("abc", "abc", "abc", "abc"),
        ("acb", "abc", "abc", "acb"),  # moved in the source
        ("abc", "abc", "cba", "cba"),  # moved here
        ("acb", "abc", "cba", "cba"),  # moved on both sides: the local order stays
        ("abxc", "abc", "abc", "abxc"),  # new in the source
        ("abxc", "abc", "cba", "cbxa"),  # new behind its predecessor in the local order
        ("xabc", "abc", "cba", "xcba"),  # new at the top
        ("abxyc", "abc", "cba", "cbxya"),
        ("ac", "abc", "abc", "abc"),  # what vanished keeps its place
        ("abc", "abc", "ac", "ac"),  # deleted here
    ],
)
def test_cases(source: str, base: str, here: str, expected: str) -> None:
    assert merged(source, base, here) == expected


@given(st.permutations("abcdef"), st.permutations("abcdef"), st.permutations("abcdef"))
def test_one_side_wins_whole(source: list[str], base: list[str], here: list[str]) -> None:
    found = merged("".join(source), "".join(base), "".join(here))
    assert found == "".join(source if here == base else here)


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_an_unchanged_source_changes_nothing(source: list[str], here: list[str]) -> None:
    now = {origin: (7 * number, 0) for number, origin in enumerate(here)}
    assert merged_order(numbers("".join(source)), numbers("".join(source)), now) == {}


def headings() -> list[str]:
    return list(Section.objects.order_by("order", "pk").values_list("key", flat=True))


@pytest.mark.django_db
def test_sections_follow_the_source_without_counting_as_updated() -> None:
    load_rows(person(), section("news", 0), section("papers", 1))
    counts, _ = load_rows(person(), section("papers", 0), section("news", 1))
    assert headings() == ["papers", "news"]
    assert counts == Counts(unchanged=3)


@pytest.mark.django_db
def test_sections_sorted_here_keep_their_order_and_take_in_new_ones() -> None:
    load_rows(person(), section("news", 0), section("papers", 1), section("talks", 2))
    for number, key in enumerate(["talks", "papers", "news"]):
        Section.objects.filter(key=key).update(order=number + 1)
    rows = [section(k, n) for n, k in enumerate(["news", "papers", "awards", "talks"])]
    counts, _ = load_rows(person(), rows)
    assert headings() == ["talks", "papers", "awards", "news"]
    assert counts == Counts(created=1, unchanged=4)
    assert load_rows(person(), rows)[0] == Counts(unchanged=5)
    assert headings() == ["talks", "papers", "awards", "news"]


@pytest.mark.django_db
def test_records_made_by_hand_keep_their_place() -> None:
    load_rows(person(), link("orcid", 0), link("dblp", 1))
    by_hand = Link.objects.create(
        profile=Profile.objects.get(), key="hand", url="https://example.org/", order=9
    )
    load_rows(person(), link("dblp", 0), link("orcid", 1))
    by_hand.refresh_from_db()
    assert by_hand.order == 9
    assert list(Link.objects.values_list("key", flat=True)) == ["dblp", "orcid", "hand"]
