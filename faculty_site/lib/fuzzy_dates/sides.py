"""The forms a date takes in prose: one side of a range, or the whole of a single date.

Every pattern is bounded in length, so that trying all of them at a place costs constant time.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from .folding import FoldedText
from .value import FuzzyDate
from .vocabulary import DOUBTFUL_MONTHS, MONTHS, SEASONS


@dataclass(frozen=True, slots=True)
class Side:
    """The parts a date states, with its span in the folded text and the name of its form."""

    form: str
    start: int
    stop: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    ambiguous: bool = False
    day_first: bool | None = None  # what it proves about the order of day and month, if anything

    @property
    def kind(self) -> str:
        """The initials of the parts it states (y, m, d, s); "yy" for a bare two-digit year."""
        parts = (("y", self.year), ("m", self.month), ("d", self.day), ("s", self.season))
        letters = "".join(letter for letter, part in parts if part is not None)
        return {"yd": "dy"}.get(letters, "yy" if self.form == "short year" else letters)

    def as_date(self) -> FuzzyDate | None:
        """The date, or None where the year is missing or no such day exists."""
        if self.year is None:
            return None
        try:
            return FuzzyDate(self.year, self.month, self.day, self.season)
        except ValueError:
            return None


def _words(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GAP: Final = r"[ *_]{0,3}"  # on one line; emphasis marks may stand between
_WRAP: Final = rf"(?:[ *_]?\n[ *_]?|{_GAP})"  # may cross a line end
_COMMA: Final = rf"{_WRAP}[,.;·]?{_WRAP}"
_OF: Final = r"(?:(?:de|del|of) )?"
_YEAR: Final = r"(?P<y>1[5-9][0-9]{2}|2[01][0-9]{2})(?![0-9])"
_ANY_YEAR: Final = rf"(?:{_YEAR}|'(?P<yy>[0-9]{{2}})(?![0-9]))"
_MONTH: Final = r"(?P<m>0?[1-9]|1[0-2])(?![0-9])"
_MONTH_2: Final = r"(?P<m>0[1-9]|1[0-2])(?![0-9])"
_DAY: Final = r"(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_ORDINAL: Final = r"(?: ?(?:st|nd|rd|th|er)(?![a-z]))?"
_DAY_WORD: Final = rf"{_DAY}{_ORDINAL}"
_NAME: Final = rf"(?P<mon>{_words(MONTHS)})(?![a-z])"
_NAME_DOT: Final = rf"{_NAME}\.?"
_SEASON: Final = rf"(?P<season>{_words(SEASONS)})(?![a-z])"

# Form name -> pattern. Where two read the same stretch, the first wins.
_PATTERNS: Final = {
    "month day year": rf"{_NAME_DOT}{_WRAP}{_DAY_WORD}{_COMMA}{_ANY_YEAR}",
    "day month year": (
        rf"{_DAY_WORD}\.?(?:{_WRAP}|[-/]){_OF}{_NAME_DOT}(?:{_COMMA}|[-/]){_OF}{_ANY_YEAR}"
    ),
    "year month-name day": rf"{_YEAR}{_GAP}[·/-]?{_GAP}{_NAME_DOT}{_GAP}-?{_DAY_WORD}",
    "year-month-day": rf"{_YEAR}(?P<sep>[-/–]|\. ?){_MONTH}(?P=sep){_DAY}",
    "year month day, CJK": rf"{_YEAR} ?[年년] ?{_MONTH} ?[月월] ?{_DAY} ?[日일]",
    "year month, CJK": rf"{_YEAR} ?[年년] ?{_MONTH} ?[月월]",
    "year, CJK": rf"{_YEAR} ?(?:年度?|년도?)",
    "pair and year": rf"(?P<a>[0-9]{{1,2}})(?P<sep>[-/.]) ?(?P<b>[0-9]{{1,2}})(?P=sep) ?{_YEAR}",
    "three short numbers": r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<c>[0-9]{1,2})(?![0-9])",
    "month/year": rf"{_MONTH}/{_YEAR}",
    "month.year": rf"{_MONTH_2}(?:-|\. ?){_YEAR}",
    "month/short year": r"(?P<m>0[1-9]|1[0-2])/(?P<yy>[0-9]{2})(?![0-9])",
    "month year": rf"{_NAME_DOT}(?:{_COMMA}|{_GAP}[-/]{_GAP}){_OF}{_ANY_YEAR}",
    "year month": rf"{_YEAR}{_GAP}[ ·/-]{_GAP}{_NAME_DOT}(?!{_COMMA}{_YEAR.replace('?P<y>', '')})",
    "season year": rf"{_SEASON}(?:{_COMMA}|{_GAP}[-/]{_GAP}){_OF}{_ANY_YEAR}",
    "year season": (rf"{_YEAR}{_GAP}[ ·/-]{_GAP}{_SEASON}(?!{_COMMA}{_YEAR.replace('?P<y>', '')})"),
    "year-month": rf"{_YEAR}(?:[-/.]{_MONTH_2}|[/.](?P<m1>[1-9])(?![0-9]))",
    "compact": r"(?P<y>19[7-9][0-9]|20[0-4][0-9])(?P<m>0[1-9]|1[0-2])(?![0-9])",
    "month day": rf"{_NAME_DOT}{_GAP}{_DAY_WORD}",
    "day month": rf"{_DAY_WORD}\.?(?:{_GAP}|[-/]){_OF}{_NAME}",
    "month day, CJK": rf"{_MONTH} ?[月월] ?{_DAY} ?[日일]",
    "year": _YEAR,
    "month": _NAME_DOT,
    "season": _SEASON,
    "day": rf"{_DAY_WORD}\.?",
    "day year": rf"{_DAY_WORD}{_COMMA}{_ANY_YEAR}",
    "short year": r"'?(?P<yy>[0-9]{2})(?![0-9])",
}
_WRITTEN_DAYS: Final = ("month day year", "day month year")
_DOUBTFUL_FORMS: Final = frozenset({"month day", "day month", "month", "year month"})
_ONLY_RIGHT: Final = frozenset({"day year", "short year"})
_COMPILED: Final = {form: re.compile(pattern) for form, pattern in _PATTERNS.items()}
# Which kinds of first character a form can begin with, so that most are never tried.
_WORD_FORMS: Final = frozenset(
    {"month day year", "month year", "season year", "month day", "month", "season"}
)
_LETTER_FIRST: Final = tuple((f, p) for f, p in _COMPILED.items() if f in _WORD_FORMS)
_DIGIT_FIRST: Final = tuple((f, p) for f, p in _COMPILED.items() if f not in _WORD_FORMS)


def sides_at(
    folded: FoldedText, position: int, *, day_first: bool | None, right: bool
) -> Iterator[Side]:
    """Every way to read a side beginning at a position; ``right`` admits what ends a range."""
    first = folded.text[position : position + 1]
    for form, pattern in _LETTER_FIRST if first.isalpha() else _DIGIT_FIRST:
        if form in _ONLY_RIGHT and not right:
            continue
        found = pattern.match(folded.text, position)
        if found:
            side = _side(folded, form, found, day_first)
            if side is not None and _exists(side):
                yield side


def written_day_stop(folded: FoldedText, position: int) -> int:
    """Where a day written with a month's name and a year stops, be it real or not; 0 if none."""
    found = (_COMPILED[form].match(folded.text, position) for form in _WRITTEN_DAYS)
    return max((match.end() for match in found if match), default=0)


