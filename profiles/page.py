"""What stands on a person's page, in their own order: sections with the records they list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol, TypeVar, cast

from django.utils.text import slugify

from faculty_site.lib.markdown import Dialect, plain_text, render
from profiles.languages import Reading, speak
from profiles.models import Entry, Profile, Section
from profiles.models.base import Visibility

NEWS_SHOWN = 10
WORKS_SHOWN = 30
"""How many of a section's records stand there unfolded."""

SPARE = 3
"""So few more are shown as well: folding them away would save nobody anything."""

_TAG = re.compile(r"<[^>]*>")
_SEEN = re.compile(r"<(?:img|iframe|audio|video|math|svg|input)\b")
"""What is seen though it holds no words."""

LONG_ENTRY = 1500
"""Characters of an entry's text from which on all but its first words is folded away."""

_OWN_IDS = {"content", "contact", "top"}

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


class Filed(Protocol):
    """A record that may name the section it stands in."""

    section_id: int | None


Record = TypeVar("Record", bound=Filed)


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

    @property
    def record_heading(self) -> str:
        return f"h{self.text_level}"

    @property
    def lists(self) -> bool:
        return bool(self.entries or self.news or self.selected or self.works)

    @property
    def is_empty(self) -> bool:
        return not (self.lists or (self.section and _draws(self.section)))


def parts_of(profile: Profile, reading: Reading) -> list[Part]:
    """The parts of the page, for everybody: what is hidden is seen in the admin only.

    Queries: sections, entries, news items, authorships with their works, and the works' authors;
    where there are translations, one more for each of these.
    """
    sections = list(profile.sections.all())
    shown = [section for section in sections if _is_shown(section, reading)]
    entries = list(profile.entries.public())
    news = _news(profile)
    works = _works(profile)
    parts = _parts(sections, shown, entries, news, works)
    for records in (shown, entries, news, [work.publication for work in works]):
        speak(records, reading.tags, reading.own)
    for part in parts:  # an anchor is the same in every language
        if part.section:
            part.heading = part.section.heading
    return parts


def _is_shown(section: Section, reading: Reading) -> bool:
    """A text that only a further language of the page has is shown in that language alone."""
    elsewhere = section.language in reading.further and section.language != reading.language
    is_alone = elsewhere and section.kind == Section.Kind.TEXT
    return section.visibility == Visibility.PUBLIC and not is_alone


def _parts(
    sections: Sequence[Section],
    shown: Sequence[Section],
    entry_list: Sequence[Entry],
    news_list: Sequence[Any],
    work_list: Sequence[Any],
) -> list[Part]:
    entries = _entries_by_section(entry_list, shown)
    news = _by_section(news_list, shown, Section.Kind.NEWS)
    works = _by_section(work_list, shown, Section.Kind.PUBLICATIONS)
    parts = [
        _part(
            section,
            entries.pop(section.pk, []),
            news.pop(section.pk, []),
            works.pop(section.pk, []),
        )
        for section in shown
    ]
    # Somebody who hides the only list of a kind means the list, so no other takes its place.
    kinds = {section.kind for section in sections}
    if Section.Kind.NEWS not in kinds:
        _join(parts, _list_part("News", news=news.get(None, [])))
    if Section.Kind.PUBLICATIONS not in kinds:
        _join(parts, _list_part("Publications", works=works.get(None, [])))
    if Section.Kind.ENTRIES not in kinds or any(s.kind == Section.Kind.ENTRIES for s in shown):
        for part in _entry_parts(entries.get(None, [])):
            _join(parts, part)
    return _finished(parts)


def _join(parts: list[Part], found: Part) -> None:
    """A list without a section stands under the text that has its heading, else at the end."""
    name = found.heading.casefold()
    texts = (part for part in parts if part.level == 2 and part.heading.casefold() == name)
    text = next((part for part in texts if not part.lists), None)
    if text is None:
        parts.append(found)
    else:
        text.entries, text.news = found.entries, found.news
        text.selected, text.works = found.selected, found.works


def contents(parts: Iterable[Part]) -> list[Part]:
    """What the page's own navigation lists; nothing where the page is too short to need one."""
    top = [part for part in parts if part.heading and part.level == 2]
    return top if len(top) > 2 else []


def unsaid_interests(profile: Profile, parts: Iterable[Part]) -> str:
    """The research interests, or "" where a text of the page says the same in its own place."""
    wanted = _words(profile.interests.rstrip(" …"))
    sections = (part.section for part in parts if part.section)
    texts = (plain_text(section.body, cast("Dialect", section.dialect)) for section in sections)
    return "" if any(wanted in _words(text) for text in texts) else profile.interests


