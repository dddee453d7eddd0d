"""The year of a work."""

from __future__ import annotations

import pytest

from publications.ingest.dates import cut_date, latest, month_of, year_of


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("NDSS 1993", 1993),
        ("Journal of Algebra, 592 (1922), 1957–1969", 1922),
        ("Sbornik 1936, pp. 1756–1782", 1936),
        ("Commentarii 1736", 1736),
        ("ICWSM'18", 2018),
        ("Annals 12:1901", None),
        ("art. 1905", None),
        (f"somewhere in {latest() + 1}", None),
        ("no year", None),
    ],
)
def test_years(line: str, year: int | None) -> None:
    assert year_of([line]) == year


@pytest.mark.parametrize(
    ("segment", "year", "date"),
    [
        ("September", 1738, "1738-09"),
        ("3 May", 1905, "1905-05-03"),
        ("September", None, None),
        ("Annalen der Physik", 1905, None),
        ("17", 1905, None),
        ("May 3-7", 1905, None),
        ("", 1905, None),
    ],
)
def test_a_month_of_the_stated_year(segment: str, year: int | None, date: str | None) -> None:
    assert month_of(segment, year) == date


def test_month_and_day_at_the_end() -> None:
    assert cut_date("Nature, 3 May 1905", 1905) == ("Nature", "1905-05-03")
    assert cut_date("Nature, May 3-7, 1905", 1905)[1] is None
    assert cut_date("Nature, 1905", 1905) == ("Nature, 1905", None)
