"""The benchmark of a person's pages runs; its figures are nobody's promise."""

from __future__ import annotations

import pytest

from tests.benchmarks import persons

pytestmark = pytest.mark.django_db


def test_pages_of_many_records_need_no_more_queries(capsys: pytest.CaptureFixture[str]) -> None:
    assert persons.run(few=20, many=60, rounds=1) == 0

    printed = capsys.readouterr().out
    assert "about the person" in printed
    assert "more queries" not in printed
