"""Where a work was printed, parted from its year, its volume and pages, its awards and remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publications.ingest.addresses import GAP, segments, without_empty
from publications.ingest.dates import cut_date, month_of
from publications.ingest.numbers import pages_alone, read_numbers
from publications.ingest.vocabulary import ACRONYM, AWARD, VENUE, YEAR

LEADING = re.compile(
    r"^(?:in\b:?|published(?:\s+(?:in|by|at)\b)?|presented\s+(?:at|in)\b|appear(?:s|ed|ing)\s+(?:in|at)\b|"
    r"submitting\s+to\b|(?:to\s+be\s+)?submitted\s+to\b|accepted\s+(?:by|at|to|in|for)\b|also\s+(?:in|at)\b|"
    r"by\b|at\b|for\b|to\b|on\b|and\b)\s*",
    re.IGNORECASE,
)
VOLUME = re.compile(
    r"(?:(?:vol(?:ume)?|no|nr|number|issue|pp?|pages?|art(?:icle)?(?:\s+(?:no|number|id))?|iss|paper|ser(?:ies)?)\b\.?\s*)*"
    r"[a-z]?[\s#]*\d[\d\s()/:.,–—+-]*[a-z]?\d*(?:\s*\(\d+\))?"
    r"(?:\s*(?:pp?\b\.?|pages?|p\.\s*e?\d+))?[\s\d–—:-]*",
    re.IGNORECASE,
)
VOLUME_BEHIND = re.compile(
    r"(?<=[a-z)\].])\s+(?:vol\.?\s*)?\d{1,3}(?:\s*\(\d+(?:[-–]\d+)?\))?(?:\s*:\s*[\w–—-]+)?$"
)
STATUS_COLON = re.compile(rf"^(?P<head>[^{GAP}:]{{1,80}}){GAP}\s*:\s*(?P<tail>.*\w.*)$", re.DOTALL)
EDITION = re.compile(
    r"(?:(?:re)?print(?:ed|ing)\b|reprint|translat(?:ed|ion)\b|edited\b|dictated\b|"
    r"(?:\w+\s+){1,3}edition\b)",
    re.IGNORECASE,
)
"""How a work came out, which is no name of where."""

TALE = re.compile(r"(?:we|our|this|these|it|in\s+this|tl;?dr|abstract|summary)\b", re.IGNORECASE)
AFTER_STATUS = re.compile(rf"{GAP}\s*[(（](?P<said>(?:[^()（）]|\([^()]*\))*)[)）]")
BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]]*)[)）\]】]")
SENTENCE = re.compile(r"(?<=[\w)\]’'\x1f])\s*[.!](?=\s+[\"“(\[]?\w)|[。；]")
ABBREVIATION = re.compile(
    r"(?:\b[A-Z][a-z]{0,7}[^aeiou\W\d]|\b[A-Z]|\b(?:vs|no|al|pp|vol|ed|eds|St|Dr))$"
)
ARXIV_TWICE = re.compile(r"\barxiv((?:\s+(?:pre-?print|e-?print))?)[\s,.:]*arxiv\b", re.IGNORECASE)


@dataclass(slots=True)
class Printed:
    """What the lines behind title and authors say. `notes` are remarks in their order.

    `numbers` are volume, issue and pages by their columns.
    """

    venue: str = ""
    date: str | None = None
    notes: list[str] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)

    def add_numbers(self, segments: Sequence[str]) -> None:
        """Keep numbers behind the venue; those that may be anything are a remark."""
        said, left = read_numbers(segments)
        if pages := "volume" in self.numbers and pages_alone(segments):
            said, left = {"pages": pages}, []
        if not self.venue or not self.numbers.keys().isdisjoint(said):
            said, left = {}, list(segments)
        self.numbers |= said
        self.notes += [", ".join(left)] if left else []


def read_printed(lines: Sequence[str], year: int | None) -> Printed:
    """Part the venue from everything else; words that fit nowhere become notes, none are lost."""
    printed = Printed()
    best = _venue_line(lines)
    later: list[str] = []
    for number, line in enumerate(lines):
        if number == best:
            _read_line(line, year, printed)
        else:
            later += [s for part in line.split(GAP) if (s := _remark(part, year))]
    printed.notes += later
    return printed


def _venue_line(lines: Sequence[str]) -> int | None:
    """The first of the lines that look most like a venue; None when none does."""
    scores = [_score(line) for line in lines]
    best = max(scores, default=0)
    return scores.index(best) if best > 0 else None


def _score(line: str) -> int:
    words = re.findall(r"\w+", AWARD.sub("", line))
    if not words or all(YEAR.fullmatch(w) for w in words):
        return 0
    score = 2 * bool(VENUE.search(line)) + 2 * bool(YEAR.search(line)) + bool(ACRONYM.search(line))
    start = line.strip(" [(.,;:*\x1f")
    score += start[:1].isupper() - 2 * bool(AWARD.match(start)) - 3 * bool(TALE.match(start))
    return score - 2 * (len(words) > 30) - 2 * (score < 2 and len(words) > 12)


def _read_line(line: str, year: int | None, printed: Printed) -> None:
    """Fill in the venue from its line."""
    line = ARXIV_TWICE.sub(lambda m: f"arXiv{m[1]}", line)
    for match in AFTER_STATUS.finditer(line):
        printed.notes.append(_tidy(match["said"]))
    line = AFTER_STATUS.sub(GAP, line)
    short = ""
    if parted := STATUS_COLON.match(without_empty(line)):
        short, line = _without_year(_tidy(parted["head"]), year), parted["tail"]
        if short and not _names_venue(line, short):
            printed.venue = short
            printed.notes += [s for part in line.split(GAP) if (s := _remark(part, year))]
            return
    line = _take_awards(line, printed)
    for sentence in _sentences(line):
        if printed.venue and not _continues(sentence):
            printed.notes += [s for part in sentence.split(GAP) if (s := _remark(part, year))]
        else:
            _read_sentence(sentence, year, printed)
    if not _words(short) <= _words(printed.venue):
        printed.venue = f"{printed.venue} ({short})" if printed.venue else short


def _names_venue(text: str, short: str) -> bool:
    """Whether what stands behind “SHORT 1843, ACCEPTED:” is the venue's long name, no remark."""
    if _words(short) <= _words(text):
        return True
    if EDITION.match(text.strip()):
        return False
    numbered = any(VOLUME.fullmatch(_tidy(segment)) for segment in segments(text))
    return numbered or any(match[0][0].isupper() for match in VENUE.finditer(text))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _take_awards(line: str, printed: Printed) -> str:
    """A line without the brackets that tell of awards or numbers of submissions."""

    def aside(match: re.Match[str]) -> str:
        if not AWARD.search(match[1]) and "%" not in match[1]:
            return match[0]
        printed.notes.append(_tidy(match[1]))
        return GAP

    return without_empty(BRACKETS.sub(aside, line))


