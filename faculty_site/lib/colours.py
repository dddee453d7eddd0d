"""A department's colour: the shades that are made of it, and whether they can be read.

Contrast is WCAG's, from 1 to 21. Lightness is OKLCH's, in which a darker shade of a colour looks
like the same colour. All colours that come out are six hexadecimal digits behind a #, in small
letters.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from coloraide import Color

LEAST = 4.5
"""The contrast that WCAG 2.2 asks of text at level AA."""

_STEP = 0.005
"""Of lightness, which goes from 0 to 1: too small to be seen."""

_hex_form = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Ground:
    """What a colour stands on in one theme: the tokens of the style sheet of these names.

    `lift` is by how much the strong shade is lighter than the colour, `share` how much of the
    colour is in its wash, and `at_night` whether text is lighter than what it stands on.
    """

    paper: str
    paper_raised: str
    ink: str
    ink_soft: str
    lift: float
    share: float
    at_night: bool = False


BY_DAY = Ground("#fdfcfa", "#f5f3ee", "#1d1f22", "#55585c", lift=-0.09, share=0.1)
AT_NIGHT = Ground("#16181b", "#1f2226", "#e7e5e0", "#a9abae", lift=0.08, share=0.14, at_night=True)


@dataclass(frozen=True)
class Shades:
    """A colour in one theme: as text and button, the same under the mouse, and as a ground."""

    accent: str
    strong: str
    wash: str


@dataclass(frozen=True)
class Palette:
    """A department's shades in both themes."""

    by_day: Shades
    at_night: Shades


@lru_cache(maxsize=256)
def palette_of(colour: str, colour_at_night: str = "") -> Palette | None:
    """The shades of a department's colours; None where the first one is none.

    All can be read: what was stored before the rule for it, or beside it, is moved to its nearest
    shade that can.
    """
    colour, colour_at_night = colour.lower(), colour_at_night.lower()
    if not _hex_form.fullmatch(colour):
        return None
    night = colour_at_night if _hex_form.fullmatch(colour_at_night) else lighter(colour)
    return Palette(
        shades_of(nearest_readable(colour, BY_DAY), BY_DAY),
        shades_of(nearest_readable(night, AT_NIGHT), AT_NIGHT),
    )


def shades_of(colour: str, ground: Ground) -> Shades:
    wash = Color(ground.paper).mix(colour, ground.share, space="srgb")
    return Shades(colour, _moved(colour, ground.lift), _as_hex(wash))


def contrasts(colour: str, ground: Ground) -> dict[str, float]:
    """How the colour and all that is made of it stand out, by what stands on what.

    Contrast has no direction, so text on the colour, as on buttons, has that of the colour as text.
    """
    shades = shades_of(colour, ground)
    pairs = {
        "on the page": (shades.accent, ground.paper),
        "on a raised ground": (shades.accent, ground.paper_raised),
        "on its own wash": (shades.accent, shades.wash),
        "as the strong shade on the page": (shades.strong, ground.paper),
        "as the strong shade on a raised ground": (shades.strong, ground.paper_raised),
        "as the strong shade on the wash": (shades.strong, shades.wash),
        "as the ground of text": (ground.ink, shades.wash),
        "as the ground of quiet text": (ground.ink_soft, shades.wash),
    }
    return {place: contrast(*pair) for place, pair in pairs.items()}


def contrast(one: str, other: str) -> float:
    """WCAG's, cut to two digits: what is short of 4.5 is never called 4.5.

    By its own figures, which are rounder than those of colour libraries: checkers use them too, and
    a colour that just passes there must pass here and the other way round.
    """
    dark, light = sorted(map(_luminance, (one, other)))
    # Rounded at a place that nobody sees: 21 comes out as 20.999999999999996.
    return math.floor(round((light + 0.05) / (dark + 0.05) * 100, 6)) / 100


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color(colour).coords()
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def is_readable(colour: str, ground: Ground) -> bool:
    return min(contrasts(colour, ground).values()) >= LEAST


@lru_cache(maxsize=256)
def nearest_readable(colour: str, ground: Ground) -> str:
    """The colour, or where it cannot be read the first of its darker shades that can; at night
    of its lighter ones."""
    step = _STEP if ground.at_night else -_STEP
    for number in range(round(1 / _STEP) + 1):
        shade = _moved(colour, number * step) if number else colour
        if is_readable(shade, ground):
            return shade
    return ground.ink


def lighter(colour: str) -> str:
    """What stands for the colour at night where nobody chose: light, and with less of its hue."""
    shade = Color(colour).convert("oklch")
    shade.set({"lightness": 0.79, "chroma": min(shade["chroma"], 0.11)})
    return nearest_readable(_as_hex(shade), AT_NIGHT)


def _moved(colour: str, by: float) -> str:
    """The colour made lighter, or darker where the number is negative."""
    shade = Color(colour).convert("oklch")
    return _as_hex(shade.set("lightness", min(max(shade["lightness"] + by, 0.0), 1.0)))


def _as_hex(colour: Color) -> str:
    return colour.convert("srgb").fit().to_string(hex=True)[:7]