def _side(
    folded: FoldedText, form: str, found: re.Match[str], day_first: bool | None
) -> Side | None:
    if form == "pair and year":
        return _pair_and_year(found, day_first)
    if form == "three short numbers":
        return _three_short_numbers(found, day_first)
    parts = found.groupdict()
    name = parts.get("mon")
    doubtful = form in _DOUBTFUL_FORMS and name in DOUBTFUL_MONTHS
    if doubtful and folded.is_lower_case(found.start("mon")):
        return None
    year, month = _year(parts), _number(parts.get("m") or parts.get("m1"))
    return Side(
        form,
        found.start(),
        found.end(),
        year=year,
        month=MONTHS[name] if name else month,
        day=_number(parts.get("d")),
        season=SEASONS[parts["season"]] if parts.get("season") else None,
        # 2009-10 may be October or an academic year.
        ambiguous=form == "year-month" and year is not None and month == year % 100 + 1,
    )


def _year(parts: dict[str, str | None]) -> int | None:
    year, short = parts.get("y"), parts.get("yy")
    if year is not None:
        return int(year)
    return None if short is None else full_year(int(short))


def full_year(short: int) -> int:
    """A two-digit year: 70 to 99 are of the twentieth century, the rest of the twenty-first."""
    return (1900 if short >= 70 else 2000) + short


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _pair_and_year(found: re.Match[str], day_first: bool | None) -> Side | None:
    """``18/04/2023``, ``05-29-2023``, ``01.03.2022``: a dot means that the day comes first."""
    order = True if found["sep"] == "." and day_first is None else day_first
    return _ordered(found, int(found["a"]), int(found["b"]), int(found["y"]), order)


def _three_short_numbers(found: re.Match[str], day_first: bool | None) -> Side | None:
    """``10/12/21``; ``22/5/1`` has its year in front, for nothing else can be 22 or have a 1."""
    first, second, third = (int(found[name]) for name in "abc")
    if first > 31 or len(found["c"]) == 1:
        if len(found["a"]) < 2 or not 1 <= second <= 12:
            return None
        return Side(
            "three short numbers", *found.span(), year=full_year(first), month=second, day=third
        )
    side = _ordered(found, first, second, full_year(third), day_first)
    if side and first > 12 and day_first is None and 1 <= third <= 31:
        return replace(side, ambiguous=True)  # 22/05/01 could have its year in front
    return side


def _ordered(
    found: re.Match[str], first: int, second: int, year: int, day_first: bool | None
) -> Side | None:
    proof = True if first > 12 else False if second > 12 else None
    order = proof if proof is not None else bool(day_first)
    day, month = (first, second) if order else (second, first)
    if not 1 <= month <= 12:
        return None
    undecided = proof is None and day_first is None and first != second
    return Side(
        "pair and year",
        *found.span(),
        year=year,
        month=month,
        day=day,
        ambiguous=undecided,
        day_first=proof,
    )


def _exists(side: Side) -> bool:
    if side.year is not None and side.kind != "dy":
        return side.as_date() is not None
    return day_exists(side.month, side.day)


def day_exists(month: int | None, day: int | None) -> bool:
    """Whether the day exists in that month of some year; a missing part is no objection."""
    if month is None or day is None:
        return True
    leap_year = 2000
    return 1 <= day <= calendar.monthrange(leap_year, month)[1]
