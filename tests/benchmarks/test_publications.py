"""The benchmark of lists runs; its figures are nobody's promise."""

from __future__ import annotations

import pytest

from publications.models import Publication
from tests.benchmarks import publications

pytestmark = pytest.mark.django_db


def test_lists_of_many_works_need_no_more_queries(capsys: pytest.CaptureFixture[str]) -> None:
    assert publications.run(few=60, many=120, rounds=1) == 0

    printed = capsys.readouterr().out
    assert "everything together" in printed
    assert "more queries" not in printed
    assert Publication.objects.count() == 120
    assert all(each.queries > 3 for each in publications.measure(120, rounds=1).values())


def test_a_list_that_does_not_answer_is_no_figure() -> None:
    with pytest.raises(RuntimeError, match="404"):
        publications.measure(60, rounds=1)
