"""Which date a list item is dated with, and the item without it.

Items carry their date at the front (“May 2023: …”, “**[05/2023]** …”), in a parenthesis at the
end (“… (Fort Worth, Texas, Mar 3--7, 2025)”), or bare at the end (“…, 2019”). A date elsewhere is
part of a sentence and is not taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from faculty_site.lib.fuzzy_dates import FoundDate, FuzzyDate, find_dates

TAG = r"</?(?:b|strong|i|em|u|span|font|time|small)\b[^<>]*>"
SIGN = r"(?::[a-z][a-z0-9_+-]*:|[^\w\s\x00-\x7f（【「『“‘«¿¡])"
"""A picture character or its short code, as in “🎉” and “:tada:”."""

MARKS = 20
"""Characters of marks that may stand between an item and its date."""

BULLETS = "•·–—‣▪●"
BEFORE = re.compile(rf"(?:[\s*_`(\[（【\\]|{TAG}|{SIGN})*\Z", re.IGNORECASE)
COLON = re.compile(
    r"[:：|,，.、。–—-]+(?=[\s*_<\[]|$|[^\x00-\x7f])|：|:(?=[^\W\d_])|[–—]|[→➤»›▸⇒|]+\s|->\s"
)
CLOSING_TAG = re.compile(r"</(?:b|strong|i|em|u|span|font|time|small)\s*>", re.IGNORECASE)
OPENING_TAG = re.compile(r"<(?!/)")
TAIL_LINKS = re.compile(
    r"\\?\[{1,3}[^\[\]\n]*\]{1,3}(?:\([^()\n]*\))?\\?\]?|<br\s*/?>", re.IGNORECASE
)
BARE_BEFORE = re.compile(
    r"[\s*_]*[,;|–—-]+[\s*_]*$|(?<=[^\W\d_]{2})\.\s+[*_]*$|[*_]+$|\s\\?\[[*_]*$"
)
DATE_APART = re.compile(r"[,;:，；–—|·-]\s*[*_]*$")


@dataclass(frozen=True, slots=True)
class Dated:
    """An item cut round its date. `aside` is what else stood in the date's parenthesis."""

    found: FoundDate
    before: str
    after: str
    aside: str = ""
    where: Literal["front", "parenthesis", "end"] = "end"

    def rest(self, *, keep_aside: bool = False) -> str:
        """The item without its date, and without the aside unless that is kept."""
        aside = f" ({self.aside})" if keep_aside and self.aside else ""
        text = self.before.rstrip() + aside
        after = self.after.strip()
        joint = "" if after[:1] in ("", ".", ",", ";", "!", "?") or not text else " "
        return f"{text}{joint}{after}".strip()


def date_item(text: str, *, day_first: bool | None = None, cv_line: bool = False) -> Dated | None:
    """The date of an item, or None where it has none that is its own.

    In a line of a curriculum vitae (`cv_line`) a year at either end dates it even where no mark
    sets it apart; in a sentence such a year may be part of a name (“accepted at ICLR 2022”).
    """
    finds = find_dates(text, day_first=day_first)
    if not finds:
        return None
    if leading := _leading(text, finds[0], cv_line=cv_line):
        return leading
    parentheses = list(_dated_parentheses(text, finds))
    if cv_line and len(parentheses) > 1:
        return None  # several things, each with a date
    aside = _in_parenthesis(text, *parentheses[-1]) if parentheses else None
    return aside or _bare(text, finds[-1], cv_line=cv_line)


def _leading(text: str, found: FoundDate, *, cv_line: bool) -> Dated | None:
    before, after = text[: found.start], text[found.stop :]
    if not BEFORE.match(before):
        return None
    cut = _Cut(before, after)
    exact = found.date is not None and found.date.precision in ("day", "month")
    ranged = found.end is not None and found.date is not None
    if not (cut.marked or exact or (cv_line and ranged)) or not cut.rest:
        return None
    if cut.inside:
        return Dated(found, text, "", where="front")
    signs = "".join(sign for sign in re.findall(SIGN, before) if sign not in BULLETS)
    return Dated(found, signs, cut.rest, where="front")


