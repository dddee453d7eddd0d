"""Whose works a list shows, before it is filtered."""

from __future__ import annotations

from dataclasses import dataclass

from profiles.models import Department, Profile
from profiles.models.base import Audience
from publications.models import Authorship, Publication
from publications.models.works import PublicationQuerySet


@dataclass(frozen=True)
class Scope:
    """The works of everybody who is listed, of a department or of a person.

    Unfinished ones as those who show them let these audiences see them.
    """

    works: PublicationQuerySet
    audiences: tuple[Audience, ...]
    person: Profile | None = None
    department: Department | None = None


def works_of_all(*audiences: Audience) -> Scope:
    return Scope(Publication.objects.listed(*audiences), audiences)


def works_of_department(department: Department, *audiences: Audience) -> Scope:
    """What stands on the pages of the department's listed people."""
    members = Profile.objects.listed().of_department(department)
    works = Publication.objects.shown_by(members, *audiences)
    return Scope(works, audiences, department=department)


def works_of_person(person: Profile, *audiences: Audience) -> Scope:
    """What stands on the person's page, whoever may open that."""
    shown = Authorship.objects.shown_on(person, *audiences)
    works = Publication.objects.filter(pk__in=shown.values("publication"))
    return Scope(works, audiences, person=person)
