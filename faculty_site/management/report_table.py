"""An import's report as text: a table of the sources, then every problem on a line."""

from __future__ import annotations

import io
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from faculty_site.ingest.problems import Problem
from faculty_site.ingest.report import Report, SourceReport

COLUMNS = ("source", "profile", "created", "updated", "unchanged", "kept")
BLOCKS = ("records", "text", "hidden", "unplaced")
ALIKE = 3
"""So many remarks of one kind on one file are told one by one."""

QUOTED = re.compile(r"“[^“”]*”")
WIDE = 120
"""Columns of a terminal that has room for the blocks beside paths and names."""


def summary(report: Report, *, terminal: bool) -> str:
    """The table: drawn to the width of a terminal, unwrapped plain text for a pipe.

    A narrow terminal is not shown the blocks, so that names have room; the JSON report has them.
    """
    width = None if terminal else 1000
    console = Console(
        file=io.StringIO(), force_terminal=terminal, width=width, markup=False, highlight=False
    )
    blocks = BLOCKS if console.width >= WIDE else ()
    table = _table(report, terminal=terminal, blocks=blocks)
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def _table(report: Report, *, terminal: bool, blocks: Sequence[str]) -> Table:
    style = box.SIMPLE_HEAD if terminal else None
    table = Table(box=style, pad_edge=False, show_edge=False)
    for name in COLUMNS:
        words = name in ("source", "profile")
        justify: JustifyMethod = "left" if words else "right"
        table.add_column(name, justify=justify, overflow="fold", no_wrap=not words)
    for name in blocks:
        table.add_column(name, justify="right", style="dim", no_wrap=True)
    above = _above(report)
    for source in report.sources:
        table.add_row(*_cells(source, above, blocks))
    return table


def _above(report: Report) -> Path:
    """The folder that all sources lie in; their paths are shown from there."""
    parents = [str(source.path.parent) for source in report.sources]
    return Path(os.path.commonpath(parents)) if parents else Path()


def _cells(source: SourceReport, above: Path, blocks: Sequence[str]) -> Iterator[Text]:
    yield Text(printable(str(source.path.relative_to(above))))
    yield Text(source.profile or ("failed" if source.failed else "-"), style=_style(source))
    for name in COLUMNS[2:]:
        yield Text(str(getattr(source.counts, name)))
    for name in blocks:
        yield Text(str(getattr(source.blocks, name)))


def _style(source: SourceReport) -> str:
    return "bold red" if source.failed else ""


def problem_lines(report: Report) -> Iterator[str]:
    """`path:line: level: message` for each problem, in the order of the sources.

    Of many remarks on one file that differ in what they quote alone, the first stands for all;
    the JSON report has each.
    """
    for source in report.sources:
        alike: defaultdict[tuple[str, str, str], list[Problem]] = defaultdict(list)
        for problem in source.problems:
            said = QUOTED.sub("“”", problem.message)
            alike[str(problem.path), problem.level, said].append(problem)
        for problems in alike.values():
            joined = len(problems) > ALIKE and problems[0].level != "error"
            shown = [f"{problems[0]}{_others(problems[1:])}"] if joined else map(str, problems)
            yield from map(printable, shown)


def _others(problems: Sequence[Problem]) -> str:
    lines = sorted({problem.line for problem in problems if problem.line is not None})
    places = f", on the lines {', '.join(map(str, lines))}" if lines else ""
    return f" This file has {len(problems)} more of the kind{places}."


def printable(text: str) -> str:
    """Text of a source that cannot move a terminal's cursor or break a pipe's encoding."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
