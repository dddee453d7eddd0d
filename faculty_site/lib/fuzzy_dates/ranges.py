"""How two sides make a range, and what the one lends to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from .folding import BARRIER, FoldedText
from .found import FoundDate
from .sides import Side, day_exists, sides_at
from .value import FuzzyDate
from .vocabulary import PRESENT, SINCE, TO

_DASH: Final = re.compile(
    rf"[ *_]{{0,3}}(?:-{{1,3}}|–{{1,3}}|[~〜]|(?P<slash>/)| (?:{'|'.join(TO)}) )"
    r"[ *_]{0,3}\n?[ *_]?"
)
_PRESENT: Final = re.compile(rf"(?:{'|'.join(sorted(PRESENT, key=len, reverse=True))})(?![a-z])")
_SINCE: Final = re.compile(rf"(?:{'|'.join(SINCE)}) {{1,2}}[*_]{{0,2}}(?=[a-z0-9])")
_LEFT_OPEN: Final = re.compile(rf"(?:-{{1,3}}|–{{1,3}})(?=[ *_]{{0,3}}(?:$|[)\]|,;\n{BARRIER}]))")

_WITH_YEAR: Final = frozenset({"ymd", "ym", "ys", "y"})
_STANDS_ALONE: Final = _WITH_YEAR | {"md"}
# Forms a bare "23" may precede, as in "23-27 June 2019".
_AFTER_BARE_DAY: Final = frozenset({"day month year", "day month"})
_ACROSS_SLASH: Final = frozenset(
    {("md", "d"), ("md", "dy"), ("d", "ymd"), ("d", "md"), ("y", "yy"), ("y", "y")}
    | {("ys", "yy"), ("ys", "y"), ("s", "ys"), ("m", "ym"), ("ymd", "ymd"), ("ym", "ym")}
)


class Reading(NamedTuple):
    """One way to read a stretch of folded text, with the names of the forms it was read by.

    The offsets of ``found`` count in the folded text.
    """

    forms: tuple[str, ...]
    found: FoundDate


def readings_at(folded: FoldedText, start: int, day_first: bool | None) -> Iterator[Reading]:
    """Every date and range that can be read from this place on, likelier ones first."""
    since = _SINCE.match(folded.text, start)
    first = since.end() if since else start
    for left in sides_at(folded, first, day_first=day_first, right=False):
        if since:
            yield from _since(left, start)
            continue
        if left.kind in _STANDS_ALONE:
            yield Reading((left.form,), _single(left))
        yield from _ranges(folded, left, day_first)


def _single(side: Side) -> FoundDate:
    return FoundDate(
        side.start,
        side.stop,
        side.as_date(),
        ambiguous=side.ambiguous,
        day_first=side.day_first,
        month=side.month,
        day=side.day,
    )


def _since(side: Side, start: int) -> Iterator[Reading]:
    if side.kind in _WITH_YEAR:
        found = replace(_single(side), start=start, end=FuzzyDate.OPEN)
        yield Reading((side.form, "open end"), found)


def _ranges(folded: FoldedText, left: Side, day_first: bool | None) -> Iterator[Reading]:
    if left.kind in _WITH_YEAR:
        yield from _open_ranges(folded.text, left)
    dash = _DASH.match(folded.text, left.stop)
    if not dash or dash.end() >= len(folded.text):
        return
    for right in sides_at(folded, dash.end(), day_first=day_first, right=True):
        if dash["slash"] and (left.kind, right.kind) not in _ACROSS_SLASH:
            continue
        found = _joined(left, right)
        if found is not None:
            yield Reading((left.form, right.form), found)


def _open_ranges(text: str, left: Side) -> Iterator[Reading]:
    dash = _DASH.match(text, left.stop)
    present = _PRESENT.match(text, dash.end()) if dash and not dash["slash"] else None
    tail = present or _LEFT_OPEN.match(text, left.stop)
    if tail:
        found = replace(_single(left), stop=tail.end(), end=FuzzyDate.OPEN)
        yield Reading((left.form, "open end"), found)


def _joined(left: Side, right: Side) -> FoundDate | None:
    """The range of two sides, each completed from the other; None when they make none."""
    if left.kind == "d" and right.form not in _AFTER_BARE_DAY:
        return None
    completed = _completed(left, right)
    if completed is None:
        return None
    start, end = completed
    if start.year is None:
        return _range_without_year(start, end)
    date, last = start.as_date(), end.as_date()
    if date is None or last is None or last.first_day < date.first_day or last == date:
        return None
    return replace(
        _single(left),
        stop=right.stop,
        date=date,
        end=last,
        ambiguous=left.ambiguous or right.ambiguous,
        day_first=right.day_first if left.day_first is None else left.day_first,
    )


def _completed(left: Side, right: Side) -> tuple[Side, Side] | None:
    match left.kind, right.kind:
        case (("ymd" | "ym" | "ys" | "y"), ("ymd" | "ym" | "ys" | "y")):
            return left, right
        case (("md" | "m"), ("ymd" | "ym")) if len(right.kind) == len(left.kind) + 1:
            return replace(left, year=_year_of_start(left, right)), right
        case "s", "ys":
            return replace(left, year=right.year), right
        case "d", ("ymd" | "md"):
            return replace(left, year=right.year, month=right.month), right
        case "md", "dy":
            return replace(left, year=right.year), replace(right, month=left.month)
        case "md", "d":
            return left, replace(right, month=left.month)
        case "md", "md":
            return left, right
        case (("y" | "ys"), "yy"):
            return left, _in_same_century(left, right)
        case "ymd", "d" if left.form == "year-month-day":
            return left, replace(right, year=left.year, month=left.month)
    return None


def _year_of_start(left: Side, right: Side) -> int | None:
    """“30 Dec – 2 Jan 2022” began in the year before the one that is written."""
    if right.year is None or left.month is None or right.month is None:
        return None
    return right.year - 1 if left.month > right.month else right.year


def _in_same_century(left: Side, right: Side) -> Side:
    if left.year is None or right.year is None:
        return right
    return replace(right, year=left.year // 100 * 100 + right.year % 100)


def _range_without_year(start: Side, end: Side) -> FoundDate | None:
    if not (day_exists(start.month, start.day) and day_exists(end.month, end.day)):
        return None
    if start.month == end.month and (end.day or 0) <= (start.day or 0):
        return None
    return FoundDate(
        start.start,
        end.stop,
        None,
        month=start.month,
        day=start.day,
        end_month=end.month,
        end_day=end.day,
    )
