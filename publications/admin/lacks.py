"""What is missing from works: counted for each person, and a filter of the list."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publications.models import UNFINISHED, Publication

OVERDUE: Final = 2
"""Years after which a work in preparation or under review should have come further."""


class Lack(NamedTuple):
    label: str
    works: Q
    """Which works it is true of."""


def lacks() -> dict[str, Lack]:
    """By key, as it stands in addresses; “old” depends on what year it is."""
    latest = timezone.localdate().year - OVERDUE
    return {
        "venue": Lack(gettext("no venue"), Q(venue="")),
        "link": Lack(gettext("no link or DOI"), Q(doi="", arxiv="", links=[])),
        "year": Lack(gettext("no year"), Q(year__isnull=True)),
        "abstract": Lack(gettext("no abstract"), Q(abstract="")),
        "end": Lack(
            gettext("unfinished since %(year)s") % {"year": latest},
            Q(status__in=UNFINISHED, year__lte=latest),
        ),
    }


class LackFilter(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(key, capfirst(lack.label)) for key, lack in lacks().items()]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Publication]
    ) -> QuerySet[Publication]:
        lack = lacks().get(self.value() or "")
        return queryset.filter(lack.works) if lack else queryset
