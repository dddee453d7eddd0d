"""The text between two fences, and what its parsers hand back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from faculty_site.ingest.problems import Problem, SourceError

MAX_NODES = 10_000
"""Values in one front matter."""

MAX_DEPTH = 50
"""How deep lists and mappings may stand inside each other. Real pages stay below ten."""


@dataclass(frozen=True)
class Block:
    """Front matter without its fences. `first_line` is the file's line (1-based) it begins on.

    `what` is what messages call it, `max_nodes` how many values a YAML one may stand for, each
    counted as often as aliases repeat it.
    """

    text: str
    first_line: int
    path: Path | str
    what: str = "front matter"
    max_nodes: int = MAX_NODES

    @cached_property
    def _line_ends(self) -> list[int]:
        return [index for index, char in enumerate(self.text) if char == "\n"]

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, offset: int) -> int:
        """The 1-based line of the file for an offset into the text.

        Parsers' own line numbers will not do: YAML also breaks lines at U+0085, U+2028, U+2029.
        """
        return self.first_line + bisect_left(self._line_ends, offset)

    def line_text(self, line: int) -> str:
        """A line of the file, given by its 1-based number; empty outside the block."""
        index = line - self.first_line
        return self._lines[index] if 0 <= index < len(self._lines) else ""

    def error(self, offset: int, message: str) -> SourceError:
        """An error about the line that holds this offset."""
        return SourceError(self.path, self.line(offset), message)

    def too_deep(self, offset: int) -> SourceError:
        """Lists and mappings inside each other beyond `MAX_DEPTH`."""
        return self.error(
            offset,
            f"The {self.what} has lists or mappings more than {MAX_DEPTH} levels deep. "
            "Remove the surplus brackets, dashes or indentation.",
        )


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a block says: its data, the file's line of each top-level key, and warnings."""

    data: dict[str, Any]
    key_lines: dict[str, int]
    warnings: tuple[Problem, ...] = ()
