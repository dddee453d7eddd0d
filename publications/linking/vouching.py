"""What of a person's names and iD does not rest on the word of those who look after their page.

They may write any name and any iD onto it, and neither makes anybody an author of a work that
others look after. For that it has to come from elsewhere: from an import or a command, from whoever
made the page or administers the person, or, an iD, from ORCID itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django.contrib.auth.models import User as Account

from profiles.models import DepartmentRole, Profile
from profiles.models.history import CREATED, HistoryRow, rows_of
from profiles.permissions import Standing, User, is_superuser, pages_of, visible
from publications.linking.answers import author_for
from publications.linking.people import match, own_names
from publications.models import Authorship, Publication, Suggestion

Door = HistoryRow.Door
OF_OTHERS: Final = (Door.IMPORT, Door.COMMAND, Door.BEFORE)
"""Doors through which nobody writes onto their own page."""

PROVEN: Final = (Door.SITE, "ORCID")
"""Door and reason of an iD whose owner has signed in at ORCID."""


def open_works(user: User, keys: Collection[int]) -> set[int]:
    """Those of the works of these keys that an account may change."""
    rows = visible(user, "change", Publication).filter(pk__in=list(keys))
    return set(rows.values_list("pk", flat=True))


def may_accept(user: User, person: Profile, asked: Iterable[Suggestion]) -> set[int]:
    """The keys of the questions about a person that the account may answer with yes.

    A yes gives everybody who looks after the page a right to the work. So it takes an admin, or
    somebody who may change the work already, or else a name that is not of their own making.
    """
    rows = list(asked)
    administered = pages_of(user, Standing.ADMIN).filter(pk=person.pk)
    if not rows or is_superuser(user) or administered.exists():
        return {row.pk for row in rows}
    works = {row.publication_id for row in rows}
    mine = open_works(user, works)
    known = vouched({person.pk: _words(person)})[person.pk]
    authors: defaultdict[int, list[Authorship]] = defaultdict(list)
    for author in Authorship.objects.filter(publication__in=works).order_by("position"):
        authors[author.publication_id].append(author)
    return {
        row.pk
        for row in rows
        if row.publication_id in mine
        or (meant := author_for(row, authors[row.publication_id])) is None
        or _fits(meant, known)
    }


def vouched(people: Mapping[int, Collection[str]]) -> dict[int, set[str]]:
    """Of the names and iDs that people have, by their keys, those that others gave them.

    The history of their pages tells; what is in none was written by a command, too. A name that
    others gave and that stands there no longer is among them.
    """
    past: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows_of(Profile)._default_manager.filter(id__in=people).order_by("history_id"):
        past[row.id].append(row)
    accounts = {row.history_user_id for rows in past.values() for row in rows} - {None}
    admins = _admins(people, accounts)
    return {pk: _given(past[pk], set(words), admins[pk]) for pk, words in people.items()}


def _given(past: Iterable[Any], here: set[str], admins: Collection[int]) -> set[str]:
    given: set[str] = set()
    own: set[str] = set()
    before: set[str] = set()
    for row in past:
        said = _words(row)
        (given if _is_of_others(row, admins) else own).update(said - before)
        if (row.history_door, row.history_change_reason) == PROVEN:
            given.add(row.orcid)
        before = said
    return given | (here - own)


def _fits(author: Authorship, known: Collection[str]) -> bool:
    parted = author.family and author.given
    printed = f"{author.family}, {author.given}" if parted else author.name
    return author.orcid in known or match(printed, sorted(known)) is not None


def _words(page: Any) -> set[str]:
    return set(filter(None, (*own_names(page), page.orcid)))


def _is_of_others(row: Any, admins: Collection[int]) -> bool:
    made = row.history_type == CREATED or row.history_door in OF_OTHERS
    return made or row.history_user_id in admins


def _admins(people: Collection[int], accounts: Collection[int]) -> defaultdict[int, set[int]]:
    """Those of the accounts that administer each person."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    if not accounts:
        return found
    roles = DepartmentRole.objects.filter(role=DepartmentRole.Role.ADMIN, user__in=accounts)
    of_people = roles.filter(department__memberships__profile__in=people)
    for person, account in of_people.values_list("department__memberships__profile", "user"):
        found[person].add(account)
    everywhere = Account.objects.filter(is_superuser=True, pk__in=accounts)
    for account in everywhere.values_list("pk", flat=True):
        for person in people:
            found[person].add(account)
    return found
