"""What was searched for, marked where it stands: in names, titles and excerpts of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from faculty_site.lib.markdown import render_inline
from faculty_site.templatetags.site import FORMULA

from .wanted import Phrase, Term
from .words import Word, composed, words_in

SCANNED: Final = 20_000
"""Characters of a text that are looked through for an excerpt."""

BEFORE, AROUND = 70, 230
"""Characters of an excerpt before the first mark, and altogether."""

MOST_PLACES: Final = 40

Place = tuple[int, int, int]
"""Start, end, and which term stands there."""


class Marker:
    """Marks the terms of one search; `meant` gathers words that a slip may stand for, and where."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases: dict[str, list[tuple[int, Phrase]]] = {}
        self._beginnings: dict[str, list[tuple[int, Phrase]]] = {}
        self._near: dict[str, str] = {}
        self.meant: dict[str, str] = {}
        for number, term in enumerate(terms):
            self._near |= {phrase.words[0]: term.written for phrase in term.near}
            for phrase in (*term.phrases, *term.near):
                is_open = len(phrase.words) == 1 and phrase.is_beginning
                kept = self._beginnings if is_open else self._phrases
                kept.setdefault(phrase.words[0], []).append((number, phrase))

    def marked(self, text: str) -> SafeString:
        """The text escaped, with `<mark>` around what was searched for; formulas are drawn."""
        pieces = enumerate(FORMULA.split(composed(text)))
        return format_html_join(
            "",
            "{}",
            ((render_inline(piece) if at % 2 else self._marked(piece),) for at, piece in pieces),
        )

    def excerpt(self, text: str) -> SafeString:
        """The words around the place that has most of the terms; "" where there is none."""
        text = composed(text[:SCANNED])
        places = list(islice(self._places(text), MOST_PLACES))
        if not places:
            return SafeString("")
        start, stop = _window(text, _best(places))
        before, after = ("… " if start else ""), (" …" if stop < len(text) else "")
        return format_html(
            "{}{}{}", before, self._marked(" ".join(text[start:stop].split())), after
        )

    def _marked(self, text: str) -> SafeString:
        out, at = [], 0
        for start, end in _joined(self._places(text)):
            out.append(conditional_escape(text[at:start]))
            out.append(format_html("<mark>{}</mark>", text[start:end]))
            at = end
        out.append(conditional_escape(text[at:]))
        return SafeString("".join(out))

    def _places(self, text: str) -> Iterator[Place]:
        words = list(words_in(text))
        for at, word in enumerate(words):
            for number, phrase in self._beginning_with(word.word):
                if _stands(phrase, words, at):
                    last = words[at + len(phrase.words) - 1]
                    if word.word in self._near:
                        self.meant.setdefault(text[word.start : word.end], self._near[word.word])
                    yield word.start, last.end, number
                    break

    def _beginning_with(self, word: str) -> Iterator[tuple[int, Phrase]]:
        yield from self._phrases.get(word, ())
        if self._beginnings:
            for length in range(len(word), 0, -1):
                yield from self._beginnings.get(word[:length], ())


def _stands(phrase: Phrase, words: list[Word], at: int) -> bool:
    there = words[at : at + len(phrase.words)]
    if len(there) < len(phrase.words):
        return False
    *first, last = (word.word for word in there)
    ends = last.startswith(phrase.words[-1]) if phrase.is_beginning else last == phrase.words[-1]
    return ends and tuple(first) == phrase.words[:-1]


def _best(places: list[Place]) -> int:
    """Where the excerpt's first mark is: the one with most different terms in reach behind it."""

    def reached(start: int) -> int:
        return len({n for at, end, n in places if start <= at and end <= start + AROUND - BEFORE})

    return max((start for start, _end, _number in places), key=lambda at: (reached(at), -at))


def _window(text: str, first: int) -> tuple[int, int]:
    """From a blank to a blank, where there are any."""
    start = max(0, first - BEFORE)
    if start and (blank := text.find(" ", start, first)) >= 0:
        start = blank + 1
    stop = min(len(text), start + AROUND)
    if stop < len(text) and (blank := text.rfind(" ", first + 20, stop)) >= 0:
        stop = blank
    return start, stop


def _joined(places: Iterable[Place]) -> Iterator[tuple[int, int]]:
    """Places in order, those that touch or overlap as one."""
    start = end = -1
    for first, last, _number in places:
        if first > end and end >= 0:
            yield start, end
            start = first
        start = start if end >= 0 else first
        end = max(end, last)
    if end >= 0:
        yield start, end
