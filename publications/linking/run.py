"""Going through all works: who is linked, who is asked, which questions are dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from django.db import transaction

from profiles.models import Profile
from publications.linking.company import Company, works_of
from publications.linking.people import (
    Author,
    Certainty,
    Directory,
    Match,
    add_printed_names,
    ids_differ,
    read_people,
)
from publications.linking.vouching import vouched
from publications.models import Authorship, Suggestion

COLUMNS = (
    "pk", "publication", "position", "name", "family", "given", "is_organization", "orcid",
    "profile",
)  # fmt: skip
BATCH = 500

Pair = tuple[int, int]
"""A work and a person."""


@transaction.atomic
def link_coauthors(profile_slugs: Sequence[str]) -> int:
    """Link and ask, as the rule of this package says, and drop what is out of date.

    New links and questions concern the works of these profiles, and all authors who may be one of
    them. Returns how many there are; a second run makes none.
    """
    asked = set(Profile.objects.filter(slug__in=profile_slugs).values_list("pk", flat=True))
    if not asked:
        return 0
    rows = Authorship.objects.order_by("publication", "position").values_list(*COLUMNS)
    authors = [Author(*row) for row in rows.iterator()]
    linking = Linking(authors, asked)
    linked = linking.link_by_orcid()
    return linked + linking.ask()


class Linking:
    """One run: everything is read at the beginning and held in memory."""

    def __init__(self, authors: Sequence[Author], asked: set[int]) -> None:
        self.works = works_of(authors)
        self.asked = asked
        self.people = read_people()
        self.here = {
            work: {author.person for author in listed if author.person is not None}
            for work, listed in self.works.items()
        }
        self.known: dict[Pair, Suggestion] = {
            (row.publication_id, row.profile_id): row for row in Suggestion.objects.order_by("pk")
        }
        self.by_orcid: defaultdict[str, list[int]] = defaultdict(list)
        for person in self.people.values():
            if person.orcid:
                self.by_orcid[person.orcid].append(person.pk)

    def link_by_orcid(self) -> int:
        """Link authors whose iD is one person's; says how many."""
        changed = []
        for work, listed in self.works.items():
            for at, author in enumerate(listed):
                person = self._sure(author, listed)
                if person is not None:
                    listed[at] = author._replace(person=person)
                    self.here[work].add(person)
                    changed.append(Authorship(pk=author.pk, profile_id=person))
        Authorship.objects.bulk_update(changed, ["profile"], batch_size=BATCH)
        return len(changed)

    def ask(self) -> int:
        """Bring the questions up to date; says how many are new."""
        add_printed_names(self.people, chain.from_iterable(self.works.values()))
        company = Company(self.works)
        new, changed = [], []
        for pair, (author, match) in self._questions(company):
            said = {"name": author.name, "certainty": match.certainty, "reason": match.reason[:300]}
            row = self.known.get(pair)
            if row is None:
                new.append(Suggestion(publication_id=pair[0], profile_id=pair[1], **said))
            elif not row.refused and any(getattr(row, name) != said[name] for name in said):
                for name, value in said.items():
                    setattr(row, name, value)
                changed.append(row)
        gone = [row.pk for pair, row in self.known.items() if self._is_out_of_date(pair, row)]
        Suggestion.objects.filter(pk__in=gone).delete()
        Suggestion.objects.bulk_create(new, batch_size=BATCH)
        Suggestion.objects.bulk_update(changed, ["name", "certainty", "reason"], batch_size=BATCH)
        return len(new)

    def _sure(self, author: Author, listed: Sequence[Author]) -> int | None:
        """The one person with the author's iD, if nothing stands in the way."""
        if not self._is_free(author) or not author.orcid:
            return None
        holders = self.by_orcid.get(author.orcid, [])
        once = sum(other.orcid == author.orcid for other in listed) == 1
        if len(holders) != 1 or not once or not self._may_ask(author.work, holders[0]):
            return None
        return holders[0] if author.orcid in self._vouched[holders[0]] else None

    @cached_property
    def _vouched(self) -> Mapping[int, set[str]]:
        """What those say of themselves whose iD a free author has, as far as others say it too."""
        free = {a.orcid for listed in self.works.values() for a in listed if self._is_free(a)}
        holders = chain.from_iterable(self.by_orcid.get(orcid, ()) for orcid in free if orcid)
        return vouched({pk: {*self.people[pk].names, self.people[pk].orcid} for pk in holders})

    def _questions(self, company: Company) -> Iterator[tuple[Pair, tuple[Author, Match]]]:
        everybody = Directory(self.people)
        asked = Directory({pk: self.people[pk] for pk in self.asked})
        for work, listed in self.works.items():
            directory = asked if self.here[work].isdisjoint(self.asked) else everybody
            best: dict[int, tuple[Author, Match]] = {}
            for author in filter(self._is_free, listed):
                for person, match in self._fitting(author, directory):
                    told = company.weigh(match, self.people[person], author, listed)
                    if told and (person not in best or told.beats(best[person][1])):
                        best[person] = (author, told)
            for person, found in best.items():
                yield (work, person), found

    def _fitting(self, author: Author, directory: Directory) -> Iterator[tuple[int, Match]]:
        """The people who may be the author and gave no answer yet."""
        found = dict(directory.matches(author.parted_name))
        if author.orcid:
            same = Match(Certainty.LIKELY, "Same ORCID iD", by_initials=False)
            found |= dict.fromkeys(self.by_orcid.get(author.orcid, []), same)
        for pk, match in found.items():
            if not ids_differ(author.orcid, self.people[pk].orcid) and self._may_ask(
                author.work, pk
            ):
                yield pk, match

    def _may_ask(self, work: int, person: int) -> bool:
        here = self.here[work]
        row = self.known.get((work, person))
        in_scope = person in self.asked or not here.isdisjoint(self.asked)
        return in_scope and person not in here and not (row and row.refused)

    def _is_out_of_date(self, pair: Pair, row: Suggestion) -> bool:
        """Whether nobody could answer yes to an open question."""
        work, person = pair
        if row.refused:
            return False
        named = [a for a in self.works.get(work, []) if a.name == row.name and self._is_free(a)]
        fitting = [a for a in named if not ids_differ(a.orcid, self.people[person].orcid)]
        return person in self.here.get(work, set()) or not fitting

    @staticmethod
    def _is_free(author: Author) -> bool:
        return author.person is None and not author.is_organization
