"""What a page shows of an outcome: its entries in groups, and nothing of others' works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.permissions import User, visible
from publications.ingest.importing.entries import Entry, State
from publications.ingest.importing.run import Outcome
from publications.models import Publication

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Group:
    """Entries in the same state, under one heading."""

    key: str
    heading: str | Promise
    hint: str | Promise
    entries: tuple[Entry, ...]


GROUPS: Final[tuple[tuple[str, tuple[State, ...], Words, Words], ...]] = (
    (
        "changed",
        ("changed",),
        _("Changed"),
        _("Works that are here and say something else in the text."),
    ),
    ("new", ("new",), _("New"), _("Works that are not here yet.")),
    (
        "asked",
        ("asked",),
        _("On the page of somebody else"),
        _("They stay as they are. Once imported, they are asked about under “Is this yours?”."),
    ),
    (
        "refused",
        ("refused", "twice"),
        _("Cannot come in"),
        _("Entries that were left out, and why."),
    ),
    ("kept", ("kept", "deleted"), _("Edited here"), _("What somebody changed on this site stays.")),
    ("left", ("left",), _("Not chosen"), ""),
    ("known", ("known",), _("Known"), _("Works that are here already, and say the same.")),
)
"""Key, states, heading and hint, in the order of a page."""


def groups_of(outcome: Outcome) -> list[Group]:
    """The entries by what becomes of them; groups without any are left out."""
    groups = [Group(key, head, hint, tuple(outcome.of(*states)))
              for key, states, head, hint in GROUPS]  # fmt: skip
    return [group for group in groups if group.entries]


def without_foreign(outcome: Outcome, user: User) -> Outcome:
    """An outcome that shows nothing of works which the account may not look into.

    A text that guesses the title of somebody's unfinished work would else be told its values.
    """
    keys = {entry.work.pk for entry in outcome.entries if entry.attached}
    keys |= {other.key for entry in outcome.entries for other in entry.related}
    rows = visible(user, "inspect", Publication).filter(pk__in=keys)
    open_to = set(rows.values_list("pk", flat=True)) if keys else set()
    new = {entry.work.pk for entry in outcome.of("new")}
    entries = tuple(_shown(outcome.entries, open_to, new))
    return replace(outcome, entries=entries)


def _shown(entries: Iterable[Entry], open_to: set[int], new: set[int]) -> Iterable[Entry]:
    for entry in entries:
        others = tuple(other for other in entry.related if other.key in open_to | new)
        entry = replace(entry, related=others)
        if not entry.attached or entry.work.pk in open_to:
            yield entry
        else:
            state: State = "known" if entry.state == "kept" else entry.state
            taken = tuple(replace(change, here="") for change in entry.taken)
            yield replace(entry, state=state, changes=taken, work=None)
