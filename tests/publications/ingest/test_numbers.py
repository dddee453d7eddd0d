"""Volume, issue and pages behind a venue, and numbers that may be anything."""

import pytest

from publications.ingest.numbers import read_numbers


@pytest.mark.parametrize(
    ("segments", "volume", "issue", "pages"),
    [
        (["171(4356)", "737–738"], "171", "4356", "737–738"),
        (["171 (4356): 737-738"], "171", "4356", "737–738"),
        (["vol. 171", "no. 4356", "pp. 737--738"], "171", "4356", "737–738"),
        (["Volume 171(4356)", "pages 737 – 738"], "171", "4356", "737–738"),
        (["12:3–45"], "12", "", "3–45"),
        (["46", "no. 25", "254023"], "46", "25", "254023"),
        (["56", "101583"], "56", "", "101583"),
        (["65", "e10"], "65", "", "e10"),
        (["96", "191–195"], "96", "", "191–195"),
        (["96", "p. 191"], "96", "", "191"),
        (["28(1–2)", "e17"], "28", "1–2", "e17"),
        (["pp. 235–257"], "", "", "235–257"),
        (["235–257 pages"], "", "", "235–257"),
        (["no. 7"], "", "7", ""),
    ],
)
def test_numbers_of_one_meaning(segments: list[str], volume: str, issue: str, pages: str) -> None:
    said, left = read_numbers(segments)
    assert {"volume": volume, "issue": issue, "pages": pages} == {
        "volume": "", "issue": "", "pages": "", **said,
    }  # fmt: skip
    assert left == []


@pytest.mark.parametrize(
    ("segments", "said", "left"),
    [
        (["83"], {}, ["83"]),
        (["171", "737"], {}, ["171", "737"]),
        (["1890–1900"], {}, ["1890–1900"]),
        (["series 2", "vol. 17"], {"volume": "17"}, ["series 2"]),
        (["vol. 1", "vol. 2"], {"volume": "1"}, ["vol. 2"]),
        ([], {}, []),
    ],
)
def test_numbers_of_any_meaning_are_left(
    segments: list[str], said: dict[str, str], left: list[str]
) -> None:
    assert read_numbers(segments) == (said, left)
