"""The authors of a work that is being added, out of the text in its form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from profiles.models import Profile
from publications.author_lists import Named
from publications.linking.people import Certainty, match, own_names
from publications.models import Authorship, Publication


def own_people(names: Sequence[Named], people: Iterable[Profile]) -> dict[int, Profile]:
    """By place in the list, the people of the user whose name stands there beyond doubt.

    A full name counts if it is one person's, once in the list; initials only where nothing else of
    the list or among the people could be meant.
    """
    pairs: list[tuple[int, Profile, bool]] = []
    for person in people:
        known = list(own_names(person))
        for at, named in enumerate(names):
            if not named.is_organization and (found := match(named.name, known)):
                pairs.append((at, person, found.certainty == Certainty.LIKELY))
    sure = [(at, person) for at, person, likely in pairs if likely]
    if not sure and len(pairs) == 1:
        sure = [(at, person) for at, person, _likely in pairs]
    return {
        at: person
        for at, person in sure
        if sum(other == at or who == person for other, who in sure) == 1
    }


def add_authors(work: Publication, names: Sequence[Named], people: dict[int, Profile]) -> None:
    """Append the authors behind those that the work has."""
    first = work.authorships.count() + 1
    Authorship.objects.bulk_create(
        [
            Authorship(
                publication=work, position=first + at, profile=people.get(at), **named._asdict()
            )
            for at, named in enumerate(names)
        ],
        batch_size=100,
    )
