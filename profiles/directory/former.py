"""Those who are no longer here, and whose pages stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from profiles.directory.letters import filing_key
from profiles.models import Department, Membership, Profile


@dataclass(frozen=True)
class FormerMembers:
    """Those who left, and those who died; each with their `places`, the memberships they had."""

    former: Sequence[Profile] = ()
    in_memoriam: Sequence[Profile] = ()

    def __bool__(self) -> bool:
        return bool(self.former or self.in_memoriam)

    @property
    def lists(self) -> list[tuple[str, str, Sequence[Profile]]]:
        """Heading, anchor and people of each list that has any."""
        both = [
            (gettext("In memoriam"), "in-memoriam", self.in_memoriam),
            (gettext("Former members"), "former-members", self.former),
        ]
        return [each for each in both if each[2]]


def former_members(department: Department | None = None) -> FormerMembers:
    """Of a department, also those who are elsewhere here now, or of the site. Two queries."""
    people = Profile.objects.who_left(department)
    memberships = Membership.objects.select_related("department")
    if department:
        memberships = memberships.filter(department=department)
    places: dict[int, list[Membership]] = {}
    for membership in memberships.filter(profile__in=people):
        places.setdefault(membership.profile_id, []).append(membership)
    found = sorted(people, key=lambda each: (filing_key(each.sort_name or each.name), each.slug))
    for profile in found:
        profile.places = places.get(profile.pk, [])  # type: ignore[attr-defined]
    died = Profile.State.IN_MEMORIAM
    return FormerMembers(
        [profile for profile in found if profile.state != died],
        [profile for profile in found if profile.state == died],
    )
