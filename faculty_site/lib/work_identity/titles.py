"""Titles, folded for comparing, and what in them makes two works of nearly equal ones."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, Literal

from faculty_site.lib.bibtex import formulas_in_letters

Likeness = Literal["equal", "near", "other", "missing"]

SHORT: Final = 12
"""Letters up to which a title may be several works'."""

SUBTITLE: Final = 20
"""Letters from which on a title is known again with a subtitle behind it."""

NEAR: Final = 0.92
"""Likeness of two titles (0 to 1) from which on they differ by a misprint."""

NOTICES: Final = frozenset(
    (
        *("erratum", "errata", "corrigendum", "corrigenda", "correction", "corrections"),
        *("addendum", "addenda", "retraction", "retracted", "comment", "comments", "reply"),
        *("response", "rejoinder", "discussion", "supplement", "supplementary"),
        *("berichtigung", "nachtrag", "erganzung", "erwiderung", "bemerkung", "bemerkungen"),
        *("rectification", "supplementum", "translation", "translated"),
    )
)
"""Words of a title that make another work of it: a note on the one without them."""

SERIES: Final = frozenset(
    (
        *("editorial", "preface", "foreword", "introduction", "afterword", "conclusion"),
        *("annualreport", "bookreview", "bookreviews", "lettertotheeditor", "letterstotheeditor"),
        *("correspondence", "obituary", "proceedings", "abstracts", "guesteditorial"),
        *("introductiontothespecialissue", "progressreport", "technicalreport", "lecturenotes"),
        *("vorwort", "einleitung", "jahresbericht", "nachruf", "geleitwort", "avantpropos"),
        *("rapportannuel", "technicalprogramcommittee", "messagefromthechairs"),
    )
)
"""Folded titles that come again every year."""

ORDINALS: Final = {
    **dict.fromkeys(("one", "first", "erste", "erster", "premiere", "premier", "prima"), 1),
    **dict.fromkeys(("two", "second", "zweite", "zweiter", "deuxieme", "seconda"), 2),
    **dict.fromkeys(("three", "third", "dritte", "dritter", "troisieme", "terza"), 3),
    **dict.fromkeys(("four", "fourth", "vierte", "vierter", "quatrieme"), 4),
}

_PARTS = r"(?i:parts?|teile?|partie|parte|vol(?:ume)?|book|no|nr|chapter|paper|phase)\.?"
_ROMAN: Final = re.compile(
    rf"\b(?:{_PARTS}\s+(?P<named>[IVXLC]+)|(?P<plain>[IVX]{{2,}})|(?P<last>[IVX])(?=\s*(?:$|[:.(—–])))"
    r"(?![\w'’-])"
)
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@lru_cache(maxsize=65_536)
def title_key(title: str) -> str:
    """Letters and figures of a title, without case and accents; “&” is “and”, `$\\zeta$` “ζ”."""
    spelt = formulas_in_letters(title).replace("&", " and ")
    words = unicodedata.normalize("NFKD", spelt.casefold())
    return "".join(c for c in words if c.isalnum())


def likeness(one: str, other: str) -> Likeness:
    """How two titles are alike."""
    short, long = sorted((title_key(one), title_key(other)), key=lambda key: (len(key), key))
    if not short:
        return "missing"
    if short == long:
        return "equal"
    if _numbers(one) != _numbers(other) or notices(one) != notices(other):
        return "other"
    return "near" if _near(short, long) else "other"


def is_vague(title: str) -> bool:
    """Whether many works have such a title."""
    key = title_key(title)
    # A character of Chinese or Japanese says as much as two letters and a half.
    length = sum(1.0 if ord(c) < 0x2E80 else 2.5 for c in key)
    return length < SHORT or key.rstrip("0123456789") in SERIES


@lru_cache(maxsize=8_192)
def notices(title: str) -> frozenset[str]:
    """The words by which a title says that it is a note on another work."""
    return NOTICES.intersection(_words(title))


@lru_cache(maxsize=8_192)
def _numbers(title: str) -> tuple[int, ...]:
    """All numbers in a title, however they are written, in rising order."""
    plain = unicodedata.normalize("NFKC", title)
    found = [int(digits) for digits in re.findall(r"[0-9]{1,18}", plain)]
    found += [_roman(next(filter(None, m.groups()))) for m in _ROMAN.finditer(plain)]
    found += [ORDINALS[word] for word in _words(title) if word in ORDINALS]
    return tuple(sorted(found))


def _words(title: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", title.casefold())
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def _roman(numeral: str) -> int:
    values = [_VALUES[sign] for sign in numeral]
    after = [*values[1:], 0]
    return sum(-v if v < nxt else v for v, nxt in zip(values, after, strict=True))


@lru_cache(maxsize=8_192)
def _near(short: str, long: str) -> bool:
    """The same title but for a subtitle or a misprint; both folded, the shorter first."""
    if len(short) >= SUBTITLE and long.startswith(short):
        return True
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR
