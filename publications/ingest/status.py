"""How far a work has come, in the words of lists of works."""

from __future__ import annotations

import re

_ACCEPTED = r"""(?:conditionally\s+)?\baccepted (?:\s+for\s+(?:publication|presentation))?
    (?:\s+(?:by|at|to|for|in)\b)? | \bto\s+(?:appear|be\s+(?:presented|published))
    (?:\s*(?:\b(?:in|at|by)\b|@))? | \bforthcoming(?:\s+(?:in|at)\b)? | 已?录用 | 已?接收 | 採択"""
_IN_PRESS = r"\bin\s+press\b | \barticle\s+in\s+press\b | 印刷中"
_UNDER_REVIEW = r"""(?:(?:currently|still|now)\s+)?\bunder(?:going)?\s+(?:peer[\s-]+)?
    (?:re-?view(?:ing)?|revision|consideration)(?:\s+(?:at|for|in|by|with)\b)?
    | (?:\b(?:re-?)?submitted\b(?:\s+(?:to|at|for\s+publication(?:\s+in)?)\b)?)
    | \bin\s+(?:submission|review|revision)\b(?:\s+(?:to|at)\b)?
    | (?<![\w&])R\s?&\s?R\b(?:\s+(?:at|in)\b)? |
    \brevise\s*(?:and|&)\s*resubmit(?:\s+(?:at|to|in)\b)?
    | \b(?:minor|major)\s+revisions?\b(?:\s+(?:at|in|for)\b)?
    | 审稿中 | 在审 | 投稿中 | 査読中 | 已投稿"""
_IN_PREPARATION = r"""(?:\bmanuscript\s+)?\bin\s+prep(?:aration\b|\.|\b)(?:\s+for\b)?
    | \bunder\s+preparation\b(?:\s+for\b)? | \b(?:unpublished\s+)?manuscript\b | \bworking\s+paper\b
    | \bwork\s+in\s+progress\b | \bworks?\s+in\s+progress\b | \bin\s+progress\b | \bunpublished\b
    | 准备中 | 撰写中 | 準備中"""
_PUBLISHED = r"(?<=[,;]) \s* published (?= \s* (?:\([^()\n]*\)\s*)? [:：])"
_PREPRINT = r"""\b(?:pre-?print|arxiv|(?:bio|med|chem|tech|psya|soca|eart|eco)r?r?xiv)\b | 预印本"""

WORDS = {
    "under_review": _UNDER_REVIEW,
    "in_preparation": _IN_PREPARATION,
    "in_press": _IN_PRESS,
    "accepted": _ACCEPTED,
    "published": _PUBLISHED,
}
STATUS = re.compile(
    "|".join(f"(?P<{status}>{words})" for status, words in WORDS.items()),
    re.VERBOSE | re.IGNORECASE,
)
PREPRINT = re.compile(_PREPRINT, re.VERBOSE | re.IGNORECASE)
HEADINGS = {
    "under_review": re.compile(
        r"(?:(?:papers?|manuscripts?|articles?|works?|currently)\s+)*"
        r"(?:under\s+(?:review|revision)|in\s+(?:review|submission)|submitted|submissions?)"
        r"(?:\s+(?:papers?|manuscripts?|articles?|works?))*",
        re.IGNORECASE,
    ),
    "in_preparation": re.compile(
        r"(?:(?:papers?|manuscripts?|articles?|works?)\s+)*(?:in\s+(?:preparation|progress)|under\s+preparation"
        r"|working\s+papers?|ongoing\s+works?|work\s+in\s+progress)",
        re.IGNORECASE,
    ),
    "accepted": re.compile(
        r"(?:accepted|forthcoming)(?:\s+(?:papers?|articles?|publications?|works?))?", re.IGNORECASE
    ),
    "in_press": re.compile(r"in\s+press", re.IGNORECASE),
    "preprint": re.compile(r"(?:recent\s+|latest\s+)?pre-?prints?", re.IGNORECASE),
}


def status_of_heading(words: str) -> str:
    """The status that a heading gives to all works under it; "" when it gives none."""
    return next((s for s, form in HEADINGS.items() if form.fullmatch(words)), "")


def status_of(match: re.Match[str]) -> str:
    """Which status a match of `STATUS` names."""
    return match.lastgroup or ""
