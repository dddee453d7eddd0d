"""What themes bring along as samples and owners never took out; nobody's own.

Known by phrases of the samples themselves, wherever they stand: file names are often reused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from faculty_site.ingest.documents import Document
from faculty_site.ingest.keys import fold
from faculty_site.ingest.themes.known_samples import (
    CALLOUT,
    LINES,
    NAMES,
    OPENINGS,
    PHRASES,
    PICTURE,
    REMARKS,
    SAMPLE_PICTURE,
    SUMMARIES,
    TEXTS,
    TITLES,
    UNDER_OWN_TITLES,
    UNMISTAKABLE,
    WORKS,
)

HEAD: Final = 4_000
"""Characters of a body that are looked through."""

TOLD: Final = ("abstract", "summary", "excerpt", "description")
"""Keys whose texts say what a page is about."""

ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
HEADING: Final = re.compile(r" {0,3}(#{1,6})\s|<h([1-6])\b[^<>]*>[^<>]*</h\2>\s*$", re.IGNORECASE)
UNDERLINE: Final = re.compile(r" {0,3}(=+|-{3,})\s*$")
FILLER: Final = re.compile(
    r".{0,60}?lorem ipsum dolor sit amet,? (?:<b>)?consectetur(?:</b>)? adipiscing elit", re.DOTALL
)
"""Words for any text, at the beginning or soon after a date."""

BOX: Final = re.compile(r"\s*<div class=['\"]paper-box['\"]")
"""How acad-homepage draws a paper: all up to the end of the box is one thing."""

BOXED: Final = ("dhtafkwaaaaj", "lorem ipsum")
"""What is said in the box of the sample."""

LONGEST_BOX: Final = 200
"""Lines of a box."""


def is_leftover(document: Document) -> bool:
    """Whether a document is a theme's own sample.

    One whose owner wrote a title of their own above the sample's text is not; `without_samples`
    takes the text out.
    """
    title = _title(document)
    words = _words(document)
    phrases = [phrase for phrase in PHRASES if phrase in words]
    said = bool(phrases) or words.lstrip("#*>- ").startswith(OPENINGS)
    own_title = title and not TITLES.fullmatch(title)
    if said and own_title and phrases and set(phrases) <= set(UNDER_OWN_TITLES):
        return False
    summary = document.front_matter.get("summary")
    lesson = isinstance(summary, str) and summary.strip().lower() in SUMMARIES
    surely = said or lesson or UNMISTAKABLE.fullmatch(title) is not None
    return surely or (TITLES.fullmatch(title) is not None and _says_little(words))


def _title(document: Document) -> str:
    return " ".join(str(document.front_matter.get("title") or "").split())


def _words(document: Document) -> str:
    """What the page says, in lower case; its beginning is enough."""
    told = (document.front_matter.get(key) for key in TOLD)
    own = without_remarks(document.body[:HEAD])
    return " ".join(f"{own} {' '.join(t for t in told if isinstance(t, str))}".split()).lower()


def _says_little(words: str) -> bool:
    """A title such as “Project 1” or “Slides” may be somebody's own; their words then show it."""
    return len(words) < 400


def is_nobody(name: str) -> bool:
    """Whether a name is what a theme writes in the place of its owner's."""
    return fold(name) in NAMES


def is_sample_work(key: str, title: str) -> bool:
    """Whether a BibTeX entry, by its key and its title in plain words, is a theme's sample."""
    begins = WORKS.get(key.lower())
    return begins is not None and _letters(title).startswith(_letters(begins))


def _letters(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(title).replace("ü", "u").replace("ä", "a"))


def without_remarks(body: str) -> str:
    """A body whose lines that only explain the theme are blank, as many as before."""
    lines = body.split("\n")
    told = {n for n, line in enumerate(lines) if REMARKS.search(line)}
    beside = {n + step for n in told for step in (-1, 1)}
    told |= {n for n in beside if 0 <= n < len(lines) and CALLOUT.fullmatch(lines[n].strip())}
    return "\n".join("" if n in told else line for n, line in enumerate(lines))


def without_samples(body: str) -> str:
    """A body whose paragraphs and lines of lists that are a theme's are blank, as many as before.

    With all that stood under it a heading goes too. A part of a longer comment is left.
    """
    lines = without_remarks(body).split("\n")
    blank: set[int] = set()
    in_comment = False
    for start, end in _parts(lines):
        part = "\n".join(lines[start:end])
        whole = not in_comment and part.count("<!--") == part.count("-->")
        in_comment = part.rfind("<!--") > part.rfind("-->") or (in_comment and "-->" not in part)
        if whole and is_sample_text(part):
            blank.update(range(start, end))
    if blank:
        blank |= _emptied_headings(lines, blank)
    return "\n".join("" if n in blank else line for n, line in enumerate(lines))


def is_sample_text(part: str) -> bool:
    """Whether a paragraph, or a line of a list with what is below it, is a theme's own."""
    words = " ".join(part[:HEAD].split()).lower()
    if BOX.match(part):
        return all(phrase in words for phrase in BOXED)
    line = part.partition("\n")[0].strip().lower()
    known = line in LINES or any(text in words for text in TEXTS)
    return known or FILLER.match(words) is not None or _shows_samples(part)


def _shows_samples(part: str) -> bool:
    """Whether a part is a row of pictures, each of them the theme's."""
    shown = [match["path"] or match["old"] or "" for match in PICTURE.finditer(part[:HEAD])]
    row = part.lstrip().startswith(("<div", "{%", "<img", "```")) and "example image" in part
    return row and bool(shown) and all(map(SAMPLE_PICTURE.fullmatch, shown))


def _parts(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Lines that belong together: a paragraph, an item of a list with what is below it, a box."""
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end = _end_of_box(lines, at) if BOX.match(lines[at]) else _end_of_part(lines, at)
        yield at, end
        at = end


def _end_of_part(lines: list[str], at: int) -> int:
    item = ITEM.match(lines[at])
    indent = _indent(lines[at])
    end = at + 1
    while end < len(lines) and lines[end].strip():
        deeper = _indent(lines[end]) > indent
        if HEADING.match(lines[end]) or (ITEM.match(lines[end]) and not (item and deeper)):
            break
        end += 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _end_of_box(lines: list[str], at: int) -> int:
    depth = 0
    for n in range(at, min(len(lines), at + LONGEST_BOX)):
        depth += lines[n].count("<div") - lines[n].count("</div")
        if depth <= 0:
            return n + 1
    return _end_of_part(lines, at)


def _emptied_headings(lines: list[str], blank: set[int]) -> set[int]:
    """The lines of headings under which samples stood and nothing is left."""
    headings = [*_headings(lines), (len(lines), len(lines), 0)]
    gone: set[int] = set()
    for place in range(len(headings) - 2, -1, -1):
        start, end, level = headings[place]
        until = next(begin for begin, _end, other in headings[place + 1 :] if other <= level)
        below = [n for n in range(end, until) if lines[n].strip()]
        if any(n in blank for n in below) and all(n in blank or n in gone for n in below):
            gone.update(range(start, end))
    return gone


def _headings(lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """First line, end and level of each heading."""
    for n, line in enumerate(lines):
        if match := HEADING.match(line):
            yield n, n + 1, len(match[1]) if match[1] else int(match[2])
        elif n and UNDERLINE.match(line) and lines[n - 1].strip() and not ITEM.match(lines[n - 1]):
            yield n - 1, n + 1, 1 if line.strip().startswith("=") else 2
