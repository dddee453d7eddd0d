"""The authors of two works side by side, and what the people among them take along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from faculty_site.lib.names import name_key, same_person
from publications.models import Authorship, Publication

ON_THEIR_PAGE: Final = ("profile", "section", "citation_key", "selected", "hidden", "order")
"""What of an authorship concerns the page of the person it stands for."""

OF_THE_NAME: Final = ("family", "given", "suffix", "orcid", "marks")

Alike = Callable[[Authorship, Authorship], bool]

_ALIKE: Final[tuple[Alike, ...]] = (
    lambda one, other: bool(one.profile_id) and one.profile_id == other.profile_id,
    lambda one, other: bool(one.orcid) and one.orcid == other.orcid,
    lambda one, other: name_key(one.name) == name_key(other.name) != "",
    lambda one, other: one.position == other.position and same_person(one.name, other.name) != "no",
    lambda one, other: same_person(one.name, other.name) == "yes",
    lambda one, other: same_person(one.name, other.name) == "maybe",
)
"""How an author is found among others, the surest way first."""


@dataclass(frozen=True, slots=True)
class AuthorPlan:
    """An author of the work that goes, and the author of the kept one who is the same, if any."""

    other: Authorship
    kept: Authorship | None

    @property
    def is_added(self) -> bool:
        """Whether this author comes behind the kept work's: a person here, and not found there."""
        return bool(self.other.profile_id) and self.kept is None

    @property
    def gives_way(self) -> bool:
        """Whether the place is another person's in the kept work: the work leaves a page then.

        No author stands in a list twice.
        """
        return self.kept is not None and _clash(self.other, self.kept)

    @property
    def brings_person(self) -> bool:
        """Whether the kept work's author becomes this person."""
        return bool(self.other.profile_id) and self.kept is not None and not self.kept.profile_id


def author_plans(kept: Publication, other: Publication) -> list[AuthorPlan]:
    """A plan for each author of the work that goes, in their order."""
    here, there = (_listed(work) for work in (kept, other))
    found = matched(there, here)
    return [AuthorPlan(author, found.get(author.pk)) for author in there]


def matched(some: Sequence[Authorship], others: Sequence[Authorship]) -> dict[int, Authorship]:
    """For the authors of one list, by key, the same ones of another; each is found once."""
    found: dict[int, Authorship] = {}
    free = list(others)
    for clashing, alike in product((False, True), _ALIKE):
        for author in (a for a in some if a.pk not in found):
            candidates = [each for each in free if alike(author, each)]
            if len(candidates) == 1 and _clash(author, candidates[0]) is clashing:
                found[author.pk] = candidates[0]
                free.remove(candidates[0])
    return found


def carry_over(plans: Sequence[AuthorPlan], kept: Publication) -> None:
    """Give the kept work's authors what the same authors of the other have."""
    last = max((a.position for a in _listed(kept)), default=0)
    for plan in plans:
        if plan.is_added:
            last += 1
            plan.other.publication, plan.other.position = kept, last
            plan.other.save(update_fields=["publication", "position"])
        elif plan.kept is not None and not plan.gives_way:
            plan.kept.save(update_fields=list(_take(plan.kept, plan.other)))


def people_of(*works: Publication) -> Iterator[int]:
    """The keys of the people here who wrote one of the works."""
    rows = Authorship.objects.filter(publication__in=works, profile__isnull=False).order_by()
    yield from rows.values_list("profile", flat=True).distinct()


def _take(kept: Authorship, other: Authorship) -> Iterator[str]:
    """Fill an author from another; gives the names of the fields that were set."""
    if kept.profile_id is None and other.profile_id is not None:
        for name in ON_THEIR_PAGE:
            setattr(kept, name, getattr(other, name))
        yield from ON_THEIR_PAGE
    elif kept.profile_id is not None and kept.profile_id == other.profile_id:
        kept.selected |= other.selected
        kept.hidden &= other.hidden
        yield from ("selected", "hidden")
        yield from _fill(kept, other, ("section", "citation_key"))
    yield from _fill(kept, other, OF_THE_NAME)


def _fill(kept: Authorship, other: Authorship, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if not getattr(kept, name) and getattr(other, name):
            setattr(kept, name, getattr(other, name))
            yield name


def _clash(one: Authorship, other: Authorship) -> bool:
    """Whether the two stand for different people here."""
    return None not in (one.profile_id, other.profile_id) and one.profile_id != other.profile_id


def _listed(work: Publication) -> list[Authorship]:
    return list(work.authorships.select_related("profile", "section").order_by("position", "pk"))
