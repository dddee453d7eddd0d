"""What people say of two works: versions of one, or different works."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from profiles.permissions import User as Anybody
from profiles.permissions import visible
from publications.merging.authors import people_of
from publications.merging.history import tell
from publications.merging.relating import relate
from publications.models import Publication, Relation
from publications.models.works import CERTAIN

SAID: Final = {
    Relation.Kind.VERSIONS: "are versions of one work",
    Relation.Kind.DIFFERENT: "are different works",
}


@transaction.atomic
def decide(one: Publication, other: Publication, kind: Relation.Kind, by: User) -> Relation:
    """Write down what a person said; from now on nothing else is supposed of the two.

    It is asked of the caller that `by` may change both.
    """
    first, second = sorted((one, other), key=lambda work: work.pk)
    said = {"kind": kind, "confidence": 100, "decided": True, "reason": "somebody said so"}
    relation, _new = Relation.objects.update_or_create(first=first, second=second, defaults=said)
    message = f"Said that “{first}” ({first.slug}) and “{second}” ({second.slug}) {SAID[kind]}."
    tell(by, message, [first, second], set(people_of(first, second)))
    return relation


@transaction.atomic
def forget(one: Publication, other: Publication, by: User) -> None:
    """Take a decision back: the rule says again what it thinks of the two."""
    first, second = sorted((one, other), key=lambda work: work.pk)
    Relation.objects.filter(first=first, second=second).delete()
    relate({first.pk, second.pk})
    message = f"Took back what was said of “{first}” ({first.slug}) and “{second}” ({second.slug})."
    tell(by, message, [first, second], set(people_of(first, second)))


def open_questions(user: Anybody) -> QuerySet[Relation]:
    """The pairs about which somebody who may change both works is asked, the likeliest first."""
    unsure = Q(kind=Relation.Kind.SAME) | Q(kind=Relation.Kind.VERSIONS, confidence__lt=CERTAIN)
    rows: QuerySet[Relation] = visible(user, "change", Relation)
    return rows.filter(unsure, decided=False).order_by("-confidence", "first", "second")
