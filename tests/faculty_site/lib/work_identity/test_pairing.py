"""Which works are compared at all."""

from __future__ import annotations

import time

from faculty_site.lib.work_identity import Description, compare, likely_pairs


def test_works_that_share_an_identifier_or_an_end_of_the_title() -> None:
    works = {
        1: Description("Recherches sur les substances radioactives", doi="10.1234/A"),
        2: Description("Recherches sur les substances radio-actives (thèse)"),
        3: Description("Neue Recherchen, sur les substances radioactives"),
        4: Description("Theory", doi="https://doi.org/10.1234/a"),
        5: Description("Something else altogether, and long"),
    }
    assert likely_pairs(works, works) == {(1, 2), (1, 3), (1, 4)}
    assert likely_pairs(works, {5}) == set()
    assert likely_pairs(works, {4}) == {(1, 4)}


def test_titles_of_a_series_are_compared_within_a_year() -> None:
    works = {n: Description("Annual report of the observatory", 1800 + n // 2) for n in range(200)}
    assert likely_pairs(works, works) == {(n, n + 1) for n in range(0, 200, 2)}
    many = {n: Description("Editorial", 1900) for n in range(200)}
    assert likely_pairs(many, many) == set()


def test_ten_thousand_works_are_compared_in_seconds() -> None:
    works = {
        n: Description(f"On the motion of the body number {n // 2}", 1800 + n % 200, ("A. Cauchy",))
        for n in range(10_000)
    }
    start = time.process_time()
    found = [compare(works[a], works[b]) for a, b in likely_pairs(works, works)]
    assert len(found) == 5_000
    assert time.process_time() - start < 10
