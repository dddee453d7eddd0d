"""How the pages stand that somebody answers for: what they lack, how old they are, who has them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from faculty_site.completeness import (
    KINDS,
    Finding,
    Holdings,
    Weight,
    completeness,
    findings_of,
    holdings_of,
)
from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.fuzzy_dates.display import display_value
from faculty_site.oversight.touched import last_changes, who_changed
from profiles.models import Department, Membership, Profile
from profiles.permissions import User, visible

WORST, STALEST, NAME = "worst", "stalest", "name"
ORDERS: Final = {
    WORST: _("what needs most comes first"),
    STALEST: _("what is oldest comes first"),
    NAME: _("by name"),
}

NEARLY_WHOLE: Final = 90
HALF: Final = 60


@dataclass(slots=True)
class Row:
    """One page."""

    person: Any
    """A Profile with its memberships."""
    held: Holdings
    findings: list[Finding]
    completeness: int
    """Of a hundred."""
    touched: datetime.datetime | None
    """None where nothing has changed since histories are kept."""
    by: str = ""

    @property
    def in_words(self) -> str | Promise:
        if self.completeness >= NEARLY_WHOLE:
            return _("whole, or nearly")
        return _("something is missing") if self.completeness >= HALF else _("much is missing")

    @property
    def newest_news(self) -> str:
        """As precisely as it can be known: of a year, or a month, only its last day is stored."""
        day = self.held.newest_news
        if day is None:
            return ""
        if (day.month, day.day) == (12, 31):
            return display_value(FuzzyDate(day.year))
        is_month = (day + datetime.timedelta(days=1)).day == 1
        return display_value(FuzzyDate(day.year, day.month, None if is_month else day.day))

    @property
    def departments(self) -> list[Department]:
        return [each.department for each in self.person.memberships.all()]

    @property
    def weights(self) -> list[tuple[Weight, int]]:
        """How many findings there are of each weight, the heaviest first."""
        counted = Counter(finding.weight for finding in self.findings)
        return [(weight, counted[weight]) for weight in sorted(counted, reverse=True)]

    @property
    def last_sign(self) -> datetime.date:
        """Of somebody who looks after the page: news, or a change."""
        changed = timezone.localdate(self.touched) if self.touched else datetime.date.min
        return max(changed, self.held.newest_news or datetime.date.min)


class Total(NamedTuple):
    kind: str
    label: str | Promise
    number: int
    percent: int


def pages_for(user: User, department: Department | None, state: str) -> QuerySet[Profile]:
    """Those whose content the user may change, of one department or state where it is named."""
    people: QuerySet[Profile] = visible(user, "change", Profile)
    if department is not None:
        people = people.filter(memberships__department=department)
    return people.filter(state=state) if state else people


def rows_of(people: QuerySet[Profile], user: User) -> list[Row]:
    """A row for each; the number of queries does not grow with the people."""
    memberships = Membership.objects.select_related("department").order_by("-primary", "pk")
    shown = people.select_related("owner").prefetch_related(Prefetch("memberships", memberships))
    found = list(shown.distinct().order_by("sort_name", "name", "pk"))
    held = holdings_of(found, user)
    touched = last_changes([person.pk for person in found])
    today = timezone.localdate()
    rows = []
    for person in found:
        findings = findings_of(person, held[person.pk], today)
        whole = completeness(person.state, (finding.kind for finding in findings))
        when = touched.get(person.pk)
        rows.append(Row(person, held[person.pk], findings, whole, when))
    return rows


def name_who(rows: Sequence[Row]) -> None:
    """Puts into the rows who made the last change."""
    by = who_changed({row.person.pk: row.touched for row in rows if row.touched})
    for row in rows:
        row.by = by.get(row.person.pk, "")


def totals_of(rows: Sequence[Row]) -> list[Total]:
    """Of how many pages each kind of finding is true, the most frequent first."""
    counted = Counter(kind for row in rows for kind in {each.kind for each in row.findings})
    return [
        Total(kind, KINDS[kind].label, number, round(100 * number / len(rows)))
        for kind, number in counted.most_common()
    ]


def sifted(rows: Iterable[Row], kind: str, order: str) -> list[Row]:
    """Those with a finding of the kind, if one is named, in the order that is asked for."""
    found = [
        row for row in rows if not kind or any(finding.kind == kind for finding in row.findings)
    ]
    if order == WORST:
        found.sort(key=lambda row: row.completeness)
    elif order == STALEST:
        found.sort(key=lambda row: row.last_sign)
    return found
