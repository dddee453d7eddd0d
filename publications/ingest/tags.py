"""What some lists put before or behind a title: the venue in short, an award, the kind of work."""

from __future__ import annotations

import re

from publications.ingest.status import STATUS
from publications.ingest.vocabulary import AWARD, VENUE, YEAR

KIND = re.compile(
    r"(?:(?:ph\.?\s?d\.?|doctoral|master['’]?s?|m\.?sc\.?|bachelor['’]?s?)\s+)?(?:thesis|dissertation)"
    r"|(?:technical|tech)\s+report|(?:survey|position|workshop|invited)\s+paper",
    re.IGNORECASE,
)
"""Names a kind of work; before or behind a title it is a tag."""


def is_tag(words: str) -> bool:
    """“NeurIPS 2025”, “[ICML'21 Oral]”, “Under review:”: what some lists put before a title."""
    if len(words.split()) > 6:
        return False
    bare = KIND.sub("", YEAR.sub("", re.sub(r"['’]?\d\d\b", "", words)))
    bare = AWARD.sub("", STATUS.sub("", bare))
    left = re.findall(r"[^\W\d_]{2,}", bare)
    changed = bare != words
    bracketed = bool(re.fullmatch(r"[\[(【].*[\])】]", words))
    return (
        (changed or bracketed)
        and (len(left) < 4)
        and (bracketed or all(_is_short(w) for w in left))
    )


def _is_short(word: str) -> bool:
    return sum(c.isupper() for c in word) > 1 or bool(VENUE.fullmatch(word))
