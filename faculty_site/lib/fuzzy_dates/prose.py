"""Dates and ranges as people write them, found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from .folding import FoldedText, fold
from .found import FoundDate
from .ranges import Reading, readings_at
from .sides import written_day_stop
from .vocabulary import MONTHS, SEASONS, SINCE, WEEKDAYS

_CANDIDATE: Final = re.compile(r"(?<![a-z0-9])(?:[0-9]+|[a-z]+)")
_HEADS: Final = frozenset({*MONTHS, *SEASONS, *SINCE})
_BEFORE: Final = re.compile(r"(?:[$€£¥#+@]|[a-z0-9]_+|[0-9][.:/–-])$")
_AFTER: Final = re.compile(r"(?![a-z0-9%]|_+[a-z0-9]|[.:/–-][0-9])|t[0-9]{2}:")
_PAGES_BEFORE: Final = re.compile(r"\b(?:pp?|pages?|vol|no|nr|issue|issn|art)\.? ?$")
_VOLUME_BEFORE: Final = re.compile(r"(?:\)[,:]|[0-9]:|(?<![0-9])[0-9]{1,3},) ?$")
_LABEL_BEFORE: Final = re.compile(r"[\n\[(*_|>•][ *_]{0,3}$")
_LABEL_AFTER: Final = re.compile(r"[ *_]{0,3}(?:$|[\n\])|:,*_])")
_CONTEXT: Final = 16  # characters looked at before a date
_TRIMMINGS: Final = "[](){}<>*_~`:;,.!|'\"«»“”„•·–— \n-"
_WEEKDAY: Final = re.compile(rf"(?:{WEEKDAYS})?")


def find_dates(text: str, *, day_first: bool | None = None) -> list[FoundDate]:
    """Every date and range in the text, in order, none overlapping; never raises.

    ``day_first`` decides ``12/05/2023``; with None it is read as month first and marked ambiguous.
    Dates within URLs, link targets, DOIs and file names are not read. Time is linear.
    """
    return [_in_original(folded, reading) for folded, reading in _readings(text, day_first)]


def parse_prose(text: str, *, day_first: bool | None = None) -> FoundDate | None:
    """The date or range that the whole text is, apart from what may stand around one.

    That is brackets, emphasis, punctuation, and a weekday before it. None when the text holds no
    date, more than one, or anything else.
    """
    readings = list(_readings(text, day_first))
    if len(readings) != 1:
        return None
    folded, reading = readings[0]
    before, after = folded.text[: reading.found.start], folded.text[reading.found.stop :]
    if _WEEKDAY.fullmatch(before.strip(_TRIMMINGS)) and not after.strip(_TRIMMINGS):
        return _in_original(folded, reading)
    return None


def _in_original(folded: FoldedText, reading: Reading) -> FoundDate:
    start, stop = folded.span(reading.found.start, reading.found.stop)
    return replace(reading.found, start=start, stop=_with_closing_marks(folded, start, stop))


def _with_closing_marks(folded: FoldedText, start: int, stop: int) -> int:
    """Past the emphasis marks that close one opened within: ``2020 – *present*``."""
    text = folded.original
    for mark in "*_":
        opened = text.count(mark, start, stop)
        if opened and text.count(mark, stop, stop + opened) == opened:
            stop += opened
    return stop


def _readings(text: str, day_first: bool | None) -> Iterator[tuple[FoldedText, Reading]]:
    folded = fold(text)
    resume = 0
    for candidate in _CANDIDATE.finditer(folded.text):
        start, word = candidate.start(), candidate[0]
        if start < resume or (word[0].isalpha() and word not in _HEADS):
            continue
        best = _best_reading(folded, start, day_first)
        written_stop = written_day_stop(folded, start)
        if best is not None and best.found.stop >= written_stop:
            resume = best.found.stop
            yield folded, best
        else:
            # An impossible day (29 February 2021) must not leave its year behind as a date.
            resume = written_stop


def _best_reading(folded: FoldedText, start: int, day_first: bool | None) -> Reading | None:
    """The longest reading at this place that its surroundings allow."""
    before = folded.text[max(0, start - _CONTEXT) : start]
    if start < _CONTEXT:
        before = "\n" + before
    if _BEFORE.search(before):
        return None
    best: Reading | None = None
    for reading in readings_at(folded, start, day_first):
        longer = best is None or reading.found.stop > best.found.stop
        if longer and _stands_free(folded.text, before, reading):
            best = reading
    return best


def _stands_free(text: str, before: str, reading: Reading) -> bool:
    if not _AFTER.match(text, reading.found.stop):
        return False
    if reading.forms == ("month/short year",):
        return bool(_LABEL_BEFORE.search(before) and _LABEL_AFTER.match(text, reading.found.stop))
    if reading.forms == ("compact",):
        return not before.endswith(("-", "–", "/", "_", "."))
    if reading.forms[0] == "year":
        if _PAGES_BEFORE.search(before):
            return False
        return reading.forms != ("year", "year") or not _VOLUME_BEFORE.search(before)
    return True
