"""Where the title of a work stands in its item, and its authors beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publications.ingest.authors import is_name, read_byline
from publications.ingest.bylines import Byline, Owner
from publications.ingest.links import is_button
from publications.ingest.parts import (
    NO_TITLE,
    PLAIN_YEAR,
    STATED_YEAR,
    Parts,
    can_be_title,
    names_owner,
)
from publications.ingest.quotations import quotations
from publications.ingest.styled import HARD, SOFT, Styled, joined
from publications.ingest.tags import is_tag
from publications.ingest.unmarked import by_sentences, title_first
from publications.ingest.vocabulary import MARKS, PARTED, YEAR

ORDINAL = re.compile(
    r"\s*(?:[\[(【]\s*[A-Z]{0,2}\s?\d{1,3}\s*[\])】][\s.:–—-]*|[A-Z]{0,2}\d{1,3}\s*(?:[-–—]\s+|[.):]\s+))"
)
BY = re.compile(
    rf"[|{PARTED}]*(?:(?P<with>(?:joint(?:ly)?\s+)?with\s+)|(?:[Bb]y:?|[Aa]uthors?:)\s+)?"
)
ALONE = re.compile(r"[ \t.?!]*(?:[\[(][^\n\v]{0,80}[\])][ \t.,]*)*[\n\v]")
LEAD = re.compile(r"\s*(?:[\[【(]([^\[\]()【】]{1,40})[\]】)])[\s:,.–-]*")
BEHIND_NAMES = f" \n\v.,;:{MARKS}"
IN_SHORT = re.compile(rf"\s*(?:[\w.&'’-]+\s+){{1,3}}{YEAR.pattern}\s*$")
"""“Acta Cryst. 1951” on a line above title and authors."""

TAG_BEHIND = re.compile(r"[ \v]*[\[(【]([^\[\]()【】\n]{3,40})[\])】][ \v.]*$")
MOST = 12
"""How many stretches are tried as the title; a work's own comes early."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch that may be the title: its words `[start, end)`, with marks `[first, last)`."""

    first: int
    start: int
    end: int
    last: int
    quoted: bool = False


def take_apart(text: Styled, owner: Owner) -> Parts | None:
    """Title, authors and the rest of an item; None when they cannot be told apart."""
    if ordinal := ORDINAL.match(text.text):
        text = text.cut(ordinal.end())
    parts = _apart(text, owner)
    return _without_tag(parts) if parts else None


def _apart(text: Styled, owner: Owner) -> Parts | None:
    marked = list(_marked_titles(text, owner))
    found = [parts for c in marked if (parts := _around(text, c, owner))]
    own = [p for p in found if names_owner(p, owner)]
    if own:
        return own[0]
    return (
        _by_lines(text, owner)
        or by_sentences(text, owner)
        or title_first(text, owner)
        or next(iter(found), None)
    )


def _without_tag(parts: Parts) -> Parts:
    """The title without a tag at its end, such as “[Oral]” or “(Best paper award)”."""
    found = TAG_BEHIND.search(parts.title.text)
    if not found or not found.start():
        return parts
    squared = found[0].lstrip()[0] != "("
    if not is_tag(f"[{found[1]}]" if squared else found[1]):
        return parts
    title, tag = parts.title.cut(0, found.start()), parts.title.cut(found.start())
    return replace(parts, title=title, rest=(tag, *parts.rest))


def _marked_titles(text: Styled, owner: Owner) -> Iterator[_Candidate]:
    """Everything set off that can be a title, the first and longest first."""
    found = []
    for first, start, end, last in quotations(text.text.replace(SOFT, " ")):
        found.append(_Candidate(first, start, end, last, quoted=True))
    found.extend(
        _Candidate(s.start, s.start, s.end, s.end)
        for s in text.of("bold", "link", "italic")
        if HARD not in text.text[s.start : s.end].strip()
    )
    for c in sorted(found, key=lambda c: (c.first, -c.last))[:MOST]:
        alone = ALONE.match(text.text, c.last) is not None and not text.text[: c.first].strip()
        if can_be_title(text.text[c.start : c.end], owner, quoted=c.quoted, alone=alone):
            yield c


