"""The benchmark of the search runs; its figures are nobody's promise."""

from __future__ import annotations

import pytest

from tests.benchmarks import search

pytestmark = pytest.mark.django_db


def test_searching_many_works_needs_no_more_queries(capsys: pytest.CaptureFixture[str]) -> None:
    assert search.run(few=60, many=120, rounds=1) == 0

    printed = capsys.readouterr().out
    assert "while one types" in printed
    assert "more queries" not in printed
