"""How far an import is, for whoever watches it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from faculty_site.ingest.pipeline import Watch
from faculty_site.management.report_table import printable

NAME = 30
"""Characters of the name of the source at hand."""


@contextmanager
def watching() -> Iterator[Watch]:
    """A bar on the terminal that errors go to: sources done, time left, the one at hand."""
    console = Console(stderr=True)
    columns = (
        TextColumn("Importing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False, style="dim"),
    )
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as progress:
        bar = progress.add_task("", total=None, name="")

        def watch(done: int, total: int, path: Path) -> None:
            name = printable(path.name or str(path))
            progress.update(bar, completed=done, total=total, name=name[:NAME])

        yield watch