def _around(text: Styled, c: _Candidate, owner: Owner) -> Parts | None:
    """A candidate with the authors before or behind it, if what is before it may stand there."""
    title, before, after = text.cut(c.start, c.end), text.cut(0, c.first), text.cut(c.last)
    if not before.text.strip(" \n\v.,:;-–—|[](){}!🔥⭐"):
        pictures = Styled("", tuple(replace(s, start=0, end=0) for s in before.of("image")))
        return _authors_behind(title, pictures, after, owner)
    lead = LEAD.match(before.text)
    tag = before.cut(0, lead.end()) if lead and is_tag(f"[{lead[1]}]") else before.cut(0, 0)
    before = before.cut(len(tag.text))
    byline = read_byline(before)
    left = before.text[byline.end :] if byline else ""
    year = STATED_YEAR.match(left) or PLAIN_YEAR.match(left)
    if byline and (c.quoted or year or not is_name(joined(title.text).strip(" .,;"))):
        left = left[year.end() :] if year else left
        if not left.strip(" \n\v.,:;-–—&()"):
            rest = (tag, before.cut(byline.end), after)
            return Parts(title, byline.authors, rest, byline.abridged)
    if HARD not in before.text.strip() and _is_lead(before):
        return _authors_behind(title, text.cut(0, c.first), after, owner)
    return None


def _is_lead(before: Styled) -> bool:
    """Tags in front of a title: set as code, in brackets, or words of status and venue."""
    words = list(before.text)
    for s in before.of("code", "image"):
        words[s.start : s.end] = " " * (s.end - s.start)
    left = re.sub(r"[\[(【][^\[\]()【】]{1,40}[\])】]|:\w+:", " ", "".join(words))
    left = left.strip(" \n\v.,:;-–—|")
    return not re.search(r"\w", left) or is_tag(joined(left))


def _authors_behind(title: Styled, before: Styled, after: Styled, owner: Owner) -> Parts:
    fallback: Parts | None = None
    for start in _line_starts(after.text):
        by = BY.match(after.text, start)
        at = by.end() if by else start
        byline = read_byline(after.cut(at))
        if not byline:
            continue
        with_others = bool(by and by["with"])
        rest = (before, after.cut(0, start), after.cut(at + byline.end))
        parts = Parts(title, byline.authors, rest, byline.abridged, owner_implied=with_others)
        if names_owner(parts, owner):
            return parts
        alone = len(byline.authors) > 1 and _ends_line(after.text, at + byline.end)
        if fallback is None and (alone or byline.abridged):
            fallback = parts
    return fallback or Parts(title, (), (before, after))


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    for match in re.finditer(rf"[{HARD}{SOFT}]", text):
        yield match.end()
    for match in re.finditer(r"[)\]]\s*[,.:]?\s+(?=[^\s(\[])", text):
        yield match.end()


def _ends_line(text: str, at: int) -> bool:
    return not text[at:].split(HARD)[0].split(SOFT)[0].strip(" .,;:")


def _by_lines(text: Styled, owner: Owner) -> Parts | None:
    """Title and authors on lines of their own, one directly above the other."""
    lines = [line for line in _lines(text, HARD) if line.text.strip()]
    hard = len(lines) > 1
    if not hard:
        lines = [line for line in _lines(text, SOFT) if line.text.strip()]
    tags = [
        v for v in lines[:1] if is_tag(joined(v.text)) or (lines[2:] and IN_SHORT.match(v.text))
    ]
    lines = lines[len(tags) :]
    for number, line in enumerate(lines):
        by = BY.match(line.text)
        at = by.end() if by else 0
        byline = read_byline(line.cut(at))
        if not byline or line.text[at + byline.end :].strip(BEHIND_NAMES):
            continue
        if Byline(byline.authors, 0).owner(owner) is None:
            continue
        other = 0 if number else 1
        if not (hard or number) or other >= len(lines):
            return None
        title, left = _without_buttons(lines[other])
        if not _is_title_line(title.text, owner, hard=hard) or (number > 1 and not hard):
            return None
        rest = [*tags, left, *(v for n, v in enumerate(lines) if n not in (number, other))]
        return Parts(title, byline.authors, tuple(rest), byline.abridged, marked=False)
    return None


def _is_title_line(words: str, owner: Owner, *, hard: bool) -> bool:
    """A line parted from the authors by a shown break is the title, of one word or with commas."""
    if can_be_title(words, owner, alone=hard):
        return True
    bare = joined(words).strip(" .,;:")
    named = is_button(bare) or NO_TITLE.fullmatch(bare) or is_tag(bare)
    one = hard and bare.isalpha() and len(bare) > 3 and bare[0].isupper()
    return one and not named and owner.is_named(bare) == "no"


def _lines(text: Styled, mark: str) -> Iterator[Styled]:
    at = 0
    for match in [*re.finditer(mark, text.text), None]:
        end = match.start() if match else len(text.text)
        yield text.cut(at, end)
        at = end + 1


def _without_buttons(line: Styled) -> tuple[Styled, Styled]:
    """A title's line up to the first link that is only a button."""
    for s in line.of("link"):
        if is_button(line.words(s)) and s.start:
            at = len(line.text[: s.start].rstrip(" [(\v"))
            return line.cut(0, at), line.cut(at)
    return line, Styled("")
