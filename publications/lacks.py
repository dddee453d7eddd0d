"""What is missing from works."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from publications.models import UNFINISHED

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
