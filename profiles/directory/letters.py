"""The letter below which a directory files a name."""

from __future__ import annotations

import string
from typing import Final

from anyascii import anyascii

LETTERS: Final = string.ascii_uppercase
OTHER: Final = "#"


def letter_of(filed: str) -> str:
    """“K” for “Kovalevskaya, Sofya” and “Ковалевская”, “W” for “王”; OTHER where there is none."""
    first = next((sign for sign in anyascii(filed) if sign.isalnum()), "").upper()
    return first if first and first in LETTERS else OTHER


def filing_key(filed: str) -> str:
    """What sorts names of all scripts below those letters: “Łukasiewicz” stands among the L."""
    return anyascii(filed).casefold()
