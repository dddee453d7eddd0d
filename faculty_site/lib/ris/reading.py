"""From the text of a RIS file to references.

rispy names the tags. Given a whole file it loses a last reference without ER, puts two into one
where the first has none, parts addresses at semicolons, keeps one of two ISSNs, and stops at a
line that belongs to no tag; so each reference is cut and put in order here before it gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rispy import RisParser
from rispy.config import TAG_KEY_MAPPING

from faculty_site.lib.faults import Fault

LINE = re.compile(r"([A-Z][A-Z0-9])  -(?:[ \t]+(.*))?")
LOOSE = re.compile(r"[ \t]*([A-Z][A-Z0-9])[ \t]+-(?:[ \t]*(.*))?")
"""As some programs and many people write it, with other blanks before the dash."""

STARTS = re.compile(r"^\ufeff?[ \t]*TY[ \t]+-", re.MULTILINE)
MORE_TAGS = {"ED": "editors", "BT": "book_title", "CT": "caption_title", "M2": "start_page2",
             "LK": "links", "L3": "related_records"}  # fmt: skip
"""Tags of older programs that rispy does not name."""

NAMES = {**TAG_KEY_MAPPING, **MORE_TAGS}
NO_LIST = ("TY", "ER", "UK")


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: the values of each field in order, by rispy's names.

    `raw` is its text as it stands in the file, closed if it was left open; `line` (1-based) is
    where it begins.
    """

    type: str
    fields: Mapping[str, tuple[str, ...]]
    raw: str
    line: int

    def first(self, *names: str) -> str:
        """The first value of the first of these fields that says anything."""
        return next((value for name in names for value in self.fields.get(name, ()) if value), "")

    def all(self, *names: str) -> list[str]:
        """The values of these fields, each once."""
        values = (value for name in names for value in self.fields.get(name, ()) if value)
        return list(dict.fromkeys(values))


@dataclass(slots=True)
class References:
    """The references of a file in its order, and what could not be read."""

    references: list[Reference] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    line: int
    raw: list[str] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)


def is_ris(text: str) -> bool:
    return STARTS.search(text) is not None


def read_references(text: str) -> References:
    """Read all references; what stands in none, and those left open, become faults."""
    found = References()
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    strict = any(LINE.match(line) for line in lines if line.startswith("TY"))
    for reference in _cut(lines, LINE if strict else LOOSE, found):
        if reference.values:
            found.references.append(_named(reference))
    return found


def _cut(lines: list[str], form: re.Pattern[str], found: References) -> Iterator[_Open]:
    reference: _Open | None = None
    stray = False
    for number, line in enumerate(lines, 1):
        match = form.fullmatch(line.rstrip())
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if reference is not None:
                yield _closed(reference, found)
            reference, stray = _Open(number, [line], [(tag, value)]), False
        elif reference is None:
            if tag and not stray:
                message = f"“{tag}” belongs to no reference: begin each with TY."
                found.faults.append(Fault(number, message))
            stray = stray or bool(tag)
        elif tag == "ER":
            reference.raw.append(line)
            yield reference
            reference = None
        else:
            _add(tag, value, line, reference)
    if reference is not None:
        yield _closed(reference, found)


def _add(tag: str, value: str, line: str, reference: _Open) -> None:
    """A line more; one without a tag goes on with the value before it."""
    reference.raw.append(line)
    if tag:
        reference.values.append((tag, value))
    elif value:
        last, before = reference.values[-1]
        reference.values[-1] = (last, f"{before} {value}".strip())


def _closed(reference: _Open, found: References) -> _Open:
    found.faults.append(
        Fault(
            reference.line,
            "The reference that begins here does not end: its last line must be “ER  - ”. It was "
            "read as if that stood before the next one.",
        )
    )
    while not reference.raw[-1].strip():
        reference.raw.pop()
    reference.raw.append("ER  - ")
    return reference


def _named(reference: _Open) -> Reference:
    written = "\n".join(f"{tag}  - {value}" for tag, value in reference.values)
    parser = RisParser(
        mapping=NAMES,
        list_tags=[tag for tag in NAMES if tag not in NO_LIST],
        delimiter_tags_mapping={},
        skip_unknown_tags=True,
    )
    (fields,) = parser.parse(f"{written}\nER  - ")
    kind = str(fields.pop("type_of_reference", "")).upper()
    values = {name: tuple(map(str, listed)) for name, listed in fields.items()}
    return Reference(kind, values, "\n".join(reference.raw).strip("\n"), reference.line)
