"""What somebody does and where, from the one line that a theme's sidebar has room for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faculty_site.ingest.themes.base import (
    ORGANISATION_WORDS,
    ROLE_WORDS,
    position_and_affiliation,
)

WHOLE = re.compile(r"https?://")
PHONE = re.compile(r"\+?\d[\d\s().-]{6,}")
LED = re.compile(r"\b(?:directed|led|headed) by\b", re.IGNORECASE)
AFTER_SENTENCE = re.compile(
    r"(?:(?<=[A-Z]{2}\.)|(?<=[a-z]{4}\.))(?<!\bUniv\.)(?<!\bDept\.)\s+(?=[A-Z])"
)
"""Between the sentences of a short biography; a shortened word ends none."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """`about` is what the line says besides."""

    position: str = ""
    affiliation: str = ""
    phone: str = ""
    about: str = ""


def read_occupation(bio: str, employer: str = "") -> Occupation:
    """The parts of a short biography; a stated employer goes before what it says.

    People write their telephone number or a web address where an employer is asked for.
    """
    first, *more = AFTER_SENTENCE.split(bio)
    position, affiliation, rest = _placed(first)
    phone = employer if PHONE.fullmatch(employer) else ""
    if employer and not phone and not WHOLE.match(employer):
        affiliation = employer
    read = bool(position or (affiliation and affiliation != employer))
    about = " ".join([*filter(None, [rest]), *more]) if read else bio
    return Occupation(position, affiliation, phone, about)


def _placed(line: str) -> tuple[str, str, str]:
    """Position, affiliation and what is neither, of one sentence.

    “Physicist, engineer” is two positions and no affiliation; “Professor, Uppsala, founder of
    the society” has a second position at its end.
    """
    position, affiliation = position_and_affiliation(line)
    if LED.search(affiliation):
        return "", "", line
    if position and ROLE_WORDS.match(affiliation) and not ORGANISATION_WORDS.search(affiliation):
        return line, "", ""
    parts = affiliation.split(", ")
    ends = [n for n, part in enumerate(parts) if n and ROLE_WORDS.match(part)]
    cut = ends[0] if position and ends else len(parts)
    return position, ", ".join(parts[:cut]), ", ".join(parts[cut:])


def described(description: str, affiliation: str) -> Occupation:
    """Position and affiliation in a site's own description; empty where it names neither."""
    position, place, _rest = _placed(AFTER_SENTENCE.split(description)[0])
    if position and affiliation:
        position = re.sub(rf"\s+(?:in|at|of|@)\s+{re.escape(affiliation)}\Z", "", position)
    return Occupation(position, affiliation or place)
