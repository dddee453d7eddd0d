"""What an account may bring in, asked of the rule for each person before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from faculty_site.ingest.documents import Row
from faculty_site.ingest.fixture import Bundle
from faculty_site.ingest.groups import MEMBERSHIP, slug_of_group
from faculty_site.ingest.homepages import Group
from faculty_site.ingest.preparation import Draft
from faculty_site.ingest.problems import SourceError
from profiles.models import Department, Membership, Profile
from profiles.permissions import Standing, User, can, departments_of, is_superuser
from publications.linking import open_works


@dataclass(frozen=True, slots=True)
class Rights:
    """The condition of a department admin's import; a superuser's is none.

    It sets states, old addresses and memberships, so that somebody who is here already must be
    the admin's to administer; somebody new comes into a department of theirs.
    """

    user: User

    def reaches(self, slug: str) -> bool:
        person = Profile.objects.filter(slug=slug).first()
        return person is None or can(self.user, "administer", person)

    def open_works(self, keys: Collection[int]) -> Collection[int]:
        return open_works(self.user, keys)

    def admitted(self, draft: Draft, bundle: Bundle) -> Bundle:
        if is_superuser(self.user):
            return bundle
        if draft.group:
            bundle = self._without_new_lab(draft, draft.group, bundle)
        person = Profile.objects.filter(slug=bundle.slug).first()
        self._check_departments(draft.path, bundle, person)
        return bundle

    def _without_new_lab(self, draft: Draft, group: Group, bundle: Bundle) -> Bundle:
        """The people of a lab come into the department; who makes a lab is said by the rule."""
        slug = slug_of_group(group)
        lab = Department(slug=slug, name=group.name)
        if Department.objects.filter(slug=slug).exists() or can(self.user, "add", lab):
            return bundle
        draft.problems.warning(
            draft.path,
            None,
            f"This is the site of a lab, “{group.name}”, which is no department here, and "
            "only a superuser makes one. Its people come into the department that you chose. "
            f"Once the lab is there with the address “{slug}” and you are its admin, import this "
            "again.",
        )
        draft.group = None
        rows = (row for row in bundle.rows if _department(row) != slug)
        return replace(bundle, rows=tuple(rows))

    def _check_departments(self, path: Path, bundle: Bundle, person: Profile | None) -> None:
        """Raises SourceError for a membership that the account may not give."""
        own = departments_of(self.user, Standing.ADMIN)
        mine = {department.slug: department for department in own}
        named = list(_departments(bundle))
        for slug in named:
            if slug not in mine or not self._may_give(person, mine[slug]):
                raise SourceError(
                    path,
                    None,
                    f"This person would belong to the department “{slug}”, which you do not "
                    "administer, so nothing of this came in.",
                )
        if person is None and not named:
            raise SourceError(
                path,
                None,
                "This person is new and belongs to no department of yours, so nothing of this "
                "came in.",
            )

    def _may_give(self, person: Profile | None, department: Department) -> bool:
        # Somebody new has no row yet; the admin's own form for new people asks the same.
        given = Membership(profile=person, department=department)
        return person is None or can(self.user, "add", given)


def _departments(bundle: Bundle) -> Iterator[str]:
    yield from filter(None, map(_department, bundle.rows))


def _department(row: Row) -> str:
    """The department of a membership, by its slug; "" for any other row."""
    return str(row.fields["department"][0]) if row.model == MEMBERSHIP else ""
