"""A work taken apart: its title, its authors, and what else its item says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publications.ingest.authors import read_byline
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.links import is_button
from publications.ingest.styled import Styled, joined
from publications.ingest.tags import is_tag
from publications.ingest.vocabulary import YEAR

STATED_YEAR = re.compile(
    rf"[\s.,]*[(（](?:[^()]{{0,12}}{YEAR.pattern}[a-z]?[^()]{{0,30}}|in press|forthcoming|"
    r"accepted|n\.d\.|under review|submitted[^()]{0,30}|in preparation|in prep\.?)[)）][\s.,:;]*",
    re.IGNORECASE,
)
PLAIN_YEAR = re.compile(rf"[\s.,]*{YEAR.pattern}[a-z]?\.\s+")
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


def names_owner(parts: Parts, owner: Owner) -> bool:
    return parts.owner_implied or Byline(parts.authors, 0).owner(owner) is not None


def can_be_title(words: str, owner: Owner, *, quoted: bool = False, alone: bool = False) -> bool:
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
