"""The people of an item, in the parts that a style puts in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from publications.citations.marks import without_marks

Person = dict[str, str]

_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_OTHERS: Final = ("et al", "others", "and others", "等")
_PARTS: Final = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")


def persons(value: Any) -> list[Person]:
    """Those who have any name; in order."""
    people = (_person(one) for one in value) if isinstance(value, list) else ()
    return [person for person in people if person]


def stands_for_others(person: Mapping[str, str]) -> bool:
    """Whether it is no person but says that more are not named."""
    return person.get("literal", "").lower().rstrip(".") in _OTHERS


def _person(value: Any) -> Person | None:
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, Mapping):
        return None
    if literal := _text(value.get("literal")):
        return {"literal": literal}
    parts = {name: text for name in _PARTS if (text := _text(value.get(name)))}
    family, given = parts.get("family", ""), parts.get("given", "")
    if given:
        # “J.D.” -> “J. D.”
        given = parts["given"] = re.sub(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_])", " ", given)
    if not (family or given):
        return None
    if _EAST_ASIAN.search(family + given):
        return {"literal": _east_asian(family, given)}
    if not family:
        return {"literal": given}
    if given and not any(letter.isupper() for letter in given):
        # A script without capitals has no initials, nor an order that a comma would tell.
        return {"literal": " ".join(filter(None, (given, family)))}
    return parts


def _east_asian(family: str, given: str) -> str:
    """“袁训来”: the family name first and no space; a given name in Latin letters has one."""
    if _EAST_ASIAN.search(family) and (not given or _EAST_ASIAN.search(given)):
        return family + given
    return " ".join(filter(None, (given, family)))


def _text(value: Any) -> str:
    return without_marks(value)[:300].strip() if isinstance(value, str) else ""
