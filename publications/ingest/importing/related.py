"""Works that belong together with those of an import: versions, and perhaps the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from publications.ingest.importing.differences import printable
from publications.models import Publication, Relation


@dataclass(frozen=True, slots=True)
class Related:
    """Another work by its key, and what the two are to each other."""

    key: int
    title: str
    kind: str

    @property
    def in_words(self) -> str:
        """What stands before the other's title."""
        versions = self.kind == Relation.Kind.VERSIONS
        return "Another version of it is" if versions else "Perhaps the same work:"


def related_to(works: Collection[int]) -> Mapping[int, tuple[Related, ...]]:
    """By the keys of works, the others that they are linked with or asked about."""
    found: defaultdict[int, tuple[Related, ...]] = defaultdict(tuple)
    if not works:
        return found
    pairs = Relation.objects.filter(Q(first__in=works) | Q(second__in=works))
    pairs = pairs.exclude(kind=Relation.Kind.DIFFERENT).select_related("first", "second")
    for pair in pairs.only("kind", "first__title", "second__title"):
        for work, other in ((pair.first, pair.second), (pair.second, pair.first)):
            found[work.pk] += (_related(other, pair.kind),)
    return found


def _related(work: Publication, kind: str) -> Related:
    return Related(work.pk, printable(work.title), kind)
