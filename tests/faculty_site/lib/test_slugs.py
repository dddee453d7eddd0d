"""Slugs: ASCII, never empty, the same every time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.slugs import next_free, slug_for_name, slug_for_text

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Marie Curie", "marie-curie"),
        ("Curie, Marie", "marie-curie"),
        ("Dr. Emmy Noether, PhD", "emmy-noether"),
        ("Hans Christian Ørsted", "hans-christian-orsted"),
        ("Hideki Yukawa (湯川秀樹)", "hideki-yukawa"),
        ("屠呦呦", "tu-you-you"),
        ("이휘소", "i-hwi-so"),
        ("Jean le Rond d'Alembert", "jean-le-rond-dalembert"),
        ("J. J. Thomson", "j-j-thomson"),
    ],
)
def test_slug_for_name(name: str, slug: str) -> None:
    assert slug_for_name(name) == slug


@pytest.mark.parametrize(
    ("text", "length", "slug"),
    [
        ("On the Electrodynamics of Moving Bodies", 60, "on-the-electrodynamics-of-moving-bodies"),
        ("On the Electrodynamics of Moving Bodies", 25, "on-the-electrodynamics-of"),
        ("On the Electrodynamics of Moving Bodies", 24, "on-the-electrodynamics"),
        ("<b>Über</b> [das](x) Gesetz", 60, "uber-das-gesetz"),
        ("Donaudampfschifffahrt", 10, "donaudampf"),
        ("10% more", 60, "10-more"),
    ],
)
def test_slug_for_text(text: str, length: int, slug: str) -> None:
    assert slug_for_text(text, length) == slug


def test_text_without_letters_gets_a_stable_hash() -> None:
    assert slug_for_text("!!") == slug_for_text("!!") != slug_for_text("??")
    assert SLUG.fullmatch(slug_for_name(""))


@given(st.text(), st.integers(min_value=9, max_value=60))
def test_any_text_gives_a_slug_within_the_length(text: str, length: int) -> None:
    for slug in (slug_for_text(text, length), slug_for_name(text, length)):
        assert SLUG.fullmatch(slug)
        assert len(slug) <= length


def test_next_free() -> None:
    assert next_free("curie", set()) == "curie"
    assert next_free("curie", {"curie"}) == "curie-2"
    assert next_free("curie", {"curie", "curie-2", "curie-4"}) == "curie-3"
    assert next_free("skłodowska"[:5], {"skłod"}, max_length=6) == "skło-2"
    assert next_free("ab-cd", {"ab-cd"}, max_length=5) == "ab-2"
