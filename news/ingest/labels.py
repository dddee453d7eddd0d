"""The label at the front of a news item, such as “**Talk**:”, which becomes its category."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faculty_site.lib.fuzzy_dates import find_dates

LABEL = re.compile(
    r"^\s*(?P<open>\*\*|__|<b>|<strong>|\*|_)(?P<words>[^*_<>\[\]()\n:：]{2,40})"
    r"(?P<inner>[:：]?)\s*(?P<close>\*\*|__|</b>|</strong>|\*|_)\s*(?P<outer>[:：]?)\s*"
)
CLOSING = {"**": "**", "__": "__", "*": "*", "_": "_", "<b>": "</b>", "<strong>": "</strong>"}
BOLD = frozenset({"**", "__", "<b>", "<strong>"})
MAX_WORDS = 4

KNOWN = frozenset(
    (
        *("talk", "talks", "tutorial", "tutorials", "seminar", "keynote", "lecture", "lectures"),
        *("paper", "papers", "preprint", "publication", "publications", "book", "journal"),
        *("grant", "grants", "award", "awards", "honor", "honors", "honour", "honours", "prize"),
        *("service", "organization", "editorial", "appointment", "election", "promotion"),
        *("workshop", "workshops", "event", "events", "conference", "visit", "travel"),
        *("media", "press", "news", "interview", "podcast", "outreach"),
        *("job", "jobs", "position", "opening", "openings", "graduation", "defense", "defence"),
        *("teaching", "course", "software", "dataset", "data", "code", "release"),
        *("expedition", "journey", "discovery", "exhibition"),
    )
)
"""Labels that need no colon behind them; others count when the list uses them with one."""


def categories_of(texts: Iterable[str]) -> frozenset[str]:
    """The labels that these items write with a colon, folded."""
    found = (_label(text) for text in texts)
    return frozenset(words.casefold() for words, colon, _bold, _end in filter(None, found) if colon)


def has_known_label(text: str) -> bool:
    """Whether the item begins with a label that names a kind of news."""
    label = _label(text)
    return label is not None and label[0].casefold() in KNOWN


def cut_label(text: str, categories: frozenset[str]) -> tuple[str, str]:
    """(category, item without it); the category is "" where the item begins with no label."""
    label = _label(text)
    if label is None:
        return "", text
    words, colon, bold, end = label
    known = words.casefold() in categories or words.casefold() in KNOWN
    if (colon and len(words.split()) <= MAX_WORDS) or (bold and known):
        return words, text[end:]
    return "", text


def _label(text: str) -> tuple[str, bool, bool, int] | None:
    """Words, whether a colon follows, whether they are bold, and where the label ends."""
    match = LABEL.match(text)
    if match is None or match["close"] != CLOSING[match["open"]] or find_dates(match["words"]):
        return None
    colon = bool(match["inner"] or match["outer"])
    return match["words"].strip(), colon, match["open"] in BOLD, match.end()
