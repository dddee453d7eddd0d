"""Works that belong together with those of an import: versions, and perhaps the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext

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
        """What they are, with the other's title."""
        versions = self.kind == Relation.Kind.VERSIONS
        text = (
            gettext("Another version of it is “%(title)s”.")
            if versions
            else gettext("Perhaps the same work: “%(title)s”.")
        )
        return text % {"title": Truncator(self.title).chars(90)}


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
