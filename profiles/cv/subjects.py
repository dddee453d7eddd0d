"""What a part of a page is about, and where that stands in a curriculum vitae."""

from __future__ import annotations

from collections import Counter
from typing import Final

from profiles.ingest.headings import promised_by
from profiles.models import Entry
from profiles.page import Part

NEWS: Final = "news"
"""A page has news; a curriculum vitae has none."""

OTHER: Final = ""

ORDER: Final = (
    "about",
    "contact",
    "interests",
    "education",
    "position",
    "award",
    "grant",
    "publications",
    "talk",
    "teaching",
    "service",
    "students",
    "certification",
    "project",
    OTHER,
)
"""The subjects as a curriculum vitae has them; those of lists are named as kinds of entries."""


def subject_of(part: Part) -> str:
    """What its list says, else its heading; OTHER where neither is clear."""
    if part.selected or part.works:
        return "publications"
    if part.news:
        return NEWS
    kinds = Counter(line.entry.kind for line in part.entries)
    for kind, _ in kinds.most_common(1):
        if kind != Entry.Kind.OTHER:
            return kind
    if part.section is None and kinds:
        return OTHER  # its heading is ours, in the reader's language
    return promised_by(part.heading) if part.heading else "about"
