"""What was changed lately on all pages that somebody may inspect, the newest first.

Each history is asked for its newest rows by itself, and the answers are put together: the number
of queries is that of the histories, and none of them reads more rows than stand on a page.
"""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User as Account
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from faculty_site.oversight.log import KIND, log_for
from faculty_site.oversight.log import told as log_line
from profiles.history.reading import Line, kept_models, lines_of
from profiles.models import Profile
from profiles.models.history import HistoryRow, rows_of
from profiles.permissions import User, visible

ON_A_PAGE: Final = 50

LOG: Final = -1
"""In the place of a model's number: what keeps no history."""


class Place(NamedTuple):
    """Of a row among all: when, in which history, and its key there."""

    when: datetime.datetime
    model: int
    """Its number among the models that keep a history."""
    key: int

    @property
    def written(self) -> str:
        return f"{self.when.isoformat()},{self.model},{self.key}"

    @classmethod
    def read(cls, text: str) -> Place | None:
        """What `written` gave; None for anything else."""
        when, _sep, rest = text.partition(",")
        model, _sep, key = rest.partition(",")
        try:
            at = datetime.datetime.fromisoformat(when)
            numbers = int(model), int(key)
        except ValueError:
            return None
        if timezone.is_naive(at) or not 0 <= numbers[1] < 2**63:
            return None
        return cls(at, *numbers)


@dataclass(frozen=True)
class Wanted:
    """Which changes; what is None is not asked for."""

    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    people: Sequence[int] | None = None
    accounts: QuerySet[Account] | None = None
    model: str = ""
    door: str = ""


@dataclass(slots=True)
class Told:
    """A change of one row, and the person whose page it is about."""

    line: Line
    person: Profile | None
    changed: str = ""


@dataclass(slots=True)
class Page:
    changes: list[Told]
    next: Place | None
    """The last one of this page, where there are more."""


def read(user: User | None, wanted: Wanted, after: Place | None = None) -> Page:
    """A page of changes that come after the place; for nobody in particular all there are."""
    models = kept_models()
    places = newest(user, wanted, after, ON_A_PAGE + 1)
    shown = places[:ON_A_PAGE]
    keys = [(place.model, place.key, place.when) for place in shown]
    lines = lines_of(user, models, keys) if user is not None and keys else []
    lines = [log_line(line.row) if isinstance(line.row, LogEntry) else line for line in lines]
    people = _people(user, lines)
    told = [
        Told(line, people.get(line.row.history_page), ", ".join(each.label for each in line.fields))
        for line in lines
    ]
    return Page(told, shown[-1] if len(places) > ON_A_PAGE else None)


def newest(user: User | None, wanted: Wanted, after: Place | None, number: int) -> list[Place]:
    """So many places after that one; one query for each history that is asked."""
    tables = [_of_log(user, wanted, after, number)]
    for index, model in enumerate(kept_models()):
        if wanted.model in ("", model._meta.label_lower):
            rows = _wanted(_history(user, model), model, wanted)
            if after is not None:
                rows = rows.filter(_after(after, index))
            keys = rows.order_by("-history_date", "-history_id")[:number]
            tables.append(
                [
                    Place(when, index, key)
                    for key, when in keys.values_list("history_id", "history_date")
                ]
            )
    return list(heapq.merge(*tables, key=_order))[:number]


def _of_log(user: User | None, wanted: Wanted, after: Place | None, number: int) -> list[Place]:
    """The same of what keeps no history, before those of the same moment."""
    is_asked = wanted.model in ("", KIND) and wanted.door in ("", HistoryRow.Door.ADMIN)
    if not is_asked or wanted.people is not None:
        return []
    rows = log_for(user)
    rows = _within(rows, wanted, "action_time")
    if wanted.accounts is not None:
        rows = rows.filter(user__in=wanted.accounts.values("pk"))
    if after is not None:
        same = Q(action_time=after.when, pk__lt=after.key) if after.model == LOG else Q(pk__in=[])
        rows = rows.filter(Q(action_time__lt=after.when) | same)
    keys = rows.order_by("-action_time", "-pk")[:number].values_list("action_time", "pk")
    return [Place(when, LOG, key) for when, key in keys]


def _order(place: Place) -> tuple[float, int, int]:
    return (-place.when.timestamp(), place.model, -place.key)


def _after(place: Place, index: int) -> Q:
    """Rows of a history that stand behind the place in the order of all."""
    before = Q(history_date__lt=place.when)
    if index > place.model:
        return before | Q(history_date=place.when)
    if index == place.model:
        return before | Q(history_date=place.when, history_id__lt=place.key)
    return before


def _history(user: User | None, model: type[Model]) -> QuerySet[Any]:
    kind = rows_of(model)
    rows: QuerySet[Any] = (
        kind._default_manager.all() if user is None else visible(user, "inspect", kind)
    )
    return rows.exclude(history_door=HistoryRow.Door.BEFORE)


def _within(rows: QuerySet[Any], wanted: Wanted, moment: str) -> QuerySet[Any]:
    """Those whose moment, a field of theirs, is in the span that is asked for."""
    if wanted.since is not None:
        rows = rows.filter(**{f"{moment}__gte": wanted.since})
    if wanted.until is not None:
        rows = rows.filter(**{f"{moment}__lt": wanted.until})
    return rows


def _wanted(rows: QuerySet[Any], model: Any, wanted: Wanted) -> QuerySet[Any]:
    rows = _within(rows, wanted, "history_date")
    if wanted.accounts is not None:
        rows = rows.filter(history_user__in=wanted.accounts.values("pk"))
    if wanted.door:
        rows = rows.filter(history_door=wanted.door)
    if wanted.people is not None:
        of_them = Q(history_page__in=wanted.people)
        path = getattr(model, "people_path", "")
        if "authorships" in path:  # works belong to no page alone
            works = model._default_manager.filter(**{f"{path}__in": wanted.people})
            of_them |= Q(id__in=works.values("pk"))
        rows = rows.filter(of_them)
    return rows


def _people(user: User | None, lines: Sequence[Line]) -> dict[int, Profile]:
    keys = {line.row.history_page for line in lines if line.row.history_page}
    rows = Profile.objects.all() if user is None else visible(user, "inspect", Profile)
    return {person.pk: person for person in rows.filter(pk__in=keys)}


def accounts_called(text: str) -> QuerySet[Account]:
    """The accounts whose name holds the text. Not their mail: it could be guessed letter by letter
    from whether there is an answer.

    Unread, so that the histories are asked whether there are any or not: else a name could be
    guessed from how long an empty answer takes.
    """
    names = ("username", "first_name", "last_name")
    asked = Q()
    for name in names:
        asked |= Q(**{f"{name}__icontains": text})
    return Account.objects.filter(asked)


def in_batches(user: User | None, wanted: Wanted, number: int) -> Iterator[list[Place]]:
    """All places, so many at a time."""
    after = None
    while places := newest(user, wanted, after, number):
        yield places
        after = places[-1]
