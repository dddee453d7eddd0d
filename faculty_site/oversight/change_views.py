"""Recent changes: the page, and the same as files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from faculty_site.admin_menu import answers_for_others
from faculty_site.lib.sent_numbers import number_in
from faculty_site.lib.spreadsheets import csv_lines
from faculty_site.oversight.audit import Entry, entries, json_lines, table
from faculty_site.oversight.changes import Place, Told, Wanted, accounts_called, read
from faculty_site.oversight.files import file_of_today
from faculty_site.oversight.log import KIND
from profiles.admin_base.drawing import draw
from profiles.history.reading import account_name, kept_models
from profiles.models import Profile
from profiles.models.history import HistoryRow
from profiles.permissions import User, is_superuser, visible

DAYS: Final = {
    "1": _("the last day"),
    "7": _("the last week"),
    "30": _("the last 30 days"),
    "365": _("the last year"),
    "all": _("all there is"),
}
USUAL: Final = "30"

MOST_PEOPLE: Final = 500


class ChangesForm(forms.Form):
    person = forms.CharField(required=False, max_length=200, label=_("Person"))
    account = forms.CharField(required=False, max_length=200, label=_("Account"))
    kind = forms.ChoiceField(required=False, label=_("What"))
    door = forms.ChoiceField(required=False, label=_("Through"))
    days = forms.ChoiceField(choices=DAYS.items(), required=False, label=_("When"))

    def __init__(self, data: Any, user: User) -> None:
        super().__init__({"days": USUAL, **data.dict()}, label_suffix="")
        self.user = user
        kinds: list[Any] = [
            (m._meta.label_lower, capfirst(str(m._meta.verbose_name))) for m in kept_models()
        ]
        doors = [each for each in HistoryRow.Door.choices if each[0] != HistoryRow.Door.BEFORE]
        choices: Any = self.fields
        kinds.sort(key=lambda each: each[1])
        if is_superuser(user):
            kinds.append((KIND, _("Accounts, files and all else")))
        choices["kind"].choices = [("", _("anything")), *kinds]
        choices["door"].choices = [("", _("anything")), *doors]

    def wanted(self) -> Wanted:
        """What is asked for, without that which cannot be known."""
        self.is_valid()
        asked = self.cleaned_data
        days = asked.get("days") or USUAL
        since = None if days == "all" else timezone.now() - datetime.timedelta(days=int(days))
        account = asked.get("account", "")
        return Wanted(
            since=since,
            people=self._people(asked.get("person", "")),
            accounts=accounts_called(account) if account else None,
            model=asked.get("kind", ""),
            door=asked.get("door", ""),
        )

    def _people(self, text: str) -> list[int] | None:
        """By a part of the name, or by the key that links of this site give."""
        if not text:
            return None
        mine = visible(self.user, "inspect", Profile)
        if key := number_in(text):
            return list(mine.filter(pk=key).values_list("pk", flat=True))
        found = mine.filter(name__icontains=text) | mine.filter(slug=text)
        return list(found.values_list("pk", flat=True)[:MOST_PEOPLE])


def changes(request: HttpRequest) -> HttpResponse:
    """Who changed what, on all pages that the user may inspect."""
    form = ChangesForm(request.GET, request.user)
    wanted = form.wanted()
    after = request.GET.get("after", "")
    place = Place.read(after)
    if after and place is None:
        raise Http404
    page = read(request.user, wanted, place)
    return draw(
        request, "oversight/changes.html", _("Recent changes"),
        form=form, page=page, groups=list(_grouped(page.changes)), is_first=place is None,
        others=answers_for_others(request),
    )  # fmt: skip


def _grouped(told: Iterable[Told]) -> Iterator[dict[str, Any]]:
    """Neighbours that were changed at once stand together."""
    for mark, group in groupby(told, lambda each: each.line.row.history_mark or id(each)):
        together = list(group)
        row = together[0].line.row
        yield {
            "when": row.history_date,
            "who": account_name(row.history_user),
            "through": row.get_history_door_display(),
            "reason": row.history_change_reason,
            "mark": mark if row.history_mark else "",
            "changes": together,
        }


def changes_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All that was asked for, a row for each field."""
    return file_of_today("changes", "csv", csv_lines(table(_asked(request))))


def changes_jsonl(request: HttpRequest) -> StreamingHttpResponse:
    """All that was asked for, a line for each change."""
    return file_of_today("changes", "jsonl", json_lines(_asked(request)))


def _asked(request: HttpRequest) -> Iterator[Entry]:
    return entries(request.user, ChangesForm(request.GET, request.user).wanted())
