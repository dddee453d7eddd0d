"""A part of the page: a section with the records that it lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast

from faculty_site.lib.markdown import Dialect, plain_text, render
from profiles.models import Entry, Section

NEWS_SHOWN = 10
WORKS_SHOWN = 30
"""How many of a section's records stand there unfolded."""

SPARE = 3
"""So few more are shown as well: folding them away would save nobody anything."""

LONG_ENTRY = 1500
"""Characters of an entry's text from which on all but its first words is folded away."""

_TAG = re.compile(r"<[^>]*>")
_SEEN = re.compile(r"<(?:img|iframe|audio|video|math|svg|input)\b")
"""What is seen though it holds no words."""

_ENTRY_HEADINGS = {
    Entry.Kind.EDUCATION: "Education",
    Entry.Kind.POSITION: "Positions",
    Entry.Kind.AWARD: "Awards",
    Entry.Kind.TALK: "Talks",
    Entry.Kind.TEACHING: "Teaching",
    Entry.Kind.SERVICE: "Service",
    Entry.Kind.GRANT: "Grants",
    Entry.Kind.PROJECT: "Projects",
    Entry.Kind.CERTIFICATION: "Certifications",
    Entry.Kind.OTHER: "Further",
}


@dataclass(frozen=True)
class Fold:
    """Records of a section: those shown, and those folded away behind a line that opens."""

    shown: Sequence[Any] = ()
    folded: Sequence[Any] = ()

    def __bool__(self) -> bool:
        return bool(self.shown)

    @classmethod
    def after(cls, limit: int, records: Sequence[Any]) -> Fold:
        if len(records) <= limit + SPARE:
            return cls(records)
        return cls(records[:limit], records[limit:])


@dataclass(frozen=True)
class Line:
    """An entry as the page shows it.

    Of a long one, `head` is its title as a line of Markdown where its text begins with it, and
    `below` is a copy with the text that is folded away.
    """

    entry: Entry
    head: str = ""
    below: Entry | None = None


@dataclass
class Part:
    """A section as the page shows it.

    `level` is that of its HTML heading, from 2; `text_level` that of headings inside it. It is a
    landmark unless an earlier part has the same name.
    """

    heading: str
    level: int
    section: Section | None = None
    anchor: str = ""
    is_landmark: bool = True
    text_level: int = 2
    entries: Sequence[Line] = ()
    news: Fold = field(default_factory=Fold)
    selected: Sequence[Any] = ()
    works: Fold = field(default_factory=Fold)
    is_by_year: bool = False
    works_total: int = 0
    """Of the last part that lists works: how many the person has, which it leads to."""

    @property
    def record_heading(self) -> str:
        return f"h{self.text_level}"

    @property
    def lists(self) -> bool:
        return bool(self.entries or self.news or self.selected or self.works)

    @property
    def is_empty(self) -> bool:
        return not (self.lists or (self.section and _draws(self.section)))


def _draws(section: Section) -> bool:
    """Whether a visitor sees anything of its text: a theme's empty box draws nothing.

    A line across is something below a heading, and nothing to be divided by itself.
    """
    if not section.body.strip():
        return False
    html = render(section.body, cast("Dialect", section.dialect))
    divides = bool(section.heading) and "<hr" in html
    return divides or bool(_SEEN.search(html) or _TAG.sub("", html).strip())


def section_part(
    section: Section, entries: Sequence[Entry], news: Sequence[Any], works: Sequence[Any]
) -> Part:
    part = list_part(section.heading, entries=entries, news=news, works=works)
    part.section = section
    part.level = section.level + 1
    return part


def list_part(
    heading: str,
    *,
    entries: Sequence[Entry] = (),
    news: Sequence[Any] = (),
    works: Sequence[Any] = (),
) -> Part:
    selected = [work for work in works if work.selected]
    others = [work for work in works if not work.selected]
    if not others:
        selected, others = [], selected
    selected.sort(key=lambda work: (work.order, work.pk))  # by hand, whatever the others' order
    return Part(
        heading=heading,
        level=2,
        entries=[_line(entry) for entry in entries],
        news=Fold.after(NEWS_SHOWN, news),
        selected=selected,
        works=Fold.after(WORKS_SHOWN, others),
    )


def entry_parts(entries: Sequence[Entry]) -> list[Part]:
    order = list(_ENTRY_HEADINGS)
    entries = sorted(entries, key=lambda entry: order.index(Entry.Kind(entry.kind)))
    return [
        list_part(_ENTRY_HEADINGS[Entry.Kind(kind)], entries=list(group))
        for kind, group in groupby(entries, key=lambda entry: entry.kind)
    ]


def _line(entry: Entry) -> Line:
    if len(entry.body) <= LONG_ENTRY:
        return Line(entry)
    head, _, rest = entry.body.partition("\n\n")
    titled = plain_text(head, cast("Dialect", entry.dialect)).startswith(entry.title)
    below = copy(entry)
    below.body = rest if titled else entry.body
    return Line(entry, head if titled else "", below)
