"""What people say of two works: versions of one, or different works."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.naming import in_sites_language
from profiles.permissions import User as Anybody
from profiles.permissions import visible
from publications.merging.authors import people_of
from publications.merging.history import tell
from publications.merging.relating import relate
from publications.models import Publication, Relation
from publications.models.works import CERTAIN

SAID: Final = {
    Relation.Kind.VERSIONS: _("Said that %(first)s and %(second)s are versions of one work."),
    Relation.Kind.DIFFERENT: _("Said that %(first)s and %(second)s are different works."),
}
TAKEN_BACK: Final = _("Took back what was said of %(first)s and %(second)s.")
"""Lines of histories."""


@transaction.atomic
def decide(one: Publication, other: Publication, kind: Relation.Kind, by: User) -> Relation:
    """Write down what a person said; from now on nothing else is supposed of the two.

    It is asked of the caller that `by` may change both.
    """
    first, second = sorted((one, other), key=lambda work: work.pk)
    said = {"kind": kind, "confidence": 100, "decided": True, "reason": "somebody said so"}
    relation, _new = Relation.objects.update_or_create(first=first, second=second, defaults=said)
    message = in_sites_language(SAID[kind], **_named(first, second))
    tell(by, message, [first, second], set(people_of(first, second)))
    return relation


@transaction.atomic
def forget(one: Publication, other: Publication, by: User) -> None:
    """Take a decision back: the rule says again what it thinks of the two."""
    first, second = sorted((one, other), key=lambda work: work.pk)
    Relation.objects.filter(first=first, second=second).delete()
    relate({first.pk, second.pk})
    message = in_sites_language(TAKEN_BACK, **_named(first, second))
    tell(by, message, [first, second], set(people_of(first, second)))


def _named(first: Publication, second: Publication) -> dict[str, str]:
    return {"first": f"“{first}” ({first.slug})", "second": f"“{second}” ({second.slug})"}


def open_questions(user: Anybody) -> QuerySet[Relation]:
    """The pairs about which somebody who may change both works is asked, the likeliest first."""
    unsure = Q(kind=Relation.Kind.SAME) | Q(kind=Relation.Kind.VERSIONS, confidence__lt=CERTAIN)
    rows: QuerySet[Relation] = visible(user, "change", Relation)
    return rows.filter(unsure, decided=False).order_by("-confidence", "first", "second")
