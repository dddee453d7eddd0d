"""A part of the page: a section with the records that it lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast

from django.utils.translation import gettext_noop

from faculty_site.lib.markdown import Dialect, plain_text, render
from profiles.models import Entry, Section
from profiles.page.folding import Listing, shares

NEWS_SHOWN = 10
WORKS_SHOWN = 30
"""How many of a section's records stand there unfolded."""

MOST = 100
"""So many news items, and so many works, a page holds in all its sections, folded or not; the
older ones are on the lists, to which it leads. A thousand works would weigh two megabytes."""

UNFOLDING = 12
"""Of so few works each unfolds its abstract and BibTeX; of more only the selected ones do. The
page would weigh twice as much, and the list of works and the work's own page have both."""

LONG_ENTRY = 1500
"""Characters of an entry's text from which on all but its first words is folded away."""

_TAG = re.compile(r"<[^>]*>")
_SEEN = re.compile(r"<(?:img|iframe|audio|video|math|svg|input)\b")
"""What is seen though it holds no words."""

_ENTRY_HEADINGS = {
    Entry.Kind.EDUCATION: gettext_noop("Education"),
    Entry.Kind.POSITION: gettext_noop("Positions"),
    Entry.Kind.AWARD: gettext_noop("Awards"),
    Entry.Kind.TALK: gettext_noop("Talks"),
    Entry.Kind.TEACHING: gettext_noop("Teaching"),
    Entry.Kind.SERVICE: gettext_noop("Service"),
    Entry.Kind.GRANT: gettext_noop("Grants"),
    Entry.Kind.PROJECT: gettext_noop("Projects"),
    Entry.Kind.CERTIFICATION: gettext_noop("Certifications"),
    Entry.Kind.OTHER: gettext_noop("Further"),
}


@dataclass(frozen=True)
class Line:
    """An entry as a page shows it.

    Of a long one, `head` is its title as a line of Markdown where its text begins with it, and
    `below` is a copy with the text that is folded away.
    """

    entry: Entry
    head: str = ""
    below: Entry | None = None

    @property
    def pk(self) -> int:
        return self.entry.pk


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
    news: Listing = field(default_factory=Listing)
    selected: Sequence[Any] = ()
    works: Listing = field(default_factory=Listing)
    unfolds: bool = True
    """Whether works that are not selected unfold their abstracts."""
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
    if not others or len(selected) > MOST:  # to select all is to select none
        selected, others = [], list(works)
    selected.sort(key=lambda work: (work.order, work.pk))  # by hand, whatever the others' order
    return Part(
        heading=heading,
        level=2,
        entries=[line_of(entry) for entry in entries],
        news=Listing(news),
        selected=selected,
        works=Listing(others),
    )


def fold(parts: Sequence[Part]) -> None:
    """Fold away what is older, and leave to the lists what would make the page heavy."""
    news = shares([len(part.news.shown) for part in parts], MOST)
    works = shares([len(part.works.shown) for part in parts], MOST)
    for part, most_news, most_works in zip(parts, news, works, strict=True):
        part.news = Listing.after(NEWS_SHOWN, most_news, part.news.shown, _year_of_news)
        part.works = Listing.after(WORKS_SHOWN, most_works, part.works.shown, _year_of_work)


def _year_of_work(work: Any) -> int | None:
    year: int | None = work.year
    return year


def _year_of_news(item: Any) -> int | None:
    return item.last_day.year if item.last_day else None


def entry_parts(entries: Sequence[Entry]) -> list[Part]:
    order = list(_ENTRY_HEADINGS)
    entries = sorted(entries, key=lambda entry: order.index(Entry.Kind(entry.kind)))
    return [
        list_part(_ENTRY_HEADINGS[Entry.Kind(kind)], entries=list(group))
        for kind, group in groupby(entries, key=lambda entry: entry.kind)
    ]


def line_of(entry: Entry) -> Line:
    """The entry, a long one behind its first words."""
    if len(entry.body) <= LONG_ENTRY:
        return Line(entry)
    head, _, rest = entry.body.partition("\n\n")
    titled = plain_text(head, cast("Dialect", entry.dialect)).startswith(entry.title)
    below = copy(entry)
    below.body = rest if titled else entry.body
    return Line(entry, head if titled else "", below)
