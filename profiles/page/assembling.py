"""The parts of a person's page put together, in their own order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop

from faculty_site.lib.dated import UPCOMING, Dates, in_reading_order, period_of
from profiles.languages import Reading, speak
from profiles.models import Entry, Profile, Section
from profiles.models.base import Audience, Visibility
from profiles.page.filing import by_section, entries_by_section
from profiles.page.parts import UNFOLDING, Part, entry_parts, fold, list_part, section_part

_OWN_IDS = {"content", "contact", "top"}


def parts_of(
    profile: Profile,
    reading: Reading,
    audiences: Sequence[Audience] = (),
    *,
    is_whole: bool = False,
) -> list[Part]:
    """The parts of the page: what is hidden is seen in the admin only, and unfinished works by a
    reader of the audiences to which the person shows them.

    Of many records the oldest are only counted, unless the page `is_whole`.

    Queries: sections, entries, news items, authorships, their works, and the works' authors with
    their people; where there are translations, one more for each of these.
    """
    sections = list(profile.sections.all())
    shown = [section for section in sections if _is_shown(section, reading)]
    entries = list(profile.entries.public())
    news = _news(profile)
    works = _works(profile, audiences)
    parts = _parts(sections, shown, entries, news, works)
    if not is_whole:
        fold(parts)
    here = [work for part in parts for work in (*part.selected, *part.works)]
    _bring_publications(profile, here)
    news_here = [item for part in parts for item in part.news]
    for records in (shown, entries, news_here, [work.publication for work in here]):
        speak(records, reading.tags, reading.own)
    for part in parts:  # an anchor is the same in every language
        part.heading = part.section.heading if part.section else gettext(part.heading)
    _arrange_works([part for part in parts if part.works], profile, len(works))
    return parts


def _arrange_works(listing: Sequence[Part], profile: Profile, total: int) -> None:
    for part in listing:
        part.unfolds = total <= UNFOLDING
        part.is_by_year = profile.works_order == Profile.WorksOrder.BY_YEAR
    if listing:
        listing[-1].works_total = total


def _is_shown(section: Section, reading: Reading) -> bool:
    """A text that only a further language of the page has is shown in that language alone."""
    elsewhere = section.language in reading.further and section.language != reading.language
    is_alone = elsewhere and section.kind == Section.Kind.TEXT
    return section.visibility == Visibility.PUBLIC and not is_alone


def _news(profile: Profile) -> list[Any]:
    """What comes is marked, and stands before what is over, behind what is pinned."""
    today = timezone.localdate()
    found: list[Any] = list(profile.news.filter(visibility=Visibility.PUBLIC).newest_first())
    dates = {item.pk: Dates(item.date, item.last_day) for item in found}
    items = in_reading_order(found, lambda item: dates[item.pk], today)
    for item in items:
        item.is_upcoming = period_of(dates[item.pk], today) == UPCOMING
    return sorted(items, key=lambda item: (not item.pinned, item.order if item.pinned else 0))


def _works(profile: Profile, audiences: Sequence[Audience]) -> list[Any]:
    """The person's authorships in their order, without the works but for their years; those
    without a year are under way, the newest."""
    authorships = profile.authorships.shown_on(profile, *audiences)
    by_year = profile.works_order == Profile.WorksOrder.BY_YEAR
    first = [F("year").desc(nulls_first=True)] if by_year else []
    found = authorships.annotate(year=F("publication__year")).order_by(*first, "order", "pk")
    return list(found)


def _bring_publications(profile: Profile, works: Sequence[Any]) -> None:
    """Let authorships have their works, with the works' authors."""
    whole = profile.authorships.select_related("publication")
    authors = whole.prefetch_related("publication__authorships__profile")
    found = authors.in_bulk([work.pk for work in works])
    for work in works:
        work.publication = found[work.pk].publication


def _parts(
    sections: Sequence[Section],
    shown: Sequence[Section],
    entry_list: Sequence[Entry],
    news_list: Sequence[Any],
    work_list: Sequence[Any],
) -> list[Part]:
    entries = entries_by_section(entry_list, shown)
    news = by_section(news_list, shown, Section.Kind.NEWS)
    works = by_section(work_list, shown, Section.Kind.PUBLICATIONS)
    parts = [
        section_part(
            section,
            entries.pop(section.pk, []),
            news.pop(section.pk, []),
            works.pop(section.pk, []),
        )
        for section in shown
    ]
    rest = (entries.get(None, []), news.get(None, []), works.get(None, []))
    for part in _without_section(sections, shown, *rest):
        _join(parts, part)
    return _finished(parts)


def _without_section(
    sections: Sequence[Section],
    shown: Sequence[Section],
    entries: Sequence[Entry],
    news: Sequence[Any],
    works: Sequence[Any],
) -> Iterator[Part]:
    """A list of each kind that no section of the page is for.

    Somebody who hides the only list of a kind means the list, so no other takes its place.
    """
    kinds = {section.kind for section in sections}
    if Section.Kind.NEWS not in kinds:
        yield list_part(gettext_noop("News"), news=news)
    if Section.Kind.PUBLICATIONS not in kinds:
        yield list_part(gettext_noop("Publications"), works=works)
    if Section.Kind.ENTRIES not in kinds or any(s.kind == Section.Kind.ENTRIES for s in shown):
        yield from entry_parts(entries)


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
        for work in (*part.selected, *part.works):
            work.anchor = "" if work.key_as_id in anchors else work.key_as_id
            anchors.add(work.key_as_id)
    return kept


def _unique(anchor: str, taken: set[str]) -> str:
    number, candidate = 1, anchor
    while candidate in taken:
        number += 1
        candidate = f"{anchor}-{number}"
    taken.add(candidate)
    return candidate
