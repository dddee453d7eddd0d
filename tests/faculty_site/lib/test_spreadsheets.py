"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest

from faculty_site.lib.spreadsheets import csv_lines, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"])
def test_what_would_be_worked_out_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["a=b", "1", " =1", "“=”", ""])
def test_what_is_text_stays(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_a_file_reads_back() -> None:
    rows: list[list[object]] = [["Name", "Number"], ["Noether, “Emmy”\nEmmy", 3], [None, True]]
    text = "".join(csv_lines(rows))
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert read == [["Name", "Number"], ["Noether, “Emmy”\nEmmy", "3"], ["", "True"]]
