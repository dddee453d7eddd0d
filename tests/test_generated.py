"""Sites made by a generator that knows what they say; the tools lie beside the project.

Longer runs by hand: `python -m tests.generated --seed 2 --researchers 300`.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.generated.run import TOOLS, scores

pytestmark = pytest.mark.skipif(not TOOLS.is_dir(), reason="no tools beside the project")

ENOUGH = 0.99


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return scores(tmp_path_factory.mktemp("generated"), researchers=30, seed=7)


@pytest.mark.parametrize(
    ("what", "share"),
    [
        *(("people", share) for share in ("found", "name", "email")),
        *(("news", share) for share in ("f1", "date", "date_end")),
        *(("publications", share) for share in ("f1", "year", "doi", "authors")),
    ],
)
def test_nearly_everything_is_found_and_right(found: dict[str, Any], what: str, share: str) -> None:
    assert found[what][share] >= ENOUGH


def test_no_name_is_wrong_and_nothing_hidden_is_shown(found: dict[str, Any]) -> None:
    assert found["people"]["name"] == 1
    assert found["news"]["commented_out_taken"] == 0
