"""Bringing the works of a text in, or looking at what that would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction

from faculty_site.ingest.load import Loaded, all_works, bring_in
from faculty_site.ingest.problems import Problem, Problems
from faculty_site.ingest.report import Counts
from profiles.models import Profile
from profiles.permissions import User
from publications.ingest import link_works
from publications.ingest.importing.differences import printable
from publications.ingest.importing.drafts import Draft, draft
from publications.ingest.importing.entries import Entry, State, entries_of
from publications.ingest.importing.related import related_to
from publications.ingest.importing.texts import Text
from publications.linking import open_works
from publications.models import Suggestion


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text, or would become of it.

        `gone` are titles of works that an earlier text of the same name had and this one has not;
    XX"""

    format: str
    entries: tuple[Entry, ...]
    faults: tuple[Problem, ...]
    conflicts: tuple[Problem, ...]
    gone: tuple[str, ...]
    counts: Counts

    def count(self, *states: State) -> int:
        """How many entries are in one of the states."""
        found = Counter(entry.state for entry in self.entries)
        return sum(found[state] for state in states)

    def of(self, *states: State) -> list[Entry]:
        return [entry for entry in self.entries if entry.state in states]


def preview(profile: Profile, text: Text, user: User | None = None) -> Outcome:
    """What importing a text would do; nothing is written."""
    read = draft(profile, text)
    with transaction.atomic():
        outcome = _bring_in(read, (), user, hide_missing=False)
        transaction.set_rollback(True)
    return outcome


def import_works(
    profile: Profile,
    text: Text,
    user: User | None = None,
    *,
    left: Collection[int] = (),
    hide_missing: bool = False,
) -> Outcome:
    """Bring the works of a text in for a person, but the entries of the numbers that are `left`.

    With a `user`, works that they may not change stay as they are; without one, as for whoever has
    a shell, none does. Raises SourceError where the person is gone.
    """
    return _bring_in(draft(profile, text), left, user, hide_missing=hide_missing)


def _bring_in(
    read: Draft, left: Collection[int], user: User | None, *, hide_missing: bool
) -> Outcome:
    conflicts = Problems()
    works = all_works if user is None else partial(open_works, user)
    with transaction.atomic():
        bundle = read.without(left)
        before = Suggestion.objects.filter(profile__slug=bundle.slug)
        asked = set(before.values_list("publication", flat=True)) if user else set()
        hides = hide_missing and not left
        loaded = bring_in(bundle, conflicts, hide_missing=hides, open_works=works)
        link_works([bundle.slug])
        touched = [
            each.instance.pk for each in loaded.placed if each.fate in ("created", "updated")
        ]
        related = related_to(touched)
    whole = not left and not read.lone
    entries = tuple(entries_of(read, loaded.placed, related, asked))
    return _told(read, loaded, conflicts, entries, whole=whole)


def _told(
    read: Draft,
    loaded: Loaded,
    conflicts: Problems,
    entries: tuple[Entry, ...],
    *,
    whole: bool,
) -> Outcome:
    faults = Problems(read.remarks)
    for fault in read.reading.faults:
        faults.warning(read.bundle.path, fault.line, fault.message)
    titles: list[Any] = list(loaded.gone) if whole else []
    return Outcome(
        format=read.reading.format,
        entries=entries,
        faults=tuple(faults),
        conflicts=tuple(conflicts),
        gone=tuple(printable(str(work)) for work in titles),
        counts=loaded.counts,
    )
