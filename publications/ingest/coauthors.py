"""Suggests which authors of works are people of this deployment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from faculty_site.lib.names import name_key, same_person
from profiles.models import Profile
from publications.models import Authorship, Suggestion

NAMES = 20_000
"""Printed names that are remembered at a time."""


def link_coauthors(profile_slugs: Sequence[str]) -> int:
    """Suggest the one person whose full name an author without a profile bears.

    Looks at the works of these profiles, and at all authors who may be one of them. The person
    decides: on their own page they do not list the work, or they would be linked already. Returns
    how many suggestions are new; a second run makes none, nor does it ask again who said no.
    """
    people = list(Profile.objects.only("pk", "slug", "name", "native_name", "name_variants"))
    slugs = set(profile_slugs)
    asked = {person.pk for person in people if person.slug in slugs}
    if not asked:
        return 0
    by_name = _by_word(people)
    taken = _people_of_works()
    fresh: list[Suggestion] = []
    # A name is printed on many works.
    person_of = lru_cache(maxsize=NAMES)(lambda printed: _person(printed, by_name))
    unlinked = Authorship.objects.filter(profile__isnull=True).only("pk", "name", "publication_id")
    for authorship in unlinked.order_by("publication", "position").iterator():
        work, name = authorship.publication_id, authorship.name
        there = taken[work]
        person = person_of(name)
        if person is None or person.pk in there or not (person.pk in asked or there & asked):
            continue
        there.add(person.pk)
        likely = Suggestion.Certainty.LIKELY
        fresh.append(Suggestion(publication_id=work, profile=person, name=name, certainty=likely))
    Suggestion.objects.bulk_create(fresh, batch_size=500)
    return len(fresh)


def _people_of_works() -> defaultdict[int, set[int]]:
    """Who is linked to each work, or was asked about it."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    linked = Authorship.objects.filter(profile__isnull=False).order_by()
    asked = Suggestion.objects.order_by().values_list("publication", "profile")
    for work, person in linked.values_list("publication", "profile").union(asked):
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
