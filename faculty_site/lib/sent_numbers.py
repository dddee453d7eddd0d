"""Numbers that a browser sent: anybody can send thousands of digits, which Python refuses to read
and databases cannot store."""

from __future__ import annotations

from typing import Final

MOST_DIGITS: Final = 18
"""All numbers of so many digits fit into a key of the databases."""


def number_in(text: str, default: int = 0) -> int:
    """The number that a text is; `default` for what is none, is negative or fits nowhere."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else default
