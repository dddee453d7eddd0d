"""What people answer when they are asked whether a work is theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.changes import change
from faculty_site.lib.names import same_person
from faculty_site.lib.naming import in_sites_language
from profiles.history.recording import recorded
from profiles.models import Profile
from publications.linking.people import ids_differ
from publications.models import Authorship, Publication, Suggestion
from publications.models.authors import SuggestionQuerySet

NO_PAGE: dict[str, Any] = {
    "profile": None, "selected": False, "hidden": False, "order": 0, "section": None,
    "citation_key": "",
}  # fmt: skip
"""What an authorship says that stands on nobody's page."""

LINKED: Final = _("Linked an author to %(person)s.")
UNLINKED: Final = _("Unlinked %(person)s, whose work it is not.")
REFUSED: Final = _("Not theirs: %(works)s.")
RECONSIDERED: Final = _("Perhaps theirs after all: %(works)s.")
"""Lines of histories."""


def author_for(suggestion: Suggestion, authors: Iterable[Authorship]) -> Authorship | None:
    """The free author who is meant: of the very name, or else of one that may be the same.

    `authors` are those of the work; None where another person has taken the place.
    """
    orcid = suggestion.profile.orcid
    free = [
        author
        for author in authors
        if author.profile_id is None
        and not author.is_organization
        and not ids_differ(author.orcid, orcid)
    ]
    for answer in ("equal", "yes", "maybe"):
        for author in free:
            if answer == (
                "equal" if author.name == suggestion.name
                else same_person(author.name, suggestion.name)
            ):  # fmt: skip
                return author
    return None


@transaction.atomic
def accept(user: User, suggestions: SuggestionQuerySet) -> tuple[int, list[Suggestion]]:
    """Link the persons who say yes; returns how many works, and the questions that came too late.

    Of those the author is somebody else meanwhile. They are dropped, as are those to others about
    the same author, unless the work has a further free author of the name.
    """
    answered = list(suggestions.select_related("publication", "profile"))
    authors = _authors_of({row.publication_id for row in answered})
    linked: list[Authorship] = []
    left: list[Suggestion] = []
    for row in answered:
        author = author_for(row, authors[row.publication_id])
        on_it = {author.profile_id for author in authors[row.publication_id]}
        if row.profile_id in on_it:
            continue
        if author is None:
            left.append(row)
            continue
        author.profile = row.profile
        linked.append(author)
    with _written(user, linked):
        Authorship.objects.bulk_update(linked, ["profile"], batch_size=500)
    done = [row for row in answered if row not in left]
    Suggestion.objects.filter(pk__in=[row.pk for row in done]).delete()
    _close_others(authors)
    by_person: defaultdict[Profile, list[Publication]] = defaultdict(list)
    for row in done:
        by_person[row.profile].append(row.publication)
    for person, works in by_person.items():
        _log(user, works, in_sites_language(LINKED, person=person))
    return len(done), left


@transaction.atomic
def link_name(
    user: User,
    name: str,
    person: Profile,
    works: models.QuerySet[Publication],
    asked: SuggestionQuerySet | None = None,
) -> list[Publication]:
    """Link a person to all free authors of a printed name; returns the works.

    Among `works`, and those of the questions `asked`: all open ones for this name, if none are
    given. Left out are works that they are linked to, or refused, and authors with another iD.
    """
    if asked is None:
        asked = person.suggestions.open().filter(name=name)
    refused = person.suggestions.filter(refused=True)
    within = models.Q(publication__in=works) | models.Q(publication__in=asked.values("publication"))
    rows = (
        Authorship.objects.filter(within, name=name, profile=None, is_organization=False)
        .exclude(publication__in=person.authorships.values("publication"))
        .exclude(publication__in=refused.values("publication"))
        .select_related("publication")
    )
    found = {
        row.publication: row for row in rows if not ids_differ(row.orcid, person.orcid)
    }  # the last of several of the name
    with _written(user, found.values()):
        keys = [row.pk for row in found.values()]
        Authorship.objects.filter(pk__in=keys).update(profile=person)
    Suggestion.objects.filter(profile=person, publication__in=found).delete()
    _close_others(_authors_of([work.pk for work in found]))
    if found:
        _log(user, list(found), in_sites_language(LINKED, person=person))
    return list(found)


def refuse(user: User, suggestions: SuggestionQuerySet) -> int:
    """Keep the answer no, so that nobody is asked again; says how many questions were open."""
    return _set_refused(user, suggestions.open(), refused=True)


def reconsider(user: User, suggestions: SuggestionQuerySet) -> int:
    """Ask again what was answered with no."""
    return _set_refused(user, suggestions.filter(refused=True), refused=False)


@transaction.atomic
def disown(user: User, authorships: models.QuerySet[Authorship]) -> int:
    """Unlink persons from works that are not theirs, for good; says how many works."""
    rows = list(authorships.filter(profile__isnull=False).select_related("publication", "profile"))
    refused = [
        Suggestion(
            publication=row.publication, profile=row.profile, name=row.name, refused=True,
            reason="Once linked",
        )
        for row in rows
    ]  # fmt: skip
    Suggestion.objects.bulk_create(
        refused,
        batch_size=100,
        update_conflicts=True,
        unique_fields=["publication", "profile"],
        update_fields=["refused", "name"],
    )
    for person in {row.profile for row in rows}:
        works = [row.publication for row in rows if row.profile == person]
        _log(user, works, in_sites_language(UNLINKED, person=person))
    with _written(user, rows):
        Authorship.objects.filter(pk__in=[row.pk for row in rows]).update(**NO_PAGE)
    return len(rows)


@contextmanager
def _written(user: User, rows: Iterable[Authorship]) -> Iterator[None]:
    """What becomes of the authors is in the history."""
    keys = [row.pk for row in rows]
    with change("answer", user=user), recorded(Authorship, pk__in=keys):
        yield


def _authors_of(works: Collection[int]) -> defaultdict[int, list[Authorship]]:
    found: defaultdict[int, list[Authorship]] = defaultdict(list)
    rows = Authorship.objects.filter(publication__in=works).select_for_update()
    for author in rows.order_by("publication", "position"):
        found[author.publication_id].append(author)
    return found


def _close_others(authors: dict[int, list[Authorship]]) -> None:
    """Drop the questions about works for which no free author is left."""
    others = Suggestion.objects.open().filter(publication__in=authors).select_related("profile")
    pointless = [row.pk for row in others if author_for(row, authors[row.publication_id]) is None]
    Suggestion.objects.filter(pk__in=pointless).delete()


@transaction.atomic
def _set_refused(user: User, suggestions: SuggestionQuerySet, *, refused: bool) -> int:
    rows = list(suggestions.select_related("publication", "profile"))
    Suggestion.objects.filter(pk__in=[row.pk for row in rows]).update(refused=refused)
    said = REFUSED if refused else RECONSIDERED
    by_person: defaultdict[Profile, list[str]] = defaultdict(list)
    for row in rows:
        by_person[row.profile].append(f"“{row.publication}”")
    for person, titles in by_person.items():
        _log(user, [person], in_sites_language(said, works=", ".join(titles)))
    return len(rows)


def _log(user: User, objects: list[Publication] | list[Profile], message: str) -> None:
    rows = cast("models.QuerySet[models.Model]", objects)  # Django takes any iterable
    LogEntry.objects.log_actions(user.pk, rows, CHANGE, message)
