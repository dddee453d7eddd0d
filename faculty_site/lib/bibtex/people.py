"""The names in an author or editor field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from faculty_site.lib.bibtex.latex import plain
from faculty_site.lib.names import name_of_parts

MARKS = "*∗⁎†‡§¶‖#&^"
"""Marks of notes that authors glue to a name; al-folio prints what they mean elsewhere."""

TEX_MARKS = {"ast": "*", "star": "*", "textasteriskcentered": "*", "dagger": "†", "dag": "†",
             "textdagger": "†", "ddagger": "‡", "ddag": "‡", "textdaggerdbl": "‡"}  # fmt: skip
TEX_MARK = re.compile(rf"\\({'|'.join(TEX_MARKS)})(?![a-zA-Z])(?:\{{\}})?|\\([*&#^])")
RAISED = re.compile(
    r"\$\s*\^\s*(?:\{([^{}$]*)\}|([^{}$]))\s*\$|\\textsuperscript\s*\{\$?([^{}$]*)\$?\}"
)
MARK = re.compile(rf"\s*[{re.escape(MARKS)}]+(?=[\s,}}]|$)")
SPECIAL = re.compile(
    r"\{\\(?:[^{}]|\{[^{}]*\})*\}|\\[\"'`^~=.](?:\{\\?[a-zA-Z]\}|\\?[a-zA-Z])|\\[a-zA-Z]\{[a-zA-Z]\}"
)
"""A letter in TeX. By the case of letters BibTeX finds a “von”, so it is decoded before."""

SUFFIX = re.compile(r"(?:Jr|Sr|Jun|Sen)\b\.?|[IV]{2,3}", re.IGNORECASE)
KEYED = re.compile(
    r"\b(family|given|prefix|suffix|id)\s*=\s*((?:\{[^{}]*\}|[^{},])*)", re.IGNORECASE
)
OTHERS = re.compile(r"\{?(?:others|et\.? al\.?)\}?\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """An author: the name in its natural order as printed, and marks behind it.

    `family` is empty where the name cannot be parted; `corporate` is set for a name that its
    braces hold together, such as {LHCb Collaboration}.
    """

    name: str
    family: str = ""
    given: str = ""
    marks: str = ""
    corporate: bool = False
    suffix: str = ""


def people(tex: str) -> tuple[tuple[Person, ...], bool]:
    """The people of a field in order, and whether it goes on with “and others”."""
    found: list[Person] = []
    others = False
    tex = TEX_MARK.sub(lambda mark: TEX_MARKS.get(mark[1], mark[2] or ""), tex)
    tex = RAISED.sub(lambda raised: _marks(next(filter(None, raised.groups()), "")), tex)
    tex = SPECIAL.sub(lambda letter: plain(letter[0]), tex)
    for written in split_multiple_persons_names(" ".join(tex.replace("~", " ").split())):
        if OTHERS.fullmatch(written.strip()):
            others = True
        elif person := _person(written.strip(" ,;")):
            found.append(person)
    return tuple(found), others


def _marks(raised: str) -> str:
    """The marks of a raised text; the figures beside them lead to addresses that nobody kept."""
    return "".join(sign for sign in raised if sign in MARKS)


def _person(written: str) -> Person | None:
    marks = "".join("".join(match.split()) for match in MARK.findall(written))
    bare = MARK.sub("", written).strip(" ,")
    if not bare:
        return None
    if _is_corporate(bare):
        return Person(plain(bare), marks=marks, corporate=True)
    if KEYED.match(bare):
        return _keyed(bare, marks)
    try:
        parts = parse_single_name_into_parts(bare, strict=False)
    except InvalidNameError:
        return Person(plain(bare), marks=marks)
    family = plain(" ".join([*parts.von, *parts.last]))
    given = plain(" ".join(parts.first))
    suffix = plain(" ".join(parts.jr))
    if SUFFIX.fullmatch(given) and suffix:  # “Neumann, John, Jr.”
        given, suffix = suffix, given
    name = name_of_parts(family, given, suffix)
    if "," not in bare:
        name = " ".join(filter(None, (given, family, suffix)))
    return Person(name, family, given, marks, suffix=suffix)


def _is_corporate(bare: str) -> bool:
    """Whether braces hold several words together, or an abbreviation: {CERN}."""
    braced = bare.startswith("{") and bare.endswith("}") and _one_group(bare)
    return braced and (" " in bare or (len(bare) > 4 and bare.strip("{}").isupper()))


def _keyed(bare: str, marks: str) -> Person:
    """A name in BibLaTeX's longer form: “family=Broglie, prefix=de, given=Louis”."""
    found = {key.lower(): plain(value) for key, value in KEYED.findall(bare)}
    family = " ".join(filter(None, (found.get("prefix", ""), found.get("family", ""))))
    given, suffix = found.get("given", ""), found.get("suffix", "")
    return Person(name_of_parts(family, given, suffix), family, given, marks, suffix=suffix)


def _one_group(text: str) -> bool:
    depth = 0
    for position, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return position == len(text) - 1
    return False
