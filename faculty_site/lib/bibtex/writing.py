"""From plain words to an entry that LaTeX sets as they are: UTF-8, with TeX's own signs escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from anyascii import anyascii

from faculty_site.lib.bibtex.latex import plain
from faculty_site.lib.bibtex.people import Person
from faculty_site.lib.bibtex.values import MONTHS

SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "`": r"\textasciigrave{}",
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
}  # fmt: skip
SIGN = re.compile(r"[\\{}~^<>|`&%#_$]|(?<=')(?=')|(?<=-)(?=-)|(?<=,)(?=,)")
"""What TeX would not print as it stands; between signs that it would join, nothing is found."""

FORMULA = re.compile(
    r"\$(?! )(?:\\[^$]|[^$\\{}%#]|\{(?:\\[^$]|[^$\\{}%#]|\{[^${}%#]*\})*\})+(?<! )\$(?!\d)"
)
TITLES = frozenset({"title", "subtitle", "booktitle", "shorttitle"})
"""Styles write these in small letters, except what stands in braces."""

ADDRESSES = frozenset({"doi", "url", "eprint", "pdf", "file", "html", "code", "slides", "video"})
"""No TeX: these are taken as they stand."""

IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
NO_KEY = re.compile(r"[^A-Za-z0-9_:./+-]")
BREAKS_NAME = re.compile(r",|\band\b", re.IGNORECASE)


def write_entry(key: str, type: str, fields: Mapping[str, str | Sequence[Person]]) -> str:
    """An entry of plain words and people, in the order given; empty fields are left out.

    Formulas stand as `$…$`, as `plain` gives them. A key keeps only what every tool reads.
    """
    lines = [f"@{type}{{{_key(key)},"]
    for name, value in fields.items():
        if written := _field(name, value):
            lines.append(f"  {name} = {written},")
    return "\n".join([*lines, "}"])


def _key(key: str) -> str:
    return NO_KEY.sub("", anyascii(key)) or "work"


def _field(name: str, value: str | Sequence[Person]) -> str:
    if not isinstance(value, str):
        return f"{{{tex_names(value)}}}" if value else ""
    value = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    if not value:
        return ""
    if name == "month" and value in MONTHS:
        return value
    if name in ADDRESSES:
        return f"{{{''.join(IN_ADDRESS.get(c, c) for c in value)}}}"
    if name == "pages":
        value = re.sub(r"\s*[–—]\s*", "--", value)
        return f"{{{'--'.join(tex(part) for part in value.split('--'))}}}"
    return f"{{{_title(value) if name in TITLES else tex(value)}}}"


def tex(words: str) -> str:
    """Words as TeX prints them; formulas stay."""
    found, at = [], 0
    for formula in _formulas(words):
        found += [_escaped(words[at : formula.start()]), formula[0]]
        at = formula.end()
    return "".join([*found, _escaped(words[at:])])


def _formulas(words: str) -> Iterator[re.Match[str]]:
    """What stands between dollars and is read as a formula."""
    found = FORMULA.finditer(words)
    return (m for m in found if plain(f"{{{m[0]}}} a") == f"{m[0]} a")


def _escaped(words: str) -> str:
    return SIGN.sub(lambda sign: SIGNS.get(sign[0], "{}"), words)


def tex_names(people: Iterable[Person]) -> str:
    """An author list: “Curie, Marie and {Institut du Radium}”."""
    return " and ".join(filter(None, map(_name, people)))


def _name(person: Person) -> str:
    if person.corporate:
        return f"{{{tex(person.name)}}}"
    if person.family and person.given:
        parts = (person.family, person.suffix, person.given)
        return ", ".join(_grouped(tex(part)) for part in parts if part)
    return _grouped(tex(person.name))


def _grouped(part: str) -> str:
    """A part of a name in braces, where its own words would part it."""
    return f"{{{part}}}" if BREAKS_NAME.search(part) else part


def _title(words: str) -> str:
    """A title whose names keep their capitals; where every word has one, only what is no word."""
    found, at = [], 0
    sentence = any(word[0].islower() and len(word) > 4 for word in words.split())
    for formula in _formulas(words):
        found += [_kept(words[at : formula.start()], sentence, first=not at), f"{{{formula[0]}}}"]
        at = formula.end()
    return "".join([*found, _kept(words[at:], sentence, first=not at)])


def _kept(words: str, sentence: bool, *, first: bool) -> str:
    parts = re.split(r"(\s+)", words)
    for number, word in enumerate(parts):
        begins = first and number == 0
        capitals = any(c.isupper() for c in (word[1:] if begins or not sentence else word))
        parts[number] = f"{{{_escaped(word)}}}" if capitals else _escaped(word)
    return "".join(parts)
