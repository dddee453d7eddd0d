"""Comparing names: whether two are one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import Final, Literal, NamedTuple

from anyascii import anyascii

from .recognition import bare_words, without_marks
from .scripts import is_native, split_native
from .vocabulary import PARTICLES

Sameness = Literal["yes", "maybe", "no"]

_LAST_INITIALS: Final = re.compile(r"[A-Z]{1,3}|(?:[A-Z]\.[-‐]?){1,3}")
_BETWEEN_INITIALS: Final = re.compile(r"\.[-‐]?(?=[^\W\d_])")
_DOTTED_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+")


class _Reading(NamedTuple):
    """A name's folded words."""

    given: tuple[str, ...]
    particles: tuple[str, ...]
    family: str

    @property
    def has_full_given(self) -> bool:
        return bool(self.given) and len(self.given[0]) > 1


def name_key(name: str) -> str:
    """A name folded for comparing: given names first, no accents, case, titles or punctuation.

    Names in another script keep it. The key of a name without letters is empty.
    """
    reading = _readings(name, umlaut_e=False)[:1]
    return (
        " ".join(reading[0].given + reading[0].particles + (reading[0].family,)) if reading else ""
    )


@lru_cache(maxsize=8192)
def same_person(first: str, second: str) -> Sameness:
    """Whether two printed names can be one person's.

    “yes” needs the same family name and the same full given name; initials, a missing middle name
    or particle, and the family name put first without a comma give “maybe”. Letters with capitals,
    such as Greek ones, are compared as they are transliterated, of which “maybe” is the most that
    follows for a name in Latin letters.
    """
    one_native, other_native = _native_only(first), _native_only(second)
    if one_native and one_native == other_native:
        return "yes"
    if any(map(str.isupper, one_native + other_native)):
        answer = same_person(*(anyascii(name) for name in (first, second)))
        both = one_native and other_native
        return "maybe" if answer == "yes" and not both else answer
    if one_native and other_native:
        return "no"
    if one_native or other_native:
        return _compare_across_scripts(one_native or first, other_native or second)
    answers = {
        _compare(one, other)
        for fold_one, fold_other in product((False, True), repeat=2)
        for one in _readings(first, umlaut_e=fold_one)
        for other in _readings(second, umlaut_e=fold_other)
    }
    return "yes" if "yes" in answers else "maybe" if "maybe" in answers else "no"


@lru_cache(maxsize=4096)
def _native_only(name: str) -> str:
    """The letters of a name without any Latin one; empty for other names."""
    letters = [character for character in split_native(name)[0] if character.isalpha()]
    return "".join(letters) if all(map(is_native, letters)) else ""


def _compare_across_scripts(first: str, second: str) -> Sameness:
    """A transliteration that agrees, in either order, is a hint; readings differ too widely."""
    one, other = (
        sorted(fold_name_word(word) for word in re.findall(r"[A-Z][^A-Z]*", anyascii(name)))
        for name in (first, second)
    )
    return "maybe" if one and "".join(one) == "".join(other) else "no"


def name_in_order(name: str) -> str:
    """“Marie Curie” for “Curie, Marie” or “Dr. Marie Curie, PhD”, spelled as it was."""
    given, family = _given_and_family(split_native(without_marks(name))[0])
    return " ".join([*given, *family])


def sort_name(name: str) -> str:
    """Where a directory files a name: “Curie, Marie”, “von Linné, Carl”; other scripts as they are.

    A name of one word, or in another script, is not parted.
    """
    latin = split_native(without_marks(name))[0]
    if any(map(is_native, latin)):
        return latin
    given, family = _given_and_family(latin)
    return f"{' '.join(family)}, {' '.join(given)}" if given and family else latin


def _given_and_family(name: str) -> tuple[list[str], list[str]]:
    """The words of a name, parted; particles belong to the family name. Titles are left out."""
    family_text, _comma, given_text = name.partition(",")
    given, family = bare_words(given_text), bare_words(family_text)
    if not given or not family:
        return _without_comma(family or given)
    while len(given) > 1 and given[-1].islower() and given[-1] in PARTICLES:
        family.insert(0, given.pop())
    return given, family


def _without_comma(words: list[str]) -> tuple[list[str], list[str]]:
    at = len(words) - 1
    if at > 0 and _DOTTED_INITIALS.fullmatch(words[at]) and "." not in words[0]:
        return words[at:], words[:at]  # "Lovelace A."
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return words[: max(at, 0)], words[max(at, 0) :]


