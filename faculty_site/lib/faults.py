"""What is wrong with a text that somebody gives us."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line (1-based) of a text, in words for its author."""

    line: int
    message: str
