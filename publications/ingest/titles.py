"""Where the title of a work stands in its item, and its authors beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publications.ingest.authors import is_name, read_byline
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.links import is_button
from publications.ingest.quotations import quotations
from publications.ingest.styled import HARD, SOFT, Styled, joined
from publications.ingest.tags import is_tag
from publications.ingest.vocabulary import PARTED, VENUE, YEAR

ORDINAL = re.compile(
    r"\s*(?:[\[(【]\s*[A-Z]{0,2}\s?\d{1,3}\s*[\])】][\s.:–—-]*|[A-Z]{0,2}\d{1,3}\s*(?:[-–—]\s+|[.):]\s+))"
)
STATED_YEAR = re.compile(
    rf"[\s.,]*[(（](?:[^()]{{0,12}}{YEAR.pattern}[a-z]?[^()]{{0,30}}|in press|forthcoming|"
    r"accepted|n\.d\.|under review|submitted[^()]{0,30}|in preparation|in prep\.?)[)）][\s.,:;]*",
    re.IGNORECASE,
)
PLAIN_YEAR = re.compile(rf"[\s.,]*{YEAR.pattern}[a-z]?\.\s+")
SENTENCE_END = re.compile(
    r"(?<![\s.][^\W\d_])(?<!\bvs)(?<!\bSt)(?<!\bNo)[.?!。？！]['’]?(?=\s|$)|[。？！]"
)
BEFORE_VENUE = re.compile(r"[.,?!。]\s*(?:[Ii]n:?\s*)?$")
GB_MARK = re.compile(r"\s*\[(?:J|C|D|M|P|A|N|R|S|J/OL|C/OL|EB/OL)\](?://)?")
BY = re.compile(
    rf"[|{PARTED}]*(?:(?P<with>(?:joint(?:ly)?\s+)?with\s+)|(?:[Bb]y:?|[Aa]uthors?:)\s+)?"
)
ALONE = re.compile(r"[ \t.?!]*(?:[\[(][^\n\v]{0,80}[\])][ \t.,]*)*[\n\v]")
LEAD = re.compile(r"\s*(?:[\[【(]([^\[\]()【】]{1,40})[\]】)])[\s:,.–-]*")
IN_SHORT = re.compile(rf"\s*(?:[\w.&'’-]+\s+){{1,3}}{YEAR.pattern}\s*$")
"""“Acta Cryst. 1951” on a line above title and authors."""

TAG_BEHIND = re.compile(r"[ \v]*[\[(【]([^\[\]()【】\n]{3,40})[\])】][ \v.]*$")
MOST = 12
"""How many stretches are tried as the title; a work's own comes early."""

NO_TITLE = re.compile(
    r"(?:google\s+scholar|dblp|orcid|full\s+(?:list|publication).*|research\s*gate|"
    r"see\s+(?:also|here|below|above|my|the\s+full|all)\b.*|"
    r"semantic\s+scholar|(?:selected|all|more|my)\s+(?:papers|publications)|notes?\s*[:：].*|\*.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A work taken apart. `rest` is what is neither title nor authors, in order.

    `authors` are empty when none are named; `owner_implied` says that only the others are
    (“with C. Babbage”). `marked` tells that style or quotation marks show the title.
    """

    title: Styled
    authors: tuple[Author, ...]
    rest: tuple[Styled, ...]
    abridged: str = ""
    owner_implied: bool = False
    marked: bool = True


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
    own = [p for p in found if _names_owner(p, owner)]
    if own:
        return own[0]
    return _by_lines(text, owner) or _by_sentences(text, owner) or next(iter(found), None)


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


def _names_owner(parts: Parts, owner: Owner) -> bool:
    return parts.owner_implied or Byline(parts.authors, 0).owner(owner) is not None


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
        if _can_be_title(text.text[c.start : c.end], owner, quoted=c.quoted, alone=alone):
            yield c


def _can_be_title(words: str, owner: Owner, *, quoted: bool = False, alone: bool = False) -> bool:
    """`alone` is true for words that have a line to themselves, where authors have company."""
    words = joined(words).strip(" .,;:")
    if not words or is_button(words) or NO_TITLE.fullmatch(words) or is_tag(words):
        return False
    if owner.is_named(words) != "no" or owner.goes_by(words):
        return False
    byline = read_byline(Styled(words))
    if byline and byline.end >= len(words) and not quoted and re.search(r"[,;]", words):
        return byline.owner(owner) is None and alone
    wide = sum(ord(character) > 0x2E80 for character in words)
    return quoted or len(words.split()) > 1 or wide > 4 or len(words) > 14


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
        if _names_owner(parts, owner):
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
        if not byline or line.text[at + byline.end :].strip(" \n\v.,;:"):
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
    if _can_be_title(words, owner, alone=hard):
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


def _by_sentences(text: Styled, owner: Owner) -> Parts | None:
    """“Authors (2022). Title. Venue …”, with or without the year."""
    byline = read_byline(text)
    if not byline or byline.owner(owner) is None:
        return None
    tail = text.cut(byline.end)
    year = STATED_YEAR.match(tail.text) or PLAIN_YEAR.match(tail.text)
    parted = re.match(r"[.,:;–—-]?\s*[,.:;]?\s*", tail.text)
    begin = year.end() if year else parted.end() if parted else 0
    if begin == 0 or not tail.text[begin:].strip():
        return None
    said, tail = tail.cut(0, begin), tail.cut(begin)
    end, behind = _title_end(
        tail, after_full_stop=bool(year) or "." in said.text or ":" in said.text
    )
    title = tail.cut(0, end)
    if not end or not _can_be_title(title.text, owner) or len(title.text.split()) < 2:
        wide = sum(ord(c) > 0x2E80 for c in title.text)
        if wide < 4:
            return None
    return Parts(title, byline.authors, (said, tail.cut(behind)), byline.abridged, marked=False)


def _title_end(tail: Styled, *, after_full_stop: bool) -> tuple[int, int]:
    """Where an unmarked title ends, and where what follows begins; (0, 0) when that is unsure."""
    if mark := GB_MARK.search(tail.text):
        return mark.start(), mark.start()
    italics = next((s.start for s in tail.of("italic") if s.start), None)
    sentence = next(
        (m for m in SENTENCE_END.finditer(tail.text) if len(tail.text[: m.start()].split()) > 2),
        None,
    )
    if not after_full_stop:
        sentence = None
    before = BEFORE_VENUE.search(tail.text[:italics]) if italics is not None else None
    between = tail.text[sentence.end() : before.start()] if sentence and before else ""
    if before and not re.match(r"\s*[Ii]n\b", between) and not VENUE.search(between):
        return before.start() + (before[0][0] in "?!"), before.start() + 1
    if sentence is None:
        return (0, 0)
    return sentence.start() + (sentence[0][0] in "?!？！"), sentence.end()