@lru_cache(maxsize=8192)
def _readings(name: str, *, umlaut_e: bool) -> tuple[_Reading, ...]:
    text = split_native(without_marks(name))[0]
    given, family = _given_and_family(text)
    if not family:
        return ()
    readings = [_folded_reading(given, family, umlaut_e)]
    words = text.split()
    # "Curie MS", "Curie M.S.": the family name first, then initials, whatever else MS may mean.
    ends_in_initials = len(words) > 1 and _LAST_INITIALS.fullmatch(words[-1])
    if ends_in_initials and "," not in text and not text.isupper():
        initials = [character for character in words[-1] if character.isalpha()]
        readings.append(_folded_reading(initials, words[:-1], umlaut_e))
    return tuple(readings)


def _folded_reading(given: list[str], family: list[str], umlaut_e: bool) -> _Reading:
    particles = [word for word in family[:-1] if word.lower() in PARTICLES]
    main = [word for word in family if word not in particles] or family
    parts: list[str] = []
    for word in given:
        split_up = _BETWEEN_INITIALS.split(word)
        folded = (fold_name_word(part, umlaut_e) for part in split_up)
        parts += [part for part in folded if part]
    return _Reading(
        tuple(parts),
        tuple(fold_name_word(word, umlaut_e) for word in particles),
        "".join(fold_name_word(word, umlaut_e) for word in main),
    )


@lru_cache(maxsize=4096)
def fold_name_word(word: str, umlaut_e: bool = False) -> str:
    """A word without accents, case and punctuation; ö as oe on request, as German writes it."""
    folded = ""
    for character in unicodedata.normalize("NFC", word.casefold()):
        if umlaut_e and character in "äöüøå":
            folded += {"ø": "oe", "å": "aa"}.get(character) or f"{anyascii(character)}e"
        elif is_native(character):
            folded += unicodedata.normalize("NFKC", character)
        elif character.isalpha():
            folded += anyascii(character).lower()
    return "".join(letter for letter in folded if letter.isalpha())


def _compare(first: _Reading, second: _Reading) -> Sameness:
    if first.family != second.family:
        joined = _joined_alike(first, second)
        return _compare_given(*joined) if joined else _compare_turned(first, second)
    if first.particles != second.particles and first.particles and second.particles:
        return "no"
    answer = _compare_given(first, second)
    return "maybe" if answer == "yes" and first.particles != second.particles else answer


def _joined_alike(first: _Reading, second: _Reading) -> tuple[_Reading, _Reading] | None:
    """“Santiago Ramón Cajal” beside “Santiago Ramón-Cajal”: a name of two words without its hyphen.

    The readings with the words before the shorter family name moved to it; None where none agree.
    """
    longer, shorter = sorted((first, second), key=lambda reading: -len(reading.family))
    family, given = shorter.family, list(shorter.given)
    while len(given) > 1 and len(given[-1]) > 1 and len(family) < len(longer.family):
        family = given.pop() + family
        if family == longer.family:
            return longer, shorter._replace(family=family, given=tuple(given))
    return None


def _compare_turned(first: _Reading, second: _Reading) -> Sameness:
    """“Yukawa Hideki” beside “Hideki Yukawa”: the same words, but no comma says which is which."""
    one = sorted((*first.given, *first.particles, first.family))
    other = sorted((*second.given, *second.particles, second.family))
    return "maybe" if one == other and len(one) > 1 else "no"


def _compare_given(first: _Reading, second: _Reading) -> Sameness:
    if first.given and second.given and first.has_full_given and second.has_full_given:
        if "".join(first.given) == "".join(second.given):
            return "yes"
        if first.given[0] != second.given[0]:
            return "no"
        return _compare_middle(first.given[1:], second.given[1:])
    if not first.given or not second.given:
        return "maybe"  # a family name alone, or a person known by one name
    pairs = zip(first.given, second.given, strict=False)
    return "maybe" if all(_agree(one, other) for one, other in pairs) else "no"


def _compare_middle(first: tuple[str, ...], second: tuple[str, ...]) -> Sameness:
    if not all(_agree(one, other) for one, other in zip(first, second, strict=False)):
        return "no"
    return "yes" if len(first) == len(second) else "maybe"


def _agree(first: str, second: str) -> bool:
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])