def _sentences(line: str) -> list[str]:
    found, at = [], 0
    for match in SENTENCE.finditer(line):
        if not ABBREVIATION.search(line[: match.start()]):
            found.append(line[at : match.start()])
            at = match.end()
    return [s for s in [*found, line[at:]] if re.search(r"\w", s)]


def _continues(sentence: str) -> bool:
    """“Title. Venue. Volume, pages”: numbers behind a full stop belong to the venue before it."""
    first = next(segments(sentence), "").strip(" .")
    return bool(VOLUME.fullmatch(first))


def _read_sentence(sentence: str, year: int | None, printed: Printed) -> None:
    sentence = _without_stated_year(sentence, year)
    sentence, date = cut_date(sentence, year)
    printed.date = printed.date or date
    kept: list[str] = [printed.venue] if printed.venue else []
    numbers: list[str] = []
    remarks: list[str] = []
    for segment in segments(sentence):
        bare = _without_year(_tidy(segment), year)
        if not re.search(r"\w", bare):
            continue
        if VOLUME.fullmatch(bare):
            numbers.append(bare)
        elif kept and printed.date is None and (date := month_of(bare, year)):
            printed.date = date
        elif kept and _is_aside(bare):
            remarks.append(bare)
        else:
            kept += _venue_words(bare, year, numbers, printed)
    printed.venue = ", ".join(kept)
    printed.add_numbers(numbers)
    printed.notes += [", ".join(remarks)] if remarks else []


def _is_aside(segment: str) -> bool:
    """“sixty plates”, behind a venue: words in small letters say more of the work."""
    first = segment.split()[0]
    return (
        first.islower() and first.isalpha() and not (VENUE.search(segment) or AWARD.search(segment))
    )


def _venue_words(
    segment: str, year: int | None, numbers: list[str], printed: Printed
) -> Iterator[str]:
    """A segment of the venue without the award and the numbers in it; nothing if that is all."""
    bare = _take_award(segment, printed)
    if behind := VOLUME_BEHIND.search(bare):
        numbers.append(behind[0].strip())
        bare = bare[: behind.start()]
    if bare := _without_year(_tidy(bare), year):
        yield bare


def _take_award(segment: str, printed: Printed) -> str:
    """A segment without the award it names, which becomes a note."""
    found = AWARD.search(segment)
    if not found:
        return segment
    head, tail = segment[: found.start()], segment[found.end() :]
    if re.search(r"\w", head):
        printed.notes.append(_tidy(segment[found.start() :]))
        return head
    place = re.match(r"\s*(?:at|of|in|from|for|paper)\b", tail, re.IGNORECASE)
    if not place and (ACRONYM.search(tail) or VENUE.search(tail)):
        printed.notes.append(found[0])
        return tail
    printed.notes.append(_tidy(segment))
    return ""


def _remark(part: str, year: int | None) -> str:
    """A remark in its own words; nothing when only the year is left of it."""
    bare = _tidy(part, leading=False)
    return "" if year is not None and bare.strip("()") == str(year) else bare


def _without_stated_year(text: str, year: int | None) -> str:
    return text if year is None else re.sub(rf"[(\[（]\s*{year}[a-z]?\s*[)\]）]", GAP, text)


def _without_year(text: str, year: int | None) -> str:
    """A text without the year at its end, where that is the work's own."""
    if year is None:
        return text
    return _tidy(re.sub(rf"(?:^|[\s,]+|\(){year}[a-z]?(\)?)$", r"\1", text))


def _tidy(text: str, *, leading: bool = True) -> str:
    """A text in one line without the signs at its edges that parted it from what was beside it."""
    text = " ".join(without_empty(text).replace(GAP, " ").split())
    text = (
        re.sub(r"\s+([,.;:])", r"\1", text)
        .lstrip(' .,;:|/·–—-•&]})"“”+')
        .rstrip(' ,;:|/·–—-•&[({"“”@')
    )
    if not (text.endswith(".") and "." in text[:-1] and ABBREVIATION.search(text[:-1])):
        text = text.rstrip(".")
    if leading:
        while (said := LEADING.match(text)) and said.end() < len(text):
            text = text[said.end() :]
        text = text.removeprefix("the ")
    return _balanced(text)


def _balanced(text: str) -> str:
    """A text without a bracket at its edge that has no partner."""
    for opening, closing in ("()", "[]", "（）"):
        if text.count(opening) == text.count(closing) + 1 and text.startswith(opening):
            text = text[1:]
        if text.count(closing) == text.count(opening) + 1 and text.endswith(closing):
            text = text[:-1]
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
    return text.strip()
