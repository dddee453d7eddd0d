"""Values that differ, in words for a page or a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import Final

from django.db.models import Model

from faculty_site.ingest.documents import Json
from faculty_site.ingest.load import Change
from faculty_site.lib.naming import in_english
from publications.models import Authorship, Publication

LONGEST: Final = 240
"""Characters of a value that are shown."""

BEFORE: Final = 30
"""Characters shown before the place from which two long values differ."""

ASIDE: Final[tuple[tuple[type[Model], str], ...]] = (
    (Publication, "bibtex"),
    (Publication, "ris"),
    (Publication, "csl_json"),
    (Authorship, "citation_key"),
)
"""The entry as it is kept differs whenever anything does, and its key tells nobody anything."""


def told_changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with texts for values; the entry as kept is told where nothing else comes in."""
    changes, aside = list(changes), _aside()
    telling = [change for change in changes if change.what not in aside]
    silent = any(change.how == "take" for change in telling)
    taken = [change for change in changes if change.what in aside and change.how == "take"]
    return tuple(_told(change) for change in (telling if silent else telling + taken))


@cache
def _aside() -> frozenset[str]:
    fields = (model._meta.get_field(name) for model, name in ASIDE)
    return frozenset(in_english(getattr(field, "verbose_name", "")) for field in fields)


def _told(change: Change) -> Change:
    here, source = in_words(change.here), in_words(change.source)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(here, source, strict=False))
    long = max(len(here), len(source)) > LONGEST
    start = max(0, sum(1 for _pair in alike) - BEFORE) if long else 0
    return replace(change, here=_cut(here, start), source=_cut(source, start))


def in_words(value: Json) -> str:
    """A value of a field on one line: lists by their parts, "" for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return " ".join(in_words(part) for part in value.values() if part)
    if isinstance(value, list | tuple):
        return "; ".join(map(in_words, value))
    return printable(str(value))


def _cut(text: str, start: int) -> str:
    lead = "…" if start and text else ""
    rest = text[start:]
    return f"{lead}{rest}" if len(rest) <= LONGEST else f"{lead}{rest[: LONGEST - 1].rstrip()}…"


def printable(text: str) -> str:
    """Text of a source that any page and terminal can show, on one line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
