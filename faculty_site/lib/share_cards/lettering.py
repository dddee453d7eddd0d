"""Text on a picture, in the fonts that lie here, whatever the machine has.

Source Serif for all alphabets that it knows (Latin, Greek, Cyrillic), Noto for Arabic and Hebrew,
Droid Sans Fallback for Chinese, Japanese and Korean. What none has is never drawn as boxes:
`drawable` says so first.

Letters from right to left are joined and ordered by raqm, which Pillow brings along, and that finds
its order by FriBiDi, which the machine has to have (libfribidi0); without it they are left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from PIL import ImageDraw, ImageFont, features

FOLDER = Path(__file__).parent / "fonts"
REGULAR, SEMIBOLD = "SourceSerifPro-Regular.otf", "SourceSerifPro-Semibold.otf"
OTHER_SCRIPTS = (
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifHebrew-Regular.ttf",
    "DroidSansFallback.ttf",
)

ELLIPSIS = "…"
LEADING = 1.16
Direction = Literal["ltr", "rtl", ""]

NON_JOINER = "\u200c"
"""Keeps letters apart that would be joined, as Persian is written."""

_unassigned = "\U0010ffff"
_places_to_break = re.compile(
    # Between words, and behind every sign of scripts that part none.
    r"\s+|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])"
)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / name, size)


def _shape(name: str, text: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(name, 24).getmask(text)
    return mask.size, bytes(mask)


@cache
def _has(name: str, character: str) -> bool:
    """Whether a font draws a character as anything but the box for what it lacks."""
    return _shape(name, character) != _shape(name, _unassigned)


def _font_for(character: str, first: str) -> str:
    """The font in which a character is drawn; "" where there is none."""
    return next((name for name in (first, *OTHER_SCRIPTS) if _has(name, character)), "")


def _direction(text: str) -> Direction:
    """Where a text begins, as its first letter says; "" where no letter goes to the left.

    Pillow without raqm knows no directions, and is asked for none without need.
    """
    kinds = [unicodedata.bidirectional(character) for character in text]
    if not {"R", "AL"}.intersection(kinds):
        return ""
    return "ltr" if next(kind for kind in kinds if kind in ("L", "R", "AL")) == "L" else "rtl"


def cleaned(text: str) -> str:
    """The text on one line, composed, without what only steers and is not seen."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    unseen = ("Cf", "Cc", "Cs", "Co")
    kept = NON_JOINER if _direction(composed) else ""
    return "".join(c for c in composed if c in kept or unicodedata.category(c) not in unseen)


def drawable(text: str) -> bool:
    """Whether there is a text, and each of its characters is in a font here."""
    letters = cleaned(text)
    if _direction(letters) and not features.check("raqm"):
        return False
    return bool(letters) and all(c == " " or _font_for(c, REGULAR) for c in letters)


@dataclass(frozen=True)
class Lettering:
    """A text broken into lines of one size; `drawable` was asked before."""

    lines: list[str]
    size: int
    font: str
    direction: Direction = ""

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.size * LEADING)

    @property
    def width(self) -> float:
        return max(_width(line, self.font, self.size) for line in self.lines)

    def draw(self, canvas: ImageDraw.ImageDraw, left: int, top: int, colour: str) -> None:
        """Draws the lines below `top`."""
        for number, line in enumerate(self.lines):
            baseline = top + round(self.size * (LEADING * number + 0.92))
            self._draw_line(canvas, (left, baseline), line, colour)

    def _draw_line(
        self, canvas: ImageDraw.ImageDraw, start: tuple[float, int], line: str, colour: str
    ) -> None:
        left, baseline = start
        if self.direction == "rtl":
            left += self.width - _width(line, self.font, self.size)
        runs = _runs(line, self.font)
        for name, part in runs[::-1] if self.direction == "rtl" else runs:
            font = _font(name, self.size)
            way = self.direction or None
            canvas.text((left, baseline), part, colour, font, anchor="ls", direction=way)
            left += font.getlength(part)


def fitted(text: str, font: str, width: int, sizes: range, lines: int) -> Lettering:
    """The text in the first of the sizes in which it takes no more than so many lines of a width.

    What is too long even in the last ends in an ellipsis.
    """
    text = cleaned(text)
    direction = _direction(text)
    broken: list[str] = []
    for size in sizes:
        broken = _broken(text, font, size, width)
        if len(broken) <= lines:
            return Lettering(broken, size, font, direction)
    size, last = sizes[-1], broken[lines - 1]
    while last and _width(last + ELLIPSIS, font, size) > width:
        last = (last.rpartition(" ")[0] or last[:-1]).rstrip(" ,;")
    return Lettering([*broken[: lines - 1], last + ELLIPSIS], size, font, direction)


def _broken(text: str, font: str, size: int, width: int) -> list[str]:
    lines = [""]
    for word in _words(text):
        for piece in _pieces(word, font, size, width):
            if lines[-1] and _width((lines[-1] + piece).rstrip(), font, size) > width:
                lines.append("")
            lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]


def _words(text: str) -> list[str]:
    """The text in parts between which a line may end; the blanks stand at their ends."""
    ends = [found.end() for found in _places_to_break.finditer(text)]
    return [text[a:b] for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]


def _pieces(word: str, font: str, size: int, width: int) -> list[str]:
    """A word, cut where it is wider than a whole line."""
    if _width(word.rstrip(), font, size) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if _width(pieces[-1] + character, font, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _runs(text: str, first: str) -> list[tuple[str, str]]:
    """The text in parts that one font draws; a blank goes with what is before it, and so does a
    mark on a letter."""
    fonts: list[str] = []
    for character in text:
        before = fonts[-1] if fonts else first
        is_mark = bool(unicodedata.combining(character)) and _has(before, character)
        goes_along = character == " " or is_mark
        fonts.append(before if goes_along else _font_for(character, first) or first)
    parts = groupby(zip(fonts, text, strict=True), key=lambda pair: pair[0])
    return [(name, "".join(c for _, c in pairs)) for name, pairs in parts]


def _width(text: str, font: str, size: int) -> float:
    return sum(_font(name, size).getlength(part) for name, part in _runs(text, font))
