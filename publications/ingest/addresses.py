"""Takes the addresses out of a reference and leaves its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publications.ingest.links import (
    ARXIV,
    BARE_URL,
    Link,
    as_link,
    find_arxiv,
    find_doi,
    is_button,
    kind_of_url,
    trimmed,
)
from publications.ingest.styled import HARD, SOFT, Stretch, Styled
from publications.ingest.vocabulary import ACRONYM, VENUE, YEAR

GAP = "\x1f"
"""Stands where something was taken out; what is on its two sides does not belong together."""

WRITTEN_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|\bdoi\s*[:.]?\s*)*"
    r"(?<![\w.])(10\.\d{4,9}/[^\s\"<>\x1f]+)",
    re.IGNORECASE,
)
EMOJI = re.compile(r"(?<!\w):[a-z_]+\d*:(?!\w)")
EMPTY_BRACKETS = re.compile(r"[\[({（【]([\s\x1f,;/|·•]|and|&)*[\])}）】]")
ROUND_GAP = re.compile(r"[\s/|·•]*\x1f[\s/|·•\x1f]*")

BRACKET_BEFORE = re.compile(r"\[\s*\Z")
EDITION = re.compile(r"\b(?:edition|translation)\b", re.IGNORECASE)
BRACKET_BEHIND = re.compile(r"\s*\]")


@dataclass(slots=True)
class Addresses:
    """What a work's item leads to. The first DOI and arXiv id are the work's own."""

    doi: str = ""
    arxiv: str = ""
    links: list[Link] = field(default_factory=list)

    def add(self, link: Link | None) -> None:
        """Keep a link once, and the DOI or arXiv id that its address or label holds."""
        if link is None:
            return
        if link.kind != "image":
            self.doi = self.doi or find_doi(link.url)
            self.arxiv = self.arxiv or find_arxiv(link.url)
        if link.url not in [known.url for known in self.links]:
            self.links.append(link)

    def add_title(self, title: Styled) -> None:
        """The title's own link is the work's address."""
        for stretch in title.of("link"):
            self.add(as_link(title, stretch, is_title=True))


def lines_without_addresses(pieces: Iterable[Styled], into: Addresses) -> list[str]:
    """The lines of what is left of an item, with a `GAP` where an address or a button stood."""
    lines: list[str] = []
    for piece in pieces:
        text = _without_buttons(piece, into)
        for line in text.split(HARD):
            words = _without_written(line, into)
            if re.search(r"\w", words):
                lines.append(words)
    return lines


def _without_buttons(piece: Styled, into: Addresses) -> str:
    """The words of a piece; links that are mere buttons are gaps of the same length."""
    characters = list(piece.text.replace(SOFT, " "))
    links = list(piece.of("link"))
    for stretch in piece.of("link", "image"):
        if stretch.style == "image" and any(_holds(link, stretch) for link in links):
            continue
        into.add(as_link(piece, stretch))
        if stretch.url and stretch.end > stretch.start and _is_button(piece, stretch):
            width = stretch.end - stretch.start
            characters[stretch.start : stretch.end] = GAP + " " * (width - 1)
    for stretch in piece.of("code"):
        if stretch.end < len(characters) and characters[stretch.end] == " ":
            characters[stretch.end] = HARD  # tags set as code stand each for itself
    return "".join(characters)


def _is_button(piece: Styled, link: Stretch) -> bool:
    """A link whose words only name what it leads to, or that stands in brackets of its own."""
    words = piece.words(link)
    if is_button(words):
        return True
    bracketed = BRACKET_BEFORE.search(piece.text[: link.start]) and BRACKET_BEHIND.match(
        piece.text[link.end :]
    )
    named = EDITION.sub("", words)
    said = ACRONYM.search(named) or VENUE.search(named) or YEAR.search(named)
    return bracketed is not None and said is None


def _holds(link: Stretch, picture: Stretch) -> bool:
    return bool(link.url) and link.start <= picture.start <= link.end


def _without_written(line: str, into: Addresses) -> str:
    """A line without the DOIs, arXiv ids and URLs that are written out in it."""

    def doi(match: re.Match[str]) -> str:
        found = trimmed(match[1])
        if into.doi and into.doi.casefold() != find_doi(found).casefold():
            into.add(Link("doi", f"https://doi.org/{found}", ""))
        into.doi = into.doi or find_doi(found)
        return GAP + match[1][len(found) :]

    def arxiv(match: re.Match[str]) -> str:
        into.arxiv = into.arxiv or match[1]
        return f"arXiv{GAP}" if "/" not in match[0].removesuffix(match[1]) else GAP

    def url(match: re.Match[str]) -> str:
        found = trimmed(match[0].strip("<>"))
        into.add(Link(kind_of_url(found), found if "://" in found else f"https://{found}", ""))
        return GAP + match[0].strip("<>")[len(found) :]

    line = WRITTEN_DOI.sub(doi, EMOJI.sub(GAP, line))
    line = ARXIV.sub(arxiv, BARE_URL.sub(url, line))
    line = re.sub(
        rf"\b(?:doi|url|link|available at)\s*[:.]?\s*{GAP}", GAP, line, flags=re.IGNORECASE
    )
    return without_empty(line)


def without_empty(line: str) -> str:
    """A line without the brackets and bars in which nothing is left."""
    before = ""
    while before != line:
        before = line
        line = EMPTY_BRACKETS.sub(GAP, line)
    return ROUND_GAP.sub(f" {GAP} ", line)


def segments(text: str) -> Iterator[str]:
    """A text parted at gaps and at the commas outside its brackets."""
    depth, part = 0, ""
    for character in text:
        if character in "([（":
            depth += 1
        elif character in ")]）":
            depth = max(0, depth - 1)
        if character == GAP or (depth == 0 and character in ",;，；"):
            yield part
            part = ""
        else:
            part += character
    yield part
