"""Real sites, where they lie beside the project: what their files hold is found again.

`python -m tests.counting ../shared/corpus` prints the same as a table.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.counting.held import KINDS, Kind
from tests.counting.run import Counted, count_all, import_all
from tests.counting.table import found_of, line_of

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="no sites beside the project")

ENOUGH = 0.99


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Counted]:
    work = tmp_path_factory.mktemp("counts")
    import_all(CORPUS, work)
    return count_all(work)


def test_nothing_is_lost_without_a_word(sites: list[Counted]) -> None:
    lost = [
        line_of(site, fate) for site in sites for fate in site.fates if fate.outcome == "lost"
    ]  # fmt: skip
    assert lost == []


@pytest.mark.parametrize("kind", KINDS)
def test_of_each_kind_nearly_all_is_found(sites: list[Counted], kind: Kind) -> None:
    found, held = found_of([fate for site in sites for fate in site.fates], kind)
    assert held > 0
    assert found / held >= ENOUGH
