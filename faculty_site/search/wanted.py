"""What somebody typed, as terms that a thing must have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from faculty_site.search.words import folded, is_sign, other_spellings
from publications.identifiers import is_arxiv, plain_arxiv, plain_doi

LONGEST: Final = 300
"""Characters that are read; nobody searches for more but by pasting the wrong thing."""

MOST_TERMS: Final = 10

_term = re.compile(r"[\"“”„«「『]([^\"“”„«»「」『』]+)[\"“”»」』]|(\S+)")
_identifier = re.compile(r"10\.\d{4,9}/|arxiv|doi", re.IGNORECASE)


@dataclass(frozen=True)
class Phrase:
    """Words that stand one behind the other; the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class Term:
    """Something that must be there, as written or spelt otherwise; `near` is what a slip meant."""

    written: str
    phrases: tuple[Phrase, ...]
    near: tuple[Phrase, ...] = ()

    @property
    def single(self) -> str:
        """The word, where it is one that may hold a slip; else ""."""
        words = self.phrases[0].words
        return words[0] if len(words) == 1 and self.phrases[0].is_beginning else ""

    def parts(self) -> list[Term]:
        """What was written without blanks, such as “particle-wave”, as words by themselves."""
        words = self.phrases[0].words
        if len(words) == 1 or not self.phrases[0].is_beginning:
            return [self]
        return [Term(word, (Phrase((word,), is_beginning=True),)) for word in words]

    def whole(self) -> Term:
        """The same, where no beginning of a word will do."""
        return Term(self.written, tuple(Phrase(phrase.words) for phrase in self.phrases))


@dataclass(frozen=True)
class Wanted:
    """The terms of a search; `text` is what was typed, as far as it is read."""

    text: str
    terms: tuple[Term, ...] = ()
    was_cut: bool = False


def read(typed: str) -> Wanted:
    """What is looked for; no terms where there is no letter or digit. Never raises."""
    seen = "".join(sign if sign.isprintable() else " " for sign in typed[: LONGEST * 4])
    text = " ".join(seen.split())
    terms = list(dict.fromkeys(_terms(text[:LONGEST])))
    was_cut = len(typed) > LONGEST * 4 or len(text) > LONGEST or len(terms) > MOST_TERMS
    return Wanted(text[:LONGEST].rstrip(), tuple(terms[:MOST_TERMS]), was_cut)


def _terms(text: str) -> Iterator[Term]:
    for found in _term.finditer(text):
        quoted, plain = found.groups()
        written = _plain_identifier(plain) if plain else quoted
        words = tuple(folded(written))
        if not words:
            continue
        begins = not quoted and not is_sign(words[-1])
        others = () if quoted else other_spellings(written)
        phrases = (Phrase(words, begins), *(Phrase((word,), begins) for word in others))
        yield Term(quoted or plain.strip(".,;:!?()[]*"), phrases)


def _plain_identifier(text: str) -> str:
    """A DOI or an arXiv id without its address; without its version, which begins the number."""
    if not _identifier.search(text):
        return text
    arxiv = plain_arxiv(text.rstrip(".,;)"))
    if is_arxiv(arxiv):
        return re.sub(r"v\d+$", "", arxiv)
    return plain_doi(text.rstrip(".,;)"))
