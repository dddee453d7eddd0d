"""Taking a merge or a split back: every row as it was, as far as nobody edited it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.naming import in_sites_language
from publications.merging.authors import people_of
from publications.merging.history import tell, written_down
from publications.merging.journal import Change, State, read_changes, state_around, state_now
from publications.merging.restoring import WORK, restore
from publications.models import Merge, Publication

UNDID: Final[Mapping[str, Any]] = {
    Merge.Kind.MERGE: _("Undid the merge with “%(work)s” (%(slug)s)."),
    Merge.Kind.SPLIT: _("Undid the split from “%(work)s” (%(slug)s)."),
}
"""Lines of histories."""


class UndoError(Exception):
    """Why a merge or a split cannot be taken back, in words for the reader."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The works that are here now, the one that stayed first; and what stays as it was edited."""

    works: list[Publication]
    told: list[str]


@transaction.atomic
def undo(made: Merge, by: User) -> Undone:
    """Take it back; what was edited since stays, and is told.

    Raises UndoError where it was taken back before, or where later changes are in its way. It is
    asked of the caller that `by` may change the works.
    """
    made = Merge.objects.select_for_update().select_related("publication").get(pk=made.pk)
    if made.undone is not None:
        raise UndoError(gettext("This has been undone already."))
    changes = read_changes(made.before)
    now = state_now(changes)
    _check(changes, now)
    concerned = set(people_of(made.publication))
    keys = {
        made.publication_id,
        *(c.pk for c in changes if c.model == Publication._meta.label_lower),
    }
    with written_down(by, *keys):
        told = restore(changes, now)
    made.undone = timezone.now()
    made.save(update_fields=["undone"])
    works = _works(made, changes)
    names = {"work": made.before["title"], "slug": made.other_slug}
    message = in_sites_language(UNDID[made.kind], **names)
    tell(by, message, works, concerned | set(people_of(*works)))
    return Undone(works, told)


def _works(made: Merge, changes: Sequence[Change]) -> list[Publication]:
    keys = [change.pk for change in changes if change.model == WORK]
    found = Publication.objects.filter(pk__in=[made.publication_id, *keys])
    return sorted(found, key=lambda work: work.pk != made.publication_id)


def _check(changes: Sequence[Change], now: State) -> None:
    for change in (each for each in changes if each.model == WORK):
        here = (change.model, change.pk) in now
        if change.became is not None and not here:
            raise UndoError(
                gettext(
                    "One of the works is gone: it was merged into another since, or deleted. Undo "
                    "the later merge first."
                )
            )
        slug = (change.was or {}).get("slug")
        if change.became is None and Publication.objects.filter(slug=slug).exists():
            raise UndoError(
                gettext("Another work has the address “%(address)s” now. Change that one first.")
                % {"address": slug}
            )
        if change.was is None:
            _check_copy(change, changes)


def _check_copy(copy: Change, changes: Sequence[Change]) -> None:
    """A work that was split off goes only as long as nothing was done to it."""
    known = {(change.model, change.pk): change.became for change in changes}
    slug = (copy.became or {})["slug"]
    for place, fields in state_around([copy.pk], [slug]).items():
        if known.get(place) != fields:
            raise UndoError(
                gettext(
                    "The work that was split off has been edited since, and undoing would lose "
                    "that. Merge the two works instead."
                )
            )
