"""Which works may be one, and which are versions of one: written down as relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from faculty_site.lib.work_identity import Description, Judgement, compare, keys_of, likely_pairs
from profiles.models.base import Visibility
from publications.models import Authorship, Publication, Relation

Pair = tuple[int, int]
"""The keys of two works, the smaller first."""

CHUNK = 500
"""Keys in one query; SQLite allows some 1000 on old builds."""

KINDS = {"same": Relation.Kind.SAME, "versions": Relation.Kind.VERSIONS}


def relate_works(profile_slugs: Sequence[str]) -> int:
    """Relate the works of these people to those that may be the same, or are versions.

    Call it after loading. What a person decided stays; what is no longer likely goes. Returns how
    many relations are new; a second run makes none.
    """
    slugs = set(profile_slugs)
    authors = Authorship.objects.filter(profile__isnull=False).order_by()
    of_people = authors.values_list("publication", "profile__slug")
    return relate({work for work, slug in of_people.iterator() if slug in slugs})


def relate(asked: Collection[int]) -> int:
    """The same for works by their keys."""
    if not asked:
        return 0
    wanted = set(asked)
    found = _judged(wanted)
    fresh = dict(found)
    gone: list[int] = []
    for known in Relation.objects.all().iterator():
        pair = (known.first_id, known.second_id)
        if wanted.isdisjoint(pair):
            continue
        judgement = fresh.pop(pair, None)
        if known.decided:
            continue
        if judgement is None:
            gone.append(known.pk)
        else:
            _update(known, judgement)
    for chunk in _chunks(gone):
        Relation.objects.filter(pk__in=chunk).delete()
    rows = [Relation(first_id=a, second_id=b, **_said(found[a, b])) for a, b in sorted(fresh)]
    Relation.objects.bulk_create(rows, batch_size=CHUNK)
    return len(rows)


def likely_duplicates(told: Description, but: Collection[int]) -> dict[int, Judgement]:
    """Works, by their keys, that may be the one described, the likeliest first; hidden ones too."""
    keys = set(keys_of(told))
    works = describe(Publication.objects.exclude(pk__in=but))
    alike = {pk: work for pk, work in works.items() if not keys.isdisjoint(keys_of(work))}
    judged = {pk: compare(told, work) for pk, work in with_authors(alike).items()}
    asked = [(pk, judgement) for pk, judgement in judged.items() if judgement.is_worth_asking]
    return dict(sorted(asked, key=lambda each: (-each[1].confidence, each[0])))


def describe(works: QuerySet[Publication]) -> dict[int, Description]:
    """What is said of works, by their keys, without their authors."""
    values = works.order_by("pk").values_list(
        "pk", "title", "year", "doi", "arxiv", "status", "type", "venue"
    )
    return {
        pk: Description(title, year, (), doi, arxiv, status, kind, venue)
        for pk, title, year, doi, arxiv, status, kind, venue in values.iterator()
    }


def with_authors(works: Mapping[int, Description]) -> dict[int, Description]:
    """The same with the authors as printed."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    for chunk in _chunks(works):
        rows = Authorship.objects.filter(publication__in=chunk).order_by("position")
        for work, name in rows.values_list("publication", "name"):
            names[work].append(name)
    return {pk: replace(work, authors=tuple(names[pk])) for pk, work in works.items()}


def _judged(asked: set[int]) -> dict[Pair, Judgement]:
    """The pairs worth writing down, with what they are to each other."""
    works = describe(Publication.objects.exclude(visibility=Visibility.HIDDEN))
    pairs = likely_pairs(works, asked)
    told = with_authors({pk: works[pk] for pair in pairs for pk in pair})
    judged = {pair: compare(told[pair[0]], told[pair[1]]) for pair in pairs}
    return {pair: judgement for pair, judgement in judged.items() if judgement.is_worth_asking}


def _said(judgement: Judgement) -> dict[str, Any]:
    return {
        "kind": KINDS[judgement.verdict],
        "confidence": judgement.confidence,
        "reason": judgement.reason[:300],
    }


def _update(known: Relation, judgement: Judgement) -> None:
    said = _said(judgement)
    if any(getattr(known, name) != value for name, value in said.items()):
        Relation.objects.filter(pk=known.pk).update(**said)


def _chunks(keys: Iterable[int]) -> Iterable[list[int]]:
    remaining = iter(keys)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def relation_of(one: Publication, other: Publication) -> Relation | None:
    """What is known of two works; None for nothing."""
    first, second = sorted((one.pk, other.pk))
    return Relation.objects.filter(first=first, second=second).first()
