"""Which section of the page a record stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from profiles.models import Entry, Profile, Section
from profiles.models.base import Visibility


class Filed(Protocol):
    """A record that may name the section it stands in."""

    section_id: int | None


Record = TypeVar("Record", bound=Filed)


def by_section(
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


def in_shown_sections(
    records: QuerySet[Any], profile: Profile | OuterRef, kind: Section.Kind
) -> QuerySet[Any]:
    """The records of a person that their page has room for; of several, each on its own's page.

    For records of several people, `profile` is a reference to the person of a record.

    What names no section stands in a list of its kind, and nowhere where all such are hidden:
    somebody who hides the only list of a kind means the list.
    """
    lists = Section.objects.filter(profile=profile, kind=kind)
    is_shown = Q(Exists(lists.filter(visibility=Visibility.PUBLIC))) | ~Q(Exists(lists))
    return records.filter(Q(section__visibility=Visibility.PUBLIC) | Q(section=None) & is_shown)


def entries_by_section(
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
