"""What became of a text, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|[^\w\s]")
"""Blanks, words, signs; each sign of a script without blanks is a word."""

MOST_WORDS = 4_000
"""Of a part that differs; a longer one counts as written anew, as comparing takes its square."""

MOST_PAIRS = 600_000
"""Of equal words, one before and one after, that are weighed for one text: a quarter of a second.
What differs behind that counts as written anew, as a text made for it would take minutes."""

AROUND = 12
"""Words of what stayed that are shown beside what changed."""


class Piece(NamedTuple):
    kind: Literal["same", "ins", "del"]
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The two texts as one: what stayed, what went and what came, in order.

    First by lines, then by the words of those that differ, so that long texts take no time.
    """
    return list(_joined(_by_lines(before.splitlines(True), after.splitlines(True), _Work())))


class _Work:
    """How much was compared for a text."""

    def __init__(self) -> None:
        self.pairs = 0

    def is_too_much(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether to leave the next part uncompared; where not, it is counted."""
        if len(old) + len(new) > MOST_WORDS:
            return True
        before, after = Counter(old), Counter(new)
        pairs = sum(number * after[word] for word, number in before.items())
        if self.pairs + pairs > MOST_PAIRS:
            return True
        self.pairs += pairs
        return False


def _by_lines(old: Sequence[str], new: Sequence[str], work: _Work) -> Iterator[Piece]:
    if work.is_too_much(old, new):
        yield from _replaced("".join(old), "".join(new))
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[a:b]))
        else:
            yield from _by_words("".join(old[a:b]), "".join(new[c:d]), work)


def _by_words(before: str, after: str, work: _Work) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if work.is_too_much(old, new):
        yield from _replaced(before, after)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[a:b]))
        else:
            yield from _replaced("".join(old[a:b]), "".join(new[c:d]))


def _replaced(before: str, after: str) -> Iterator[Piece]:
    yield Piece("del", before)
    yield Piece("ins", after)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; two changes with a blank between them are one change."""
    same, gone, came, blank = "", "", "", ""
    for piece in pieces:
        if piece.kind != "same":
            gone += blank + piece.text if piece.kind == "del" else blank
            came += blank + piece.text if piece.kind == "ins" else blank
            blank = ""
        elif gone and came and piece.text.isspace():
            blank += piece.text
        elif gone or came:
            yield from _told(same, gone, came)
            same, gone, came, blank = blank + piece.text, "", "", ""
        else:
            same += piece.text
    yield from _told(same, gone, came)
    yield from _told(blank, "", "")


def _told(same: str, gone: str, came: str) -> Iterator[Piece]:
    pieces = (Piece("same", same), Piece("del", gone), Piece("ins", came))
    return (piece for piece in pieces if piece.text)


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """Of what stayed, only the words beside a change; “…” stands for the others."""
    found = []
    for number, piece in enumerate(pieces):
        words = _WORDS.findall(piece.text) if piece.kind == "same" else []
        if len(words) <= 3 * AROUND:
            found.append(piece)
            continue
        head = "" if number == 0 else "".join(words[:AROUND])
        tail = "" if number == len(pieces) - 1 else "".join(words[-AROUND:])
        found.append(Piece("same", f"{head} … {tail}"))
    return found
