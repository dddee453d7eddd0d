"""What stands on pages, read for all of them at once."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, Max, Min, Model, Q, QuerySet
from django.db.models.functions import Coalesce

from faculty_site.completeness.broken import Broken, broken_addresses
from faculty_site.link_check.reading import broken_links
from news.models import NewsItem
from profiles.models import Asset, Delegation, Entry, Link, Membership, Page, Profile, Section
from profiles.models.base import Visibility
from profiles.models.departments import LEVELS
from profiles.page.filing import by_section, entries_by_section
from profiles.permissions import User, visible
from publications.lacks import lacks
from publications.models import Authorship, Publication

STALE_AFTER: Final = 365
"""Days; news that is older says that nobody looks after the page."""


@dataclass
class Holdings:
    """What stands on one page; what is hidden is not counted."""

    sections: int = 0
    links: int = 0
    entries: int = 0
    files: int = 0
    further_pages: int = 0
    news: int = 0
    newest_news: datetime.date | None = None
    """The last day that the date of the newest item can mean; None where none has a date."""
    stale_after: int = STALE_AFTER
    """So many days later it is old."""
    works: int = 0
    works_without_link: int = 0
    empty_sections: list[Section] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    broken_links: int = 0
    """Of those that lead elsewhere; one that stands in two records counts once."""
    delegations: list[Delegation] = field(default_factory=list)
    """Those with an end, as far as the reader may see who edits the page."""


def holdings_of(pages: Collection[Profile], user: User) -> dict[int, Holdings]:
    """By the primary key of each page. The user is one who may change them all.

    Queries: one for each kind of record, one more for each kind of text and for what texts name.
    """
    found = {page.pk: Holdings() for page in pages}
    _count(found, {"links": Link, "files": Asset, "further_pages": Page})
    filed = [_read_news(found), _read_works(found)]
    _read_sections(found, filed)
    _read_limits(found)
    for owner, number in broken_links(found):
        found[owner].broken_links = number
    for delegation in _delegations(found, user):
        found[delegation.profile_id].delegations.append(delegation)
    for broken in broken_addresses(pages):
        found[broken.profile_id].broken.append(broken)
    return found


@dataclass
class _Filed:
    """That records of a person name this section, or none."""

    profile_id: int
    section_id: int | None


def _count(found: Mapping[int, Holdings], kinds: Mapping[str, type[Any]]) -> None:
    for name, model in kinds.items():
        for owner, number in _shown(model, found).values_list("profile").annotate(Count("pk")):
            setattr(found[owner], name, number)


def _read_news(found: Mapping[int, Holdings]) -> list[_Filed]:
    rows = _shown(NewsItem, found).values_list("profile", "section")
    filed = []
    for owner, section, number, newest in rows.annotate(Count("pk"), Max("last_day")):
        held = found[owner]
        held.news += number
        held.newest_news = max(filter(None, (held.newest_news, newest)), default=None)
        filed.append(_Filed(owner, section))
    return filed


def _read_works(found: Mapping[int, Holdings]) -> list[_Filed]:
    own = Authorship.objects.public().filter(profile__in=list(found)).order_by()
    bare = Publication.objects.filter(lacks()["link"].works)
    without = Count("pk", filter=Q(publication__in=bare.values("pk")))
    filed = []
    rows = own.values_list("profile", "section").annotate(all=Count("pk"), bare=without)
    for owner, section, number, lacking in rows:
        found[owner].works += number
        found[owner].works_without_link += lacking
        filed.append(_Filed(owner, section))
    return filed


def _read_sections(found: Mapping[int, Holdings], filed: Sequence[list[_Filed]]) -> None:
    entries: dict[int, list[Entry]] = defaultdict(list)
    kinds = _shown(Entry, found).values_list("profile", "section", "kind").annotate(Count("pk"))
    for owner, section, kind, number in kinds:
        found[owner].entries += number
        entries[owner].append(Entry(profile_id=owner, section_id=section, kind=kind))
    news, works = (_by_owner(rows) for rows in filed)
    sections: dict[int, list[Section]] = defaultdict(list)
    for row in _shown(Section, found).order_by("order", "pk"):
        sections[row.profile_id].append(row)
    for owner, shown in sections.items():
        held = found[owner]
        held.sections = len(shown)
        filled = set(entries_by_section(entries[owner], shown))
        filled |= by_section(news[owner], shown, Section.Kind.NEWS).keys()
        filled |= by_section(works[owner], shown, Section.Kind.PUBLICATIONS).keys()
        held.empty_sections = list(_empty(shown, filled))


def _empty(shown: Sequence[Section], filled: Collection[int | None]) -> Iterable[Section]:
    """Sections with neither a text nor a record nor a part of their own below them."""
    for section, following in zip(shown, [*shown[1:], None], strict=True):
        has_parts = following is not None and following.level > section.level
        if not (section.body.strip() or section.pk in filled or has_parts):
            yield section


def _read_limits(found: Mapping[int, Holdings]) -> None:
    """What departments say, or else the nearest above them that says something; the shortest time
    of those that somebody belongs to."""
    above = (f"department__{'parent__' * level}stale_after" for level in range(LEVELS))
    limit = Coalesce(*above)
    rows = Membership.objects.filter(profile__in=list(found)).order_by().values_list("profile")
    for owner, shortest in rows.annotate(shortest=Min(limit)):
        found[owner].stale_after = shortest or STALE_AFTER


def _by_owner(rows: Iterable[_Filed]) -> dict[int, list[_Filed]]:
    found: dict[int, list[_Filed]] = defaultdict(list)
    for row in rows:
        found[row.profile_id].append(row)
    return found


def _delegations(found: Mapping[int, Holdings], user: User) -> QuerySet[Delegation]:
    rows: QuerySet[Delegation] = visible(user, "inspect", Delegation)
    ending = rows.filter(profile__in=list(found), until__isnull=False)
    return ending.select_related("user").order_by("until", "pk")


def _shown(model: type[Model], found: Mapping[int, Holdings]) -> QuerySet[Any]:
    rows = model._default_manager.filter(profile__in=list(found), visibility=Visibility.PUBLIC)
    return rows.order_by()
