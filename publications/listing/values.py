"""The values in a list's address: read, put in order, and told in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.http import QueryDict

from faculty_site.lib.folded_search import fold
from publications.models import Publication, Status

NAMES = (
    "q", "person", "department", "year", "from", "to", "type", "venue", "status", "keyword",
)  # fmt: skip
"""The parameters, in the order of a canonical address."""

WITHOUT_YEAR = "none"
"""The year of works that are under way or undated."""

LONGEST = 300
"""Characters of a value; the words of a search and the names of venues need fewer."""

MOST_WORDS = 10
MOST_VALUES = 20
"""So many words are looked for, and so many values of one parameter."""

_year_form = re.compile(r"[0-9]{1,4}")
_edges = ".,;:!?\"'“”„‘’«»()[]{}<>…-–—"


@dataclass(frozen=True, order=True)
class Value:
    """One value of a parameter: as the address has it, and as people read it.

    `fault` says why nothing can fit it.
    """

    name: str
    raw: str
    label: str = ""
    fault: str = ""

    @property
    def group(self) -> str:
        """The parameter it is counted to: all that is said of years is one."""
        return "year" if self.name in ("from", "to") else self.name

    def named(self, names: Mapping[str, str]) -> Value:
        """With the name of the person or the department, if there is one."""
        if self.raw in names:
            return replace(self, label=names[self.raw])
        what = "No listed person" if self.name == "person" else "No department"
        return replace(self, fault=f"{what} here has the address “{self.raw}”.")


def values_of(query: QueryDict) -> tuple[list[Value], list[str]]:
    """The values of all parameters, each once, in canonical order; and what was cut short."""
    found: list[Value] = []
    messages: list[str] = []
    for name in NAMES:
        raws = list(dict.fromkeys(filter(None, map(_clean, query.getlist(name)))))
        if name in ("q", "from", "to"):
            raws = raws[:1]
        if len(raws) > MOST_VALUES:
            messages.append(f"Of the filter “{name}” only the first {MOST_VALUES} values are used.")
        found += sorted(_value(name, raw, messages) for raw in raws[:MOST_VALUES])
    return _in_order(found), messages


def words_of(text: str) -> list[str]:
    """The words of a search, without the punctuation around them; each once."""
    words = (word.strip(_edges) for word in text.split())
    return list(dict.fromkeys(word for word in words if fold(word)))


def _clean(raw: str) -> str:
    """Without signs that nobody sees, and with single blanks."""
    seen = "".join(sign if sign.isprintable() else " " for sign in raw[: LONGEST * 4])
    return " ".join(seen.split())


def _value(name: str, raw: str, messages: list[str]) -> Value:
    if len(raw) > LONGEST:
        messages.append(f"Only the first {LONGEST} characters of “{raw[:20]}…” are used.")
        raw = raw[:LONGEST].rstrip()
    match name:
        case "q":
            return _search(raw, messages)
        case "year" | "from" | "to":
            return _year(name, raw)
        case "type":
            return _choice(name, raw, Publication.Type, "kind of work")
        case "status":
            return _choice(name, raw, Status, "status of a work")
    return Value(name, raw, raw)


def _search(raw: str, messages: list[str]) -> Value:
    words = words_of(raw)
    if len(words) > MOST_WORDS:
        messages.append(f"Only the first {MOST_WORDS} words are looked for.")
        raw = " ".join(words[:MOST_WORDS])
    fault = "" if words else f"“{raw}” has no letters or digits to look for."
    return Value("q", raw, f"“{raw}”", fault)


def _year(name: str, raw: str) -> Value:
    if name == "year" and raw == WITHOUT_YEAR:
        return Value(name, raw, "no year")
    if not _year_form.fullmatch(raw):
        return Value(name, raw, raw, f"“{raw}” is no year; write it in figures, such as 1998.")
    raw = str(int(raw))
    return Value(name, raw, raw if name == "year" else f"{name} {raw}")


def _choice(name: str, raw: str, choices: type[TextChoices], what: str) -> Value:
    if raw in choices.values:
        return Value(name, raw, str(choices(raw).label))
    return Value(name, raw, raw, f"“{raw}” is no {what} that this site knows.")


def _in_order(values: list[Value]) -> list[Value]:
    """A range that begins with its later year is turned round."""
    first, last = (next(_sound(values, name), None) for name in ("from", "to"))
    if first is None or last is None or int(first.raw) <= int(last.raw):
        return values
    turned = {first: _year("from", last.raw), last: _year("to", first.raw)}
    return [turned.get(value, value) for value in values]


def _sound(values: list[Value], name: str) -> Iterator[Value]:
    return (value for value in values if value.name == name and not value.fault)
