"""Links authors of works to the people of this deployment who bear their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from faculty_site.lib.names import name_key, same_person
from profiles.models import Profile
from publications.models import Authorship

NAMES = 20_000
"""Printed names that are remembered at a time."""


def link_coauthors(profile_slugs: Sequence[str]) -> int:
    """Link authors without a profile to the one person whose full name they bear.

    Looks at the works of these profiles, and at all authors who may be one of them. Such a link
    is only suggested (`confirmed` is off): on their own page the person does not list the work,
    or they would be linked already. Existing links stay. Returns how many authorships changed;
    a second run changes none.
    """
    people = list(Profile.objects.only("pk", "slug", "name", "native_name", "name_variants"))
    slugs = set(profile_slugs)
    asked = {person.pk for person in people if person.slug in slugs}
    if not asked:
        return 0
    by_name = _by_word(people)
    taken = _people_of_works()
    changed: list[Authorship] = []
    # A name is printed on many works.
    person_of = lru_cache(maxsize=NAMES)(lambda printed: _person(printed, by_name))
    unlinked = Authorship.objects.filter(profile__isnull=True).only("pk", "name", "publication_id")
    for authorship in unlinked.iterator():
        there = taken[authorship.publication_id]
        person = person_of(authorship.name)
        if person is None or person.pk in there or not (person.pk in asked or there & asked):
            continue
        authorship.profile, authorship.confirmed = person, False
        there.add(person.pk)
        changed.append(authorship)
    Authorship.objects.bulk_update(changed, ["profile", "confirmed"], batch_size=500)
    return len(changed)


def _people_of_works() -> defaultdict[int, set[int]]:
    """Who is linked to each work by now, to no work twice."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    linked = Authorship.objects.filter(profile__isnull=False)
    for work, person in linked.values_list("publication_id", "profile_id"):
        if person is not None:
            found[work].add(person)
    return found


def _names(person: Profile) -> list[str]:
    variants = person.name_variants if isinstance(person.name_variants, list) else []
    return [n for n in (person.name, person.native_name, *map(str, variants)) if n]


def _by_word(people: Iterable[Profile]) -> dict[str, list[tuple[str, Profile]]]:
    """People under the folded words of their names, so that few pairs need comparing."""
    found: defaultdict[str, list[tuple[str, Profile]]] = defaultdict(list)
    for person in people:
        for name in _names(person):
            for word in set(name_key(name).split()):
                found[word].append((name, person))
    return found


def _person(printed: str, by_name: dict[str, list[tuple[str, Profile]]]) -> Profile | None:
    """The one person whose full name this is; None when nobody's, or more than one's."""
    words = name_key(printed).split()
    candidates = by_name.get(words[-1], []) if words else []
    same = {person.pk: person for name, person in candidates if same_person(printed, name) == "yes"}
    return next(iter(same.values())) if len(same) == 1 else None
