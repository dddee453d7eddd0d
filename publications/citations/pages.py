"""Page ranges, as each style shortens them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

Shortened = Callable[[str, str], str]
"""First and last page, both in full -> the last page as it is printed."""

_RANGE: Final = re.compile(r"^(\w*?)(\d+|[ivxlcdm]+)\s*[-‐‑–—−]{1,3}\s*(\w*?)(\d+|[ivxlcdm]+)$")


def page_ranges(pages: str, shorten: Shortened, dash: str = "–") -> str:
    """“737--738, 740” with each range shortened; what is no range stays as it is written."""
    return ", ".join(_range(part.strip(), shorten, dash) for part in re.split(r"[,;]", pages))


def _range(pages: str, shorten: Shortened, dash: str) -> str:
    found = _RANGE.match(pages)
    if not found:
        return re.sub(r"\s*(?:--+|[–—−])\s*", dash, pages)
    letter, first, other_letter, last = found.groups()
    if not (first.isdigit() and last.isdigit()) or letter not in {other_letter, ""} | (
        set() if other_letter else {letter}
    ):
        return f"{letter}{first}{dash}{other_letter}{last}"
    if letter or other_letter:
        return f"{letter}{first}{dash}{letter}{_in_full(first, last)}"
    return f"{first}{dash}{shorten(first, _in_full(first, last))}"


def _in_full(first: str, last: str) -> str:
    """“239-40” -> 240."""
    missing = len(first) - len(last)
    return first[:missing] + last if missing > 0 else last


def whole(first: str, last: str) -> str:
    """APA, IEEE, GB/T: all digits."""
    return last


def changed(first: str, last: str) -> str:
    """NLM: only the digits that change, 737-8."""
    if len(first) != len(last):
        return last
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), None)
    return last if same is None else last[same:]


def two_digits(first: str, last: str) -> str:
    """MLA 9, 2.140: two digits at least, 103–04, 395–401."""
    return last if len(first) < 3 else _at_least(2, first, last)


def chicago(first: str, last: str) -> str:
    """CMOS 18, 9.63: 3–10, 100–104, 107–8, 321–25, 1496–500."""
    if len(first) < 3 or first.endswith("00"):
        return last
    return _at_least(1 if first[-2] == "0" else 2, first, last)


def _at_least(digits: int, first: str, last: str) -> str:
    """What changes, but so many digits."""
    return last[-max(digits, len(changed(first, last))) :]
