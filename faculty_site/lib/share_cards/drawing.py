"""A card of 1200 by 630 pixels, which is what the readers of Open Graph ask for."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageColor, ImageDraw

from faculty_site.lib.renditions import Focus, Shape, cut
from faculty_site.lib.share_cards.lettering import (
    REGULAR,
    SEMIBOLD,
    drawable,
    fitted,
)

WIDTH, HEIGHT = 1200, 630
PICTURE = 504
"""How wide the photo is, or what stands for it: 4 to 5, as on the pages."""
EDGE = 64
FOOT = 96
"""The height of the band with the department's name."""

GAP = 18
"""Between two texts."""

PAPER, INK, INK_SOFT = "#fdfcfa", "#1d1f22", "#55585c"
TINTS = (
    ("#dbe6e8", "#2b5560"), ("#e7e2d3", "#5d5330"), ("#e9dcd8", "#70443a"),
    ("#dde5da", "#3d5a37"), ("#dfdfea", "#484a73"), ("#eadde3", "#6d3f57"),
)  # fmt: skip
"""Grounds and inks of portraits that are drawn; those of the style sheet by day."""


@dataclass(frozen=True)
class Card:
    """All that a card shows. Lines that are empty, or that no font here has, are left out.

    `accent` is a colour on which paper can be read. Of a person `tint` counts from 1, for where
    there is no photo; of a house it is 0, and then there is no portrait.
    """

    name: str
    native_name: str
    line: str
    place: str
    accent: str
    monogram: str = ""
    tint: int = 0


def draw(card: Card, photo: bytes | None = None, focus: Focus | None = None) -> bytes:
    """The card as a JPEG; a photo that cannot be read is one that is not there."""
    if card.tint:
        image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        image.paste(_portrait(card, photo, focus or Focus(50, 50)), (0, 0))
        _draw_person(ImageDraw.Draw(image), card)
    else:
        image = Image.new("RGB", (WIDTH, HEIGHT), card.accent)
        _draw_house(ImageDraw.Draw(image), card)
    out = io.BytesIO()
    # Letters have edges: colour in full, or red and blue would run over them.
    image.save(out, "JPEG", quality=86, subsampling=0, optimize=True)
    return out.getvalue()


def _draw_person(canvas: ImageDraw.ImageDraw, card: Card) -> None:
    left, width = PICTURE + EDGE, WIDTH - PICTURE - 2 * EDGE
    canvas.rectangle((PICTURE, HEIGHT - FOOT, WIDTH, HEIGHT), card.accent)
    if drawable(card.place):
        place = fitted(card.place, REGULAR, width, range(30, 22, -2), 1)
        place.draw(canvas, left, HEIGHT - FOOT + (FOOT - place.height) // 2, PAPER)
    names = [name for name in (card.name, card.native_name) if drawable(name)]
    lines = [
        Line("".join(names[:1]), SEMIBOLD, range(72, 38, -2), 3, INK),
        Line("".join(names[1:]), REGULAR, range(44, 26, -2), 1, INK_SOFT),
        Line(card.line, REGULAR, range(32, 24, -2), 3, INK_SOFT),
    ]
    _draw_lines(canvas, lines, left, width, HEIGHT - FOOT)


def _draw_house(canvas: ImageDraw.ImageDraw, card: Card) -> None:
    _draw_circles(canvas, (WIDTH, HEIGHT), range(130, 700, 90), _mixed(card.accent, PAPER, 0.16))
    left, width = EDGE + 16, WIDTH - 4 * EDGE
    lines = [
        Line(card.name, SEMIBOLD, range(92, 48, -2), 3, PAPER),
        Line(card.line, REGULAR, range(38, 26, -2), 2, PAPER),
    ]
    _draw_lines(canvas, lines, left, width, HEIGHT - FOOT)
    if drawable(card.place):
        place = fitted(card.place, REGULAR, width, range(30, 22, -2), 1)
        place.draw(canvas, left, HEIGHT - FOOT, PAPER)


@dataclass(frozen=True)
class Line:
    """A text of the card: its font, the sizes it may have, how many lines it may take."""

    text: str
    font: str
    sizes: range
    lines: int
    colour: str


def _draw_lines(
    canvas: ImageDraw.ImageDraw, wanted: list[Line], left: int, width: int, height: int
) -> None:
    """The texts that can be drawn, below each other, in the middle of a height."""
    fits = [
        (line.colour, fitted(line.text, line.font, width, line.sizes, line.lines))
        for line in wanted
        if drawable(line.text)
    ]
    top = (height - sum(each.height for _, each in fits) - GAP * (len(fits) - 1)) // 2
    for colour, lettering in fits:
        lettering.draw(canvas, left, top, colour)
        top += lettering.height + GAP


def _portrait(card: Card, photo: bytes | None, focus: Focus) -> Image.Image:
    if photo is not None:
        try:
            picture = cut(photo, Shape(PICTURE, HEIGHT), focus, PICTURE)
        except ValueError:
            pass
        else:
            return picture.resize((PICTURE, HEIGHT), Image.Resampling.LANCZOS)
    ground, ink = TINTS[card.tint - 1]
    image = Image.new("RGB", (PICTURE, HEIGHT), ground)
    canvas = ImageDraw.Draw(image)
    _draw_circles(canvas, (PICTURE, HEIGHT), range(150, 390, 76), _mixed(ground, ink, 0.28))
    if drawable(card.monogram):
        letters = fitted(card.monogram, REGULAR, PICTURE - EDGE, range(190, 90, -10), 1)
        left = round((PICTURE - letters.width) / 2)
        letters.draw(canvas, left, (HEIGHT - letters.height) // 2, ink)
    return image


def _draw_circles(
    canvas: ImageDraw.ImageDraw, corner: tuple[int, int], radii: range, colour: str
) -> None:
    for radius in radii:
        canvas.circle(corner, radius, outline=colour, width=3)


def _mixed(one: str, other: str, share: float) -> str:
    """A colour with so much of another in it."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
