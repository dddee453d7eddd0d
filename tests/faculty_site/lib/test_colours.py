"""Shades of a department's colour."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.colours import (
    AT_NIGHT,
    BY_DAY,
    LEAST,
    Ground,
    Shades,
    contrast,
    contrasts,
    is_readable,
    lighter,
    nearest_readable,
    palette_of,
)

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def relative_luminance(colour: str) -> float:
    """As WCAG 2.2 defines it, from which its contrast follows."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_of(shades: Shades, ground: Ground) -> float:
    """The worst contrast of all that the style sheet lays on each other, by the definition."""
    pairs = [
        *((text, paper) for text in (shades.accent, shades.strong)
          for paper in (ground.paper, ground.paper_raised, shades.wash)),
        *((text, shades.wash) for text in (ground.ink, ground.ink_soft)),
    ]  # fmt: skip
    found = []
    for pair in pairs:
        dark, light = sorted(map(relative_luminance, pair))
        found.append((light + 0.05) / (dark + 0.05))
    return min(found)


@given(colours, colours | st.just(""))
def test_all_that_is_made_of_accepted_colours_can_be_read_by_day_and_at_night(
    colour: str, at_night: str
) -> None:
    """Whatever is stored, too: what was never accepted is moved to a shade that can be read."""
    palette = palette_of(colour, at_night)

    assert palette is not None
    assert least_of(palette.by_day, BY_DAY) >= LEAST
    assert least_of(palette.at_night, AT_NIGHT) >= LEAST
    if is_readable(colour, BY_DAY):
        assert palette.by_day.accent == colour
    if at_night and is_readable(at_night, AT_NIGHT):
        assert palette.at_night.accent == at_night


@given(colours)
def test_a_shade_that_is_offered_is_accepted(colour: str) -> None:
    assert is_readable(nearest_readable(colour, BY_DAY), BY_DAY)
    assert is_readable(nearest_readable(colour, AT_NIGHT), AT_NIGHT)
    assert is_readable(lighter(colour), AT_NIGHT)


def test_the_nearest_shade_is_near() -> None:
    assert contrast(nearest_readable("#e2a100", BY_DAY), BY_DAY.paper) < 5.2
    assert nearest_readable("#174f6d", BY_DAY) == "#174f6d"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.47)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == expected


@pytest.mark.parametrize("text", ["", "red", "#12345", "#1234567", "#174f6d\n", "#174f6g", "red;}"])
def test_what_is_no_colour_gives_no_shades(text: str) -> None:
    assert palette_of(text) is None
    assert palette_of("#174f6d", text) == palette_of("#174f6d")


def test_capital_letters_make_no_other_colour() -> None:
    assert palette_of("#8A1538", "#F89CAA") == palette_of("#8a1538", "#f89caa")


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    """The rule measures against these; a token that changes there must change here."""
    css = Path(settings.BASE_DIR, "faculty_site/static/faculty_site/css/tokens.css").read_text()
    for field in fields(Ground):
        name = field.name.replace("_", "-")
        if found := re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", css):
            grounds = (getattr(BY_DAY, field.name), getattr(AT_NIGHT, field.name))
            assert found.groups() == grounds, name
        else:
            assert field.name in ("lift", "share", "at_night")


def test_the_sites_own_colours_follow_the_rule() -> None:
    css = Path(settings.BASE_DIR, "faculty_site/static/faculty_site/css/tokens.css").read_text()
    names = ("accent", "accent-strong", "accent-wash")
    found = [re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", css) for name in names]
    shades = [match.groups() for match in found if match]

    assert least_of(Shades(*(day for day, _ in shades)), BY_DAY) >= LEAST
    assert least_of(Shades(*(night for _, night in shades)), AT_NIGHT) >= LEAST


def test_a_measure_is_told_with_its_place() -> None:
    measured = contrasts("#ffcc00", BY_DAY)

    assert measured["on the page"] == contrast("#ffcc00", BY_DAY.paper) < 2
    assert measured["as the ground of text"] > LEAST
