"""Dates read out of prose: every form, what is no date, and hostile texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.fuzzy_dates import (
    FoundDate,
    FuzzyDate,
    day_first_order,
    find_dates,
    parse_prose,
    with_year,
)

SINGLE = [
    ("May '23", "2023-05"),
    ("May ’23", "2023-05"),
    ("Sep '98", "1998-09"),
    ("Apr 01, 2026", "2026-04-01"),
    ("Oct 26 2021", "2021-10-26"),
    ("Jun14, 2022", "2022-06-14"),
    ("March 2 ,2022", "2022-03-02"),
    ("December 27th, 2018", "2018-12-27"),
    ("27<sup>th</sup> December 2018", "2018-12-27"),
    ("Dec. 3rd 2018", "2018-12-03"),
    ("27 Jun 2024", "2024-06-27"),
    ("3-May-2021", "2021-05-03"),
    ("3rd of May 2021", "2021-05-03"),
    ("Monday, 3 May 2021", "2021-05-03"),
    ("May 2024", "2024-05"),
    ("Mar, 2026", "2026-03"),
    ("October, 2020", "2020-10"),
    ("Sept 2025", "2025-09"),
    ("May. 2026", "2026-05"),
    ("MAR2015", "2015-03"),
    ("2021 April", "2021-04"),
    ("2025 · Oct", "2025-10"),
    ("2021 April 3", "2021-04-03"),
    ("2026.08", "2026-08"),
    ("2025.9", "2025-09"),
    ("2024.09.27", "2024-09-27"),
    ("2021-05", "2021-05"),
    ("2023/05", "2023-05"),
    ("2024-11-18", "2024-11-18"),
    ("2007-7-10", "2007-07-10"),
    ("01/2026", "2026-01"),
    ("5/2021", "2021-05"),
    ("08. 2023", "2023-08"),
    ("06/23", "2023-06"),
    ("18/04/2023", "2023-04-18"),
    ("07/26/2023", "2023-07-26"),
    ("05-29-2023", "2023-05-29"),
    ("01.03.2022", "2022-03-01"),
    ("22/5/1", "2022-05-01"),
    ("202509", "2025-09"),
    ("Fall 2023", "2023-23"),
    ("Spring-2026", "2026-21"),
    ("2021 Summer", "2021-22"),
    ("Winter 2024", "2024-24"),
    ("2021", "2021"),
    ("2026年6月", "2026-06"),
    ("2021年5月3日", "2021-05-03"),
    ("2021年", "2021"),
    ("2022년 9월", "2022-09"),
    ("２０２１年５月", "2021-05"),
    ("２０２１．０５", "2021-05"),
    ("Dez 2025", "2025-12"),
    ("1. März 2021", "2021-03-01"),
    ("mai 2019", "2019-05"),
    ("août 2020", "2020-08"),
    ("1er février 2020", "2020-02-01"),
    ("15 de enero de 2020", "2020-01-15"),
    ("Frühling 2014", "2014-21"),
    ("May&nbsp;2021", "2021-05"),
    ("Mai\u00a02021", "2021-05"),
    ("Ma\u0308rz 2021", "2021-03"),
]
RANGES = [
    ("Jul 19--23, 2026", "2026-07-19", "2026-07-23"),
    ("Jun 24 - 26, 2016", "2016-06-24", "2016-06-26"),
    ("Oct 31--Nov 03, 2021", "2021-10-31", "2021-11-03"),
    ("Dec 30 – Jan 2, 2022", "2021-12-30", "2022-01-02"),
    ("23-27 June 2019", "2019-06-23", "2019-06-27"),
    ("14-15 Jan 2019", "2019-01-14", "2019-01-15"),
    ("28 May – 3 June 2019", "2019-05-28", "2019-06-03"),
    ("Jan 21/23, 2020", "2020-01-21", "2020-01-23"),
    ("2024.09.27-29", "2024-09-27", "2024-09-29"),
    ("2024-05-01/2024-05-03", "2024-05-01", "2024-05-03"),
    ("July–Dec 2024", "2024-07", "2024-12"),
    ("Oct 2025--Sep 2028", "2025-10", "2028-09"),
    ("April 2022 - July 2023", "2022-04", "2023-07"),
    ("MAR2015 - FEB2019", "2015-03", "2019-02"),
    ("2021.09 - 2023.09", "2021-09", "2023-09"),
    ("2022년 9월 - 2025년 10월", "2022-09", "2025-10"),
    ("2019–2022", "2019", "2022"),
    ("2018 — 2019", "2018", "2019"),
    ("2024--2028", "2024", "2028"),
    ("2019 to 2022", "2019", "2022"),
    ("2021 - 24", "2021", "2024"),
    ("2018/19", "2018", "2019"),
    ("2014-21", "2014", "2021"),
    ("2026-2030年度", "2026", "2030"),
    ("Winter 2021-2022", "2021-24", "2022"),
    ("winter 2018-19", "2018-24", "2019"),
    ("Fall 2019 - Spring 2020", "2019-23", "2020-21"),
    ("2020 - present", "2020", ".."),
    ("2018-now", "2018", ".."),
    ("2020 – heute", "2020", ".."),
    ("2020 - 今", "2020", ".."),
    ("2026年4月 - 現在", "2026-04", ".."),
    ("2020-现在", "2020", ".."),
    ("2022년 9월 - 현재", "2022-09", ".."),
    ("April, 2025 - Present", "2025-04", ".."),
    ("NOV2025 - *present*", "2025-11", ".."),
    ("2025–", "2025", ".."),
    ("since 2019", "2019", ".."),
    ("depuis mai 2019", "2019-05", ".."),
]
WITHOUT_YEAR = [
    ("Aug 15--18", (8, 15, 8, 18)),
    ("Aug 30 – Sep 2", (8, 30, 9, 2)),
    ("23-27 June", (6, 23, 6, 27)),
    ("September 4", (9, 4, None, None)),
    ("Feb 29", (2, 29, None, None)),
    ("15 mai", (5, 15, None, None)),
    ("8月15日", (8, 15, None, None)),
]
NO_DATES = [
    "R01",
    "2038403",
    "award 2038403",
    "call 612-301-2729",
    "(612) 301-2025",
    "pp. 357–401",
    "357–401",
    "pp. 1723–1745",
    "12(3), 1723–1745",
    "2410.12345",
    "arXiv:2112.10752",
    "1.2.3",
    "version 2021.1.2.3",
    "4--6pm",
    "$2.8M",
    "€2000",
    "10.1029/2023JC020391",
    "doi.org/10.1002/2021",
    "https://example.org/2021/05/03",
    "www.example.org/2021",
    "[slides](talks/2021-05-03.pdf)",
    "[slides](<a (nested) 2021 one>)",
    "talks/AI-2026-May.pdf",
    "someone@2021.example.org",
    "I may 20 times",
    "they march 10 miles",
    "May I",
    "Feb 30, 2021",
    "Feb 29, 2021",
    "31 April 2020",
    "2021-02-30",
    "31/31/2020",
    "11/15/202",
    "0000-0002-1825-2021",
    "2045-2322",
    "3/4 of them",
    "a_2021_b",
    '<time datetime="2021-05-03">then</time>',
    "page 2021",
    "50% in '23",
    "",
]
SURROUNDINGS = [
    "{}",
    "({})",
    "[{}]",
    "**{}**:",
    "*{}*.",
    " {} ",
    "<strong>{}</strong>",
    "| {} |",
    "_{}_",
]


def read(text: str) -> FoundDate:
    found = find_dates(text)
    assert len(found) == 1, found
    return found[0]


def as_text(value: FuzzyDate | None) -> str | None:
    return None if value is None else str(value)


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_single_dates(text: str, expected: str) -> None:
    found = parse_prose(text)
    assert found is not None
    assert (as_text(found.date), found.end, found.ambiguous) == (expected, None, False)


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_ranges(text: str, start: str, end: str) -> None:
    found = parse_prose(text)
    assert found is not None
    assert (as_text(found.date), as_text(found.end)) == (start, end)
    assert (found.start, found.stop) == (0, len(text))


@pytest.mark.parametrize(("text", "parts"), WITHOUT_YEAR)
def test_dates_without_a_year(text: str, parts: tuple[int | None, ...]) -> None:
    found = parse_prose(text)
    assert found is not None
    assert found.needs_year
    assert (found.month, found.day, found.end_month, found.end_day) == parts


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
@pytest.mark.parametrize("text", ["May '23", "2026.08", "Jul 19--23, 2026", "2019–2022", "06/23"])
def test_marks_around_a_date(surroundings: str, text: str) -> None:
    whole = surroundings.format(text)
    found = parse_prose(whole)
    assert found is not None
    assert whole[found.start : found.stop] == text


@pytest.mark.parametrize(
    ("text", "stretch", "expected"),
    [
        ("10 December 1903: the Nobel Prize in Physics", "10 December 1903", "1903-12-10"),
        ("A talk on radium (London, Jun 19, 1903)", "Jun 19, 1903", "1903-06-19"),
        (
            "Elected (*Uppsala*, May 15, 1910) [link](http://a.org/1911)",
            "May 15, 1910",
            "1910-05-15",
        ),
        ("2011 Chemistry year", "2011", "2011"),
        ("2026.05: a medal of May 4th", "2026.05", "2026-05"),
        ("in 1905 may have been", "1905", "1905"),
        ("ICASSP 2023", "2023", "2023"),
        ("2024-11-18T10:00:00Z", "2024-11-18", "2024-11-18"),
        ("printed in\nMay\n1905 by", "May\n1905", "1905-05"),
        ("（2022–2024）。", "2022–2024", "2022"),
        ("Umeå, 3 May 1905", "3 May 1905", "1905-05-03"),
        ("½ ﬁne &mdash; 1905", "1905", "1905"),
    ],
)
def test_dates_in_running_text(text: str, stretch: str, expected: str) -> None:
    found = find_dates(text)[0]
    assert text[found.start : found.stop] == stretch
    assert as_text(found.date) == expected


def test_several_dates_in_order() -> None:
    found = find_dates("Paris 1903, Stockholm 10 Dec 1911; 1914–1918 and since 1920")
    assert [as_text(item.date) for item in found] == ["1903", "1911-12-10", "1914", "1920"]
    assert [as_text(item.end) for item in found] == [None, None, "1918", ".."]


@pytest.mark.parametrize("text", ["Nobel Prize 1903", "1903, 1911", "radium", "[1903](x.html) a"])
def test_more_than_a_date_is_not_one(text: str) -> None:
    assert parse_prose(text) is None


@pytest.mark.parametrize(
    ("text", "day_first", "expected", "ambiguous"),
    [
        ("12/05/2023", None, "2023-12-05", True),
        ("12/05/2023", True, "2023-05-12", False),
        ("12/05/2023", False, "2023-12-05", False),
        ("10/12/21", None, "2021-10-12", True),
        ("5/5/2021", None, "2021-05-05", False),
        ("18/04/2023", False, "2023-04-18", False),
        ("01.03.2022", None, "2022-03-01", False),
        ("22/05/01", None, "2001-05-22", True),
        ("2009-10", None, "2009-10", True),
        ("2021-05", None, "2021-05", False),
    ],
)
def test_order_of_day_and_month(
    text: str, day_first: bool | None, expected: str, ambiguous: bool
) -> None:
    found = parse_prose(text, day_first=day_first)
    assert found is not None
    assert (as_text(found.date), found.ambiguous) == (expected, ambiguous)


def test_a_page_shows_its_order_of_day_and_month() -> None:
    assert day_first_order(find_dates("18/04/2023, 12/05/2023")) is True
    assert day_first_order(find_dates("04/18/2023, 12/05/2023")) is False
    assert day_first_order(find_dates("18/04/2023, 04/18/2023")) is None
    assert day_first_order(find_dates("12/05/2023")) is None


def test_filling_in_a_year() -> None:
    within = with_year(read("Aug 15--18"), 1905)
    assert (as_text(within.date), as_text(within.end)) == ("1905-08-15", "1905-08-18")
    across = with_year(read("Dec 30 – Jan 2"), 1905)
    assert (as_text(across.date), as_text(across.end)) == ("1905-12-30", "1906-01-02")
    assert with_year(read("May 1903"), 1905) == read("May 1903")
    with pytest.raises(ValueError, match="February 1905 has 28 days"):
        with_year(read("Feb 29"), 1905)


WORDS = ["2021", "May", "3", "12", "06", "since", "present", "to", "Fall", "年", "月", "日", "\n"]
MARKS = ["-", "–", ",", ".", "/", "(", ")", "[", "]", "](", "*", "_", "'", "<", "<b>", "&ndash;"]
PIECES = st.sampled_from(WORDS + MARKS)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_offsets_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    position = 0
    for found in find_dates(text):
        assert position <= found.start < found.stop <= len(text)
        assert found.date is not None or found.month is not None
        position = found.stop
    parse_prose(text)


HOSTILE = [
    "2021-",
    "](",
    "<a",
    "<aaaa ",
    "(",
    "Jan 1-",
    "1/",
    "a.b.",
    "@a",
    "*_",
    " ",
    "\n",
    "2021年",
]


@pytest.mark.parametrize("piece", [*HOSTILE, "10.1234/", "May 2021, ", "Oct 31--Nov "])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        parse_prose(text)
        return time.process_time() - start

    # A quadratic reader would take a hundred times as long for ten times the text.
    small = min(seconds(10_000) for _ in range(3))
    large = min(seconds(100_000) for _ in range(2))
    assert large < 40 * small + 0.1
