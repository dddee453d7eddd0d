"""What an owner did for a work that others wrote: translated, edited, presented, supervised it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publications.ingest.bylines import Author, Owner

ROLES = (
    (re.compile(r"translat|übers|tradu", re.IGNORECASE), "translator"),
    (re.compile(r"supervis|advis|betreu|directeur|tutor", re.IGNORECASE), "supervisor"),
    (re.compile(r"\bed(?:it(?:or|ed|eur)?|s?\.)|hrsg", re.IGNORECASE), "editor"),
    (re.compile(r"presente[rd]|speaker", re.IGNORECASE), "presenter"),
    (re.compile(r"\bassist(?:ant|ed)", re.IGNORECASE), "assistant"),
)
"""Words before a name, or the name of a BibTeX field, and what they say of the person."""

FIELDS = ("editor", "translator", "supervisor", "advisor", "presenter", "speaker", "note",
          "addendum", "additional_info", "annotation")  # fmt: skip
"""How the names of BibTeX fields begin that may name others than authors."""

BEFORE = 60
"""Characters before a name that may say what its bearer did."""


def contributor(fields: Mapping[str, str], owner: Owner) -> Author | None:
    """The owner with their role as a mark, where a field that tells of one names them.

    `fields` are plain texts by name; None where none names the owner beside such a word.
    """
    for name, text in fields.items():
        for start, printed in _mentions(text, owner):
            said = f"{name} {text[max(0, start - BEFORE) : start]}"
            if role := _role(said):
                return Author(printed, role)
    return None


def named_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Those fields of a BibTeX entry that may name others than its authors."""
    return {name: text for name, text in fields.items() if name.startswith(FIELDS)}


def _role(said: str) -> str:
    """The role whose word stands nearest before the name."""
    found = [(match.start(), role) for form, role in ROLES for match in form.finditer(said)]
    return max(found, default=(0, ""))[1]


def _mentions(text: str, owner: Owner) -> Iterator[tuple[int, str]]:
    for name in (owner.name, *owner.printed):
        given, _blank, family = name.partition(",")[0].rpartition(" ")
        if not given or "," in name:
            continue
        first = f"(?:{re.escape(given.split()[0])}|{re.escape(given[0])}\\.)"
        last = re.escape(family)
        forms = rf"\b{first}(?: [\w.-]+){{0,2}}? {last}\b|\b{last}, {first}(?: [A-Z]\.)*"
        for match in re.finditer(forms, text):
            yield match.start(), match[0]
