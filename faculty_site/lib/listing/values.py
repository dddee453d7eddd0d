"""The values in a list's address: read, put in order, and told in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext, pgettext

from faculty_site.lib.folded_search import fold

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


Reader = Callable[[str, str, list[str]], Value]
"""Makes a value of a parameter's name and one of its texts; tells in the list what it cut short."""


@dataclass(frozen=True)
class Parameter:
    """What an address may ask for; of one that is single the first value counts."""

    name: str
    read: Reader = lambda name, raw, messages: Value(name, raw, raw)
    is_single: bool = False


def values_of(query: QueryDict, parameters: Sequence[Parameter]) -> tuple[list[Value], list[str]]:
    """The values of the parameters, each once, in canonical order; and what was cut short."""
    found: list[Value] = []
    messages: list[str] = []
    for parameter in parameters:
        name = parameter.name
        raws = list(dict.fromkeys(filter(None, map(_clean, query.getlist(name)))))
        if parameter.is_single:
            raws = raws[:1]
        if len(raws) > MOST_VALUES:
            told = gettext("Of the filter “%(name)s” only the first %(number)d values are used.")
            messages.append(told % {"name": name, "number": MOST_VALUES})
        read = (_read(parameter, raw, messages) for raw in raws[:MOST_VALUES])
        found += sorted(dict.fromkeys(read))
    return found, messages


def words_of(text: str) -> list[str]:
    """The words of a search, without the punctuation around them; each once."""
    words = (word.strip(_edges) for word in text.split())
    return list(dict.fromkeys(word for word in words if fold(word)))


def words(name: str, raw: str, messages: list[str]) -> Value:
    """A reader of words to look for."""
    wanted = words_of(raw)
    if len(wanted) > MOST_WORDS:
        told = gettext("Only the first %(number)d words are looked for.")
        messages.append(told % {"number": MOST_WORDS})
        raw = " ".join(wanted[:MOST_WORDS])
    fault = gettext("“%(text)s” has no letters or digits to look for.") % {"text": raw}
    quoted = pgettext("words looked for", "“%(text)s”") % {"text": raw}
    return Value(name, raw, quoted, "" if wanted else fault)


def any_year(name: str, raw: str, messages: list[str]) -> Value:
    """A reader of years in figures."""
    if not _year_form.fullmatch(raw):
        told = gettext("“%(text)s” is no year; write it in figures, such as 1998.")
        return Value(name, raw, raw, told % {"text": raw})
    return Value(name, str(int(raw)), str(int(raw)))


def named(
    labels: Mapping[str, str], fault: str, today: Callable[[str], str | None] = lambda raw: None
) -> Reader:
    """A reader of values that have names; `fault` is told of others, with `%(text)s` for them.

    `today` says what a value is called now that has no name any more.
    """

    def read(name: str, raw: str, messages: list[str]) -> Value:
        current = raw if raw in labels else today(raw)
        if current is not None and current in labels:
            return Value(name, current, labels[current])
        return Value(name, raw, raw, fault % {"text": raw})

    return read


def _clean(raw: str) -> str:
    """Without signs that nobody sees, and with single blanks."""
    seen = "".join(sign if sign.isprintable() else " " for sign in raw[: LONGEST * 4])
    return " ".join(seen.split())


def _read(parameter: Parameter, raw: str, messages: list[str]) -> Value:
    if len(raw) > LONGEST:
        told = gettext("Only the first %(number)d characters of “%(text)s…” are used.")
        messages.append(told % {"number": LONGEST, "text": raw[:20]})
        raw = raw[:LONGEST].rstrip()
    return parameter.read(parameter.name, raw, messages)
