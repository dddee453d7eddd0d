"""Writing down for everybody concerned what was made of works."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User

from faculty_site.lib.changes import change
from profiles.history.recording import recorded
from profiles.models import Profile
from publications.models import Authorship, Publication, PublicationTranslation


def tell(by: User, message: str, works: Collection[Publication], people: Collection[int]) -> None:
    """One line in the history of each work, and of the page of each person (by key)."""
    for rows in (works, Profile.objects.filter(pk__in=people)):
        found = list(rows)
        if found:
            LogEntry.objects.log_actions(
                user_id=by.pk, queryset=found, action_flag=CHANGE, change_message=message
            )


@contextmanager
def written_down(by: User, *works: int) -> Iterator[None]:
    """All that is made of the works within, and of their authors and translations, is one change
    in the history."""
    with ExitStack() as kept:
        kept.enter_context(change("merge", user=by))
        kept.enter_context(recorded(Publication, pk__in=works))
        kept.enter_context(recorded(Authorship, publication__in=works))
        kept.enter_context(recorded(PublicationTranslation, original__in=works))
        yield
