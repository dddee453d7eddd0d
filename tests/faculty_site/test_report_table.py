"""The report as a person reads it, on a terminal and in a pipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.placement import Blocks
from faculty_site.ingest.problems import Problem
from faculty_site.ingest.report import Counts, Report, SourceReport
from faculty_site.management.report_table import printable, problem_lines, summary

REPORT = Report(
    [
        SourceReport(
            Path("/sites/curie/about.md"),
            "al-folio",
            "marie-curie",
            Counts(created=12, kept=1),
            Blocks(records=9, text=3),
            [Problem("/sites/curie/about.md", 7, "warning", "No [year] :here:")],
        ),
        SourceReport(
            Path(f"/sites/{'long-' * 40}/about.md"),
            problems=[Problem(f"/sites/{'long-' * 40}/about.md", None, "error", "It is empty.")],
        ),
    ]
)


def test_a_pipe_gets_plain_lines_that_are_never_wrapped() -> None:
    header, first, second = summary(REPORT, terminal=False).splitlines()
    assert header.split() == [
        *("source", "profile", "created", "updated", "unchanged", "kept"),
        *("records", "text", "hidden", "unplaced"),
    ]
    assert first.split() == [
        "curie/about.md",
        "marie-curie",
        *["12", "0", "0", "1", "9", "3", "0", "0"],
    ]
    assert second.split()[:2] == [f"{'long-' * 40}/about.md", "failed"]


def test_a_terminal_gets_no_line_wider_than_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    lines = summary(REPORT, terminal=True).splitlines()
    assert max(map(len, lines)) <= 100
    assert len(lines) > 4


def test_a_narrow_terminal_keeps_names_and_numbers_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    header, _rule, first, *_rest = summary(Report(REPORT.sources[:1]), terminal=True).splitlines()
    assert header.split() == ["source", "profile", "created", "updated", "unchanged", "kept"]
    assert first.split() == ["about.md", "marie-curie", "12", "0", "0", "1"]


def test_an_empty_report() -> None:
    assert summary(Report(), terminal=False).split()[0] == "source"


def test_a_problem_is_one_line_with_its_place() -> None:
    assert list(problem_lines(Report(REPORT.sources[:1]))) == [
        "/sites/curie/about.md:7: warning: No [year] :here:"
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Curie, née Skłodowska", "Curie, née Skłodowska"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("half \udce9 character", "half \ufffd character"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_many_remarks_of_a_kind_on_one_file_are_told_once() -> None:
    path = "/sites/curie/papers.yml"
    radium = [Problem(path, n, "warning", f"“Radium {n}” has no date.") for n in (3, 5, 9, 12)]
    polonium = [Problem(path, n, "info", f"“Polonium {n}” has no date.") for n in (4, 6, 8)]
    errors = [Problem(path, n, "error", f"“{n}” is no year.") for n in (1, 2, 3, 4)]
    source = SourceReport(Path("/sites/curie"), problems=[*errors, *radium, *polonium])

    lines = list(problem_lines(Report([source])))

    assert len(lines) == 4 + 1 + 3
    assert lines[4] == (
        f"{path}:3: warning: “Radium 3” has no date. "
        "This file has 3 more of the kind, on the lines 5, 9, 12."
    )
