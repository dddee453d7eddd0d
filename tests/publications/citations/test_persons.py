"""People's names, as styles can rely on them."""

from __future__ import annotations

from typing import Any

import pytest

from publications.citations.persons import persons


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"family": "Noether", "given": "Emmy"}, [{"family": "Noether", "given": "Emmy"}]),
        ({"family": "Hardy", "given": "G.H."}, [{"family": "Hardy", "given": "G. H."}]),
        ({"family": "华", "given": "罗庚"}, [{"literal": "华罗庚"}]),
        ({"family": "김", "given": "정은"}, [{"literal": "김정은"}]),
        ({"family": "高木", "given": "Teiji"}, [{"literal": "Teiji 高木"}]),
        ({"family": "حيان", "given": "جابر"}, [{"literal": "جابر حيان"}]),
        ({"family": "Euclid"}, [{"family": "Euclid"}]),
        ({"given": "Euclid"}, [{"literal": "Euclid"}]),
        ({"literal": " CERN "}, [{"literal": "CERN"}]),
        ("CERN", [{"literal": "CERN"}]),
        ({"family": "", "given": None}, []),
        ({"family": 7}, []),
        (None, []),
    ],
)
def test_person_has_parts_or_is_literal(written: Any, expected: list[dict[str, str]]) -> None:
    assert persons([written]) == expected


def test_what_is_no_list_has_no_people() -> None:
    assert persons({"family": "Noether"}) == []