class _Cut:
    """What closes a date at the front of an item, and what is left behind it.

    `marked` says that a bracket, an emphasis or a colon sets the date apart; `inside` that the
    date stands in a bracket or a tag with other words, which cannot be cut.
    """

    def __init__(self, before: str, after: str) -> None:
        self.emphasis = "".join(c for c in re.sub(TAG, "", before) if c in "*_`")
        self.brackets = sum(c in "([（【" for c in before)
        self.tags = len(OPENING_TAG.findall(before))
        self.rest = after
        self.marked = False
        separated = False
        while True:
            if self._close():
                continue
            rest = self.rest.lstrip()
            mark = COLON.match(rest)
            if separated or not mark:
                break
            self.rest, self.marked, separated = rest[mark.end() :], True, True
        self.inside = self.brackets > 0 or self.tags > 0
        self.rest = self.emphasis + self.rest.lstrip() if self.emphasis else self.rest.lstrip()

    def _close(self) -> bool:
        """Take one closing mark of what stood open before the date."""
        rest = self.rest.lstrip()
        if self.emphasis and rest.startswith(self.emphasis[::-1]):
            rest, self.emphasis = rest[len(self.emphasis) :], ""
        elif self.brackets and (match := re.match(r"\\?[)\]）】](?!\()", rest)):
            rest, self.brackets = rest[match.end() :], self.brackets - 1
        elif self.tags and (match := CLOSING_TAG.match(rest)):
            rest, self.tags = rest[match.end() :], self.tags - 1
        else:
            return False
        self.rest, self.marked = rest, True
        return True


def _in_parenthesis(text: str, opening: int, closing: int, found: FoundDate) -> Dated | None:
    left = text[opening + 1 : found.start]
    right = text[found.stop : closing].strip(" ,;:")
    if left.strip(" ,;:") and (right or _is_name_part(left, found.date)):
        return None
    if TAIL_LINKS.sub("", text[closing + 1 :]).strip(" .,;!\\[]\n"):
        return None
    aside = left.strip(" ,;:") or right
    return Dated(found, text[:opening], text[closing + 1 :], aside, "parenthesis")


def _dated_parentheses(text: str, finds: list[FoundDate]) -> Iterator[tuple[int, int, FoundDate]]:
    """The parentheses with a date in them, each with the last one it has."""
    starts = [found.start for found in finds]
    for opening, closing in _parentheses(text):
        last = bisect_left(starts, closing) - 1
        if last >= 0 and finds[last].start > opening and finds[last].stop <= closing:
            yield opening, closing, finds[last]


def _is_name_part(left: str, date: FuzzyDate | None) -> bool:
    """Whether a year belongs to the words before it, as in “(ICLR 2019)”."""
    return date is not None and date.precision == "year" and not DATE_APART.search(left[-MARKS:])


def _bare(text: str, found: FoundDate, *, cv_line: bool) -> Dated | None:
    """A date that ends the item; cut off where a comma, a dash or a full stop sets it apart."""
    before, after = text[: found.start], text[found.stop :]
    ending = CLOSING_TAG.sub("", after).strip(" .*_)]\\\n")
    if ending or not before.strip():
        return None
    apart = BARE_BEFORE.search(before, max(0, len(before) - MARKS))
    if apart and _balanced(apart[0], after):
        return Dated(found, before[: apart.start()], "")
    set_apart = apart is not None and apart[0].strip(" *_\\[") != ""
    exact = found.date is not None and found.date.precision == "day"
    return Dated(found, text, "") if cv_line or exact or set_apart else None


def _balanced(opened: str, closed: str) -> bool:
    """Whether cutting both sides of a date leaves no emphasis or bracket open."""
    marks = [c for c in opened if c in "*_["]
    pairs = {"]": "[", ")": "("}
    return marks[::-1] == [pairs.get(c, c) for c in closed if c in "*_])"] and "<" not in closed


def _parentheses(text: str) -> Iterator[tuple[int, int]]:
    """Outermost pairs of parentheses that are no link targets, by their offsets."""
    depth, start, target = 0, 0, False
    for index, char in enumerate(text):
        if char in "(（":
            if depth == 0:
                start, target = index, index > 0 and text[index - 1] == "]"
            depth += 1
        elif char in ")）" and depth:
            depth -= 1
            if depth == 0 and not target:
                yield start, index
