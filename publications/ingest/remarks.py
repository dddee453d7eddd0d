"""What remarks on a work are about: an award, the marks behind its authors, or anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

PRIZE = re.compile(
    r"\b(?:Awards?|Prizes?|AWARDS?|PRIZES?)\b|论文奖|受賞|(?i:\bhonou?rable\s+mention\b"
    r"|\b(?:best|outstanding|distinguished)\s+(?:[\w-]+\s+){0,3}(?:papers?|awards?|prizes?)\b"
    r"|\btest[- ]of[- ]time\b)"
)
NO_PRIZE = re.compile(
    r"\b(?:grants?|fund(?:s|ed|ing)?|support(?:ed|s)?|nsf|nih|fellowship|sponsored)\b",
    re.IGNORECASE,
)
MARKED = re.compile(
    r"\b(?:equal(?:ly)?\s+contribut\w+|contribut\w+\s+equally|(?:co-?|joint\s+)first\s+author\w*|"
    r"equal\s+(?:authors?hip|supervision|advising)|corresponding\s+authors?|alphabetical\s+order)\b"
    r"|共同第一作者|通讯作者",
    re.IGNORECASE,
)
MOST_WORDS = 14
"""Longer remarks are about more than an award, or than marks."""


class Remarks(NamedTuple):
    award: str
    marks: str
    others: list[str]


def sorted_remarks(notes: Iterable[str]) -> Remarks:
    """Each remark once, in order, where it belongs."""
    awards: dict[str, str] = {}
    marks: dict[str, str] = {}
    others: dict[str, str] = {}
    for note in filter(None, notes):
        kind = others
        if len(note.split()) <= MOST_WORDS:
            kind = marks if MARKED.search(note) else awards if _is_award(note) else others
        kind.setdefault(note.casefold(), note)
    return Remarks("; ".join(awards.values()), "; ".join(marks.values()), list(others.values()))


def _is_award(note: str) -> bool:
    return PRIZE.search(note) is not None and NO_PRIZE.search(note) is None
