"""The people of a directory, as its filters see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from profiles.directory.areas import areas_of
from profiles.directory.letters import filing_key, letter_of
from profiles.directory.ranks import rank_of
from profiles.models import Department, Membership
from profiles.models.people import ProfileQuerySet

COLUMNS = (
    "pk",
    "slug",
    "name",
    "native_name",
    "sort_name",
    "name_variants",
    "position",
    "interests",
)


@dataclass(frozen=True)
class Person:
    """Somebody by the values of each filter, and by all their names.

    `role` is what they are in the department whose directory it is.
    """

    pk: int
    names: str
    filed: str
    role: str = ""
    has: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A membership: of whom, in which department, and as what."""

    profile: int
    slug: str
    name: str
    role: str


def people_of(
    listed: ProfileQuerySet, department: Department | None
) -> tuple[list[Person], dict[str, str]]:
    """The people in the order of the directory, and the names of their departments by slug.

    Two queries: people and memberships. In a lab people stand by role, and roles in the order in
    which they were first given.
    """
    rows = list(listed.order_by("pk").values_list(*COLUMNS))
    memberships = Membership.objects.current().filter(profile__in=listed)
    if department:
        memberships = memberships.filter(department=department)
    places = list(_places(memberships))
    of_person: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        of_person[place.profile].append(place)
    people = [_person(row, of_person[row[0]], department is not None) for row in rows]
    by_role = department is not None and department.kind == Department.Kind.LAB
    roles = list(dict.fromkeys(place.role for place in places)) if by_role else []
    people.sort(key=lambda each: (roles.index(each.role) if by_role else 0, each.filed))
    names = sorted({(place.name, place.slug) for place in places})
    return people, {slug: name for name, slug in names}


def _places(memberships: QuerySet[Membership]) -> Iterable[Place]:
    columns = ("profile_id", "department__slug", "department__name", "role")
    for row in memberships.order_by("pk").values_list(*columns):
        yield Place(*row)


def _person(row: tuple, places: Sequence[Place], in_one: bool) -> Person:  # type: ignore[type-arg]
    pk, slug, name, native_name, sort_name, variants, position, interests = row
    filed = sort_name or name
    roles = [place.role for place in places if place.role]
    rank = "" if places and len(roles) == len(places) else rank_of(position)
    # Of a name in another script the slug has the Latin letters.
    names = [name, native_name, sort_name, slug.replace("-", " "), *map(str, variants or ())]
    return Person(
        pk,
        "\n".join(names),
        f"{filing_key(filed)}\n{slug}",
        places[0].role if in_one and places else "",
        {
            "department": [place.slug for place in places],
            "role": [*roles, rank] if rank else roles,
            "area": areas_of(interests),
            "letter": [letter_of(filed)],
        },
    )
