"""Titles that nothing but their place in the item shows."""

from __future__ import annotations

import re

from publications.ingest.authors import is_name, read_byline
from publications.ingest.bylines import Owner
from publications.ingest.parts import PLAIN_YEAR, STATED_YEAR, Parts, can_be_title
from publications.ingest.styled import HARD, SOFT, Styled, joined
from publications.ingest.tags import is_tag
from publications.ingest.vocabulary import VENUE

SENTENCE_END = re.compile(
    r"(?<![\s.][^\W\d_])(?<!\bvs)(?<!\bSt)(?<!\bNo)[.?!。？！]['’]?(?=\s|$)|[。？！]"
)
BEFORE_VENUE = re.compile(r"[.,?!。]\s*(?:[Ii]n:?\s*)?$")
GB_MARK = re.compile(r"\s*\[(?:J|C|D|M|P|A|N|R|S|J/OL|C/OL|EB/OL)\](?://)?")
TITLE_ENDS = re.compile(r"(?<![\s.][^\W\d_])(?:[.?!]|,|\s[–—|]|\s-)(?=\s)")
LEADING_TAG = re.compile(r"\s*(?:[\[(【][^\[\]()【】]{1,40}[\])】]|`[^`]{1,40}`)[\s:,.–-]*")
MOST_ENDS = 8
"""How many places are tried as the end of a title."""


def by_sentences(text: Styled, owner: Owner) -> Parts | None:
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
    stopped = text.text[: byline.end].rstrip().endswith(".")  # of an initial and of the names
    end, behind = _title_end(
        tail, after_full_stop=bool(year) or stopped or "." in said.text or ":" in said.text
    )
    title = tail.cut(0, end)
    if not end or not can_be_title(title.text, owner) or len(title.text.split()) < 2:
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


def title_first(text: Styled, owner: Owner) -> Parts | None:
    """“Title. Authors. Venue …” and “Title, authors, venue …”, the owner among the authors."""
    tag = LEADING_TAG.match(text.text)
    line = text.text.split(SOFT)[0]
    tagged = tag.end() if tag and is_tag(tag[0].strip(" :,.–-")) else 0
    lead = text.cut(0, len(line) if is_tag(joined(line)) else tagged)
    text = text.cut(len(lead.text))
    for end in list(TITLE_ENDS.finditer(text.text.split(HARD)[0]))[:MOST_ENDS]:
        title = text.cut(0, end.start() + (end[0] in "?!"))
        words = joined(title.text)
        if len(words.split()) < 3 or is_name(words) or VENUE.fullmatch(words):
            continue
        byline = read_byline(text.cut(end.end()))
        if byline and byline.owner(owner) is not None and can_be_title(words, owner):
            rest = (lead, text.cut(end.end() + byline.end))
            return Parts(title, byline.authors, rest, byline.abridged, marked=False)
    return None
