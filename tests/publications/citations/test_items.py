"""CSL-JSON as it comes, made reliable."""

from __future__ import annotations

from typing import Any

import pytest

from publications.citations.items import cleaned, is_chinese


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"type": "song"}, {"type": "document"}),
        ({"title": "The thing."}, {"title": "The thing"}),
        ({"title": 'On "it"'}, {"title": "On “it”"}),
        ({"title": '6" rule'}, {"title": '6" rule'}),
        ({"title": "In the U.S."}, {"title": "In the U.S."}),
        ({"volume": 3}, {"volume": "3"}),
        ({"volume": True}, {}),
        ({"publisher": "Courier,"}, {"publisher": "Courier"}),
        ({"DOI": "https://doi.org/10.1/x"}, {"DOI": "10.1/x"}),
        ({"DOI": "doi: 10.1/x"}, {"DOI": "10.1/x"}),
        ({"URL": "javascript:alert(1)"}, {}),
        ({"status": "under_review"}, {"status": "submitted"}),
        ({"status": "In press"}, {"status": "forthcoming"}),
        ({"type": "book", "genre": "Novel"}, {"type": "book"}),
        (
            {"type": "article-journal", "page": "e124"},
            {"type": "article-journal", "number": "e124"},
        ),
        (
            {"type": "article-journal", "container-title": "CoRR", "volume": "abs/1412.6980"},
            {"type": "article", "publisher": "arXiv", "number": "arXiv:1412.6980"},
        ),
        (
            {"type": "book", "collection-title": "Series", "volume": "5"},
            {"type": "book", "collection-title": "Series", "collection-number": "5"},
        ),
        ({"issued": {"date-parts": [["1843", 9, 0]]}}, {"issued": {"date-parts": [[1843, 9]]}}),
        ({"issued": {"date-parts": [[1843, 13, 7]]}}, {"issued": {"date-parts": [[1843]]}}),
        ({"issued": {"date-parts": [[0]]}}, {}),
        ({"issued": {"date-parts": []}}, {}),
        ({"issued": {"literal": "circa 300 BC"}}, {"issued": {"literal": "circa 300 BC"}}),
        ({"issued": "1843"}, {}),
    ],
)
def test_item_is_put_right(raw: dict[str, Any], expected: dict[str, Any]) -> None:
    assert cleaned(raw) == {"type": "document"} | expected


@pytest.mark.parametrize(
    ("item", "chinese"),
    [
        ({"language": "zh-Hant"}, True),
        ({"language": "en", "title": "堆垒素数论"}, False),
        ({"title": "堆垒素数论"}, True),
        ({"title": "素数の本"}, False),
        ({"title": "Primes"}, False),
    ],
)
def test_work_is_chinese_by_language_or_title(item: dict[str, Any], chinese: bool) -> None:
    assert is_chinese(item) is chinese
