"""ORCID iDs, checked: the last digit is computed from the others (ISO 7064, MOD 11-2)."""

from __future__ import annotations

import re

WRITTEN = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx](?!\d)")


def orcid_in(text: str) -> str:
    """The iD in a text or an address, in four groups; "" where its check digit is wrong."""
    match = WRITTEN.search(text)
    digits = match[0].replace("-", "").upper() if match else ""
    if not digits or digits[-1] != check_digit(digits[:-1]):
        return ""
    return "-".join(digits[n : n + 4] for n in range(0, 16, 4))


def check_digit(digits: str) -> str:
    """The sixteenth character for the fifteen digits before it."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
