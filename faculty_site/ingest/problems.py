"""What an import has to tell its reader: problems with file, line and remedy.

A `Problem` lets the import go on; a `SourceError` ends the one source it is about, never the run.
Messages are plain sentences that say what was expected and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Level = Literal["error", "warning", "info"]

_WEIGHT: dict[Level, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark on a source. `line` is 1-based in the file, None when it is about the whole file.

    Only an `error` makes the import fail.
    """

    path: Path | str
    line: int | None
    level: Level
    message: str

    def __str__(self) -> str:
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.level}: {self.message}"


class SourceError(Exception):
    """A source that cannot be read. Readers raise it, the pipeline catches it once."""

    def __init__(self, path: Path | str, line: int | None, message: str) -> None:
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return str(self.problem)

    @property
    def problem(self) -> Problem:
        """The same, for the report."""
        return Problem(self.path, self.line, "error", self.message)


class Problems:
    """Collects problems. Iterates by path, then line, then weight, then as they came."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems = dict.fromkeys(problems)  # a set that keeps its order

    def add(self, problem: Problem) -> None:
        """Keep a problem. The same problem twice is kept once."""
        self._problems.setdefault(problem)

    def error(self, path: Path | str, line: int | None, message: str) -> None:
        """Something of the source did not go in."""
        self.add(Problem(path, line, "error", message))

    def warning(self, path: Path | str, line: int | None, message: str) -> None:
        """The source went in, but somebody should look at this."""
        self.add(Problem(path, line, "warning", message))

    def info(self, path: Path | str, line: int | None, message: str) -> None:
        """Worth knowing, nothing to do."""
        self.add(Problem(path, line, "info", message))

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.level == "error" for problem in self._problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._problems, key=_order))


def _order(problem: Problem) -> tuple[str, int, int]:
    # A remark on the whole file stands before those on its lines.
    return str(problem.path), problem.line or 0, _WEIGHT[problem.level]
