"""How far a command is, for whoever watches it in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from faculty_site.ingest.pipeline import Watch
from faculty_site.management.report_table import printable

NAME = 30
"""Characters of the name of what is at hand."""


@contextmanager
def watching() -> Iterator[Watch]:
    """A bar of an import: sources done, time left, the one at hand."""
    with counting("Importing") as show:
        yield lambda done, total, path: show(done, total, path.name or str(path))


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on the terminal that errors go to: how many are done, of how many, the one at hand."""
    console = Console(stderr=True)
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False, style="dim"),
    )
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as progress:
        bar = progress.add_task("", total=None, name="")

        def show(done: int, total: int, name: str) -> None:
            progress.update(bar, completed=done, total=total, name=printable(name)[:NAME])

        yield show
