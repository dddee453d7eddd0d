"""What people answer when they are asked whether a work is theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import models, transaction

from faculty_site.lib.names import same_person
from profiles.models import Profile
from publications.linking.people import ids_differ
from publications.models import Authorship, Publication, Suggestion
from publications.models.authors import SuggestionQuerySet

PERSONAL = ("selected", "hidden", "order", "section", "citation_key")
"""What an authorship says of the person's page; it goes with them."""


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
    """Link the persons who say yes; returns how many works, and the questions that stay.

    Those stay whose author somebody else is meanwhile. Others who were asked about the same author
    are asked no more, unless the work has a further free author of the name.
    """
    answered = list(suggestions.select_related("publication", "profile"))
    authors = _authors_of(answered)
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
    Authorship.objects.bulk_update(linked, ["profile"], batch_size=500)
    done = [row for row in answered if row not in left]
    Suggestion.objects.filter(pk__in=[row.pk for row in done]).delete()
    _close_others({row.publication_id for row in done}, authors)
    by_person: defaultdict[Profile, list[Publication]] = defaultdict(list)
    for row in done:
        by_person[row.profile].append(row.publication)
    for person, works in by_person.items():
        _log(user, works, f"Linked an author to {person}.")
    return len(done), left


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
        _log(user, works, f"Unlinked {person}, whose work it is not.")
    fields = {field.name: field for field in Authorship._meta.concrete_fields}
    defaults = {name: fields[name].get_default() for name in PERSONAL}
    Authorship.objects.filter(pk__in=[row.pk for row in rows]).update(profile=None, **defaults)
    return len(rows)


def _authors_of(suggestions: Iterable[Suggestion]) -> defaultdict[int, list[Authorship]]:
    works = {row.publication_id for row in suggestions}
    found: defaultdict[int, list[Authorship]] = defaultdict(list)
    rows = Authorship.objects.filter(publication__in=works).select_for_update()
    for author in rows.order_by("publication", "position"):
        found[author.publication_id].append(author)
    return found


def _close_others(works: set[int], authors: dict[int, list[Authorship]]) -> None:
    """Drop the questions of others for which no free author is left."""
    others = Suggestion.objects.open().filter(publication__in=works).select_related("profile")
    pointless = [row.pk for row in others if author_for(row, authors[row.publication_id]) is None]
    Suggestion.objects.filter(pk__in=pointless).delete()


@transaction.atomic
def _set_refused(user: User, suggestions: SuggestionQuerySet, *, refused: bool) -> int:
    rows = list(suggestions.select_related("publication", "profile"))
    Suggestion.objects.filter(pk__in=[row.pk for row in rows]).update(refused=refused)
    said = "Not theirs" if refused else "Perhaps theirs after all"
    by_person: defaultdict[Profile, list[str]] = defaultdict(list)
    for row in rows:
        by_person[row.profile].append(f"“{row.publication}”")
    for person, titles in by_person.items():
        _log(user, [person], f"{said}: {', '.join(titles)}.")
    return len(rows)


def _log(user: User, objects: list[Publication] | list[Profile], message: str) -> None:
    rows = cast("models.QuerySet[models.Model]", objects)  # Django takes any iterable
    LogEntry.objects.log_actions(user.pk, rows, CHANGE, message)