def _words(text: str) -> str:
    """Letters and figures alone: a list joined by commas is the same as its lines."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _draws(section: Section) -> bool:
    """Whether a visitor sees anything of its text: a theme's empty box draws nothing.

    A line across is something below a heading, and nothing to be divided by itself.
    """
    if not section.body.strip():
        return False
    html = render(section.body, cast("Dialect", section.dialect))
    divides = bool(section.heading) and "<hr" in html
    return divides or bool(_SEEN.search(html) or _TAG.sub("", html).strip())


def _news(profile: Profile) -> list[Any]:
    items = profile.news.filter(visibility=Visibility.PUBLIC).newest_first()
    return sorted(items, key=lambda item: not item.pinned)


def _works(profile: Profile) -> list[Any]:
    """The person's authorships in their order; a suggested one waits until it is confirmed."""
    authorships = (
        profile.authorships.public()
        .filter(confirmed=True)
        .select_related("publication")
        .prefetch_related("publication__authorships__profile")
    )
    return list(authorships.order_by("order", "pk"))


def _by_section(
    records: Iterable[Record], sections: Sequence[Section], kind: Section.Kind
) -> dict[int | None, list[Record]]:
    """Records by the section they stand in: those that name none go to the first of the kind.

    Of several with its heading, to that with a text: a page that the home page gave a glimpse of.
    """
    lists = [section for section in sections if section.kind == kind]
    named = [s for s in lists if s.heading.casefold() == lists[0].heading.casefold()]
    home = next((s.pk for s in (*(s for s in named if s.body.strip()), *named)), None)
    found: dict[int | None, list[Record]] = defaultdict(list)
    for record in records:
        found[record.section_id or home].append(record)
    return found


def _entries_by_section(
    entries: Iterable[Entry], sections: Sequence[Section]
) -> dict[int | None, list[Entry]]:
    """Entries by section: one that names none joins those of its kind, or an empty list.

    Awards must not end among the degrees because education is the first list of the page.
    """
    records = list(entries)
    homes: dict[str, int] = {}
    for entry in records:
        if entry.section_id is not None:
            homes.setdefault(entry.kind, entry.section_id)
    taken = {entry.section_id for entry in records}
    lists = (s.pk for s in sections if s.kind == Section.Kind.ENTRIES and s.pk not in taken)
    empty = next(lists, None)
    found: dict[int | None, list[Entry]] = defaultdict(list)
    for entry in records:
        found[entry.section_id or homes.get(entry.kind, empty)].append(entry)
    return found


def _line(entry: Entry) -> Line:
    if len(entry.body) <= LONG_ENTRY:
        return Line(entry)
    head, _, rest = entry.body.partition("\n\n")
    titled = plain_text(head, cast("Dialect", entry.dialect)).startswith(entry.title)
    below = copy(entry)
    below.body = rest if titled else entry.body
    return Line(entry, head if titled else "", below)


def _part(
    section: Section, entries: Sequence[Entry], news: Sequence[Any], works: Sequence[Any]
) -> Part:
    part = _list_part(section.heading, entries=entries, news=news, works=works)
    part.section = section
    part.level = section.level + 1
    return part


def _list_part(
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
    return Part(
        heading=heading,
        level=2,
        entries=[_line(entry) for entry in entries],
        news=Fold.after(NEWS_SHOWN, news),
        selected=selected,
        works=Fold.after(WORKS_SHOWN, others),
    )


def _entry_parts(entries: Sequence[Entry]) -> list[Part]:
    order = list(_ENTRY_HEADINGS)
    entries = sorted(entries, key=lambda entry: order.index(Entry.Kind(entry.kind)))
    return [
        _list_part(_ENTRY_HEADINGS[Entry.Kind(kind)], entries=list(group))
        for kind, group in groupby(entries, key=lambda entry: entry.kind)
    ]


def _finished(parts: Sequence[Part]) -> list[Part]:
    """Without parts that are empty, with heading levels that skip none, and with anchors."""
    kept: list[Part] = []
    level, anchors = 1, set(_OWN_IDS)
    names = {""}
    followers: list[Part | None] = [*parts[1:], None]
    for part, follower in zip(parts, followers, strict=True):
        leads = follower is not None and part.heading and follower.level > part.level
        if part.is_empty and not leads:
            continue
        part.level = max(2, min(part.level, level + 1, 6))
        if part.heading:
            level = part.level
        part.text_level = min(level + 1, 6)
        part.is_landmark = part.heading.casefold() not in names
        names.add(part.heading.casefold())
        part.anchor = _unique(slugify(part.heading, allow_unicode=True) or "section", anchors)
        kept.append(part)
    for part in kept:
        for work in (*part.selected, *part.works.shown, *part.works.folded):
            work.anchor = "" if work.citation_key in anchors else work.citation_key
            anchors.add(work.citation_key)
    return kept


def _unique(anchor: str, taken: set[str]) -> str:
    number, candidate = 1, anchor
    while candidate in taken:
        number += 1
        candidate = f"{anchor}-{number}"
    taken.add(candidate)
    return candidate
