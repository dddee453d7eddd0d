"""Actions on chosen rows of a list: first a look at what they do, then the change with its log."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import model_format_dict
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from faculty_site.lib.sent_numbers import number_in
from profiles.history.recording import recorded
from profiles.history.values import shown
from profiles.models.history import keeps_history
from profiles.permissions import Action, visible

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = object

MOST_LISTED: Final = 100
"""Rows that a preview names; of the others it tells the number."""

MOST_DELETED: Final = 500
"""Rows whose keys are sent along in one form."""

SAME: Final = gettext_lazy("is so already")
NOT_YOURS: Final = gettext_lazy("is not yours to change")
NOT_TO_DELETE: Final = gettext_lazy("is not yours to delete")


class Step(NamedTuple):
    """What becomes of one field."""

    label: str
    before: str
    after: str


class Going(NamedTuple):
    """A row that changes."""

    row: Any
    steps: Sequence[Step] = ()


class Staying(NamedTuple):
    """A row that was chosen and stays as it is."""

    row: Any
    why: str | Promise


class BulkActions(_ModelAdmin):
    """What an admin class needs for actions that are looked at before they are done."""

    def update_rows(
        self,
        request: HttpRequest,
        rows: Sequence[Any] | models.QuerySet[Any],
        action: Action,
        said: Any,
        **values: Any,
    ) -> TemplateResponse | None:
        """Sets the values in those of the rows on which the user may do the action; with log.

        Returns a page that shows it where it was not looked at yet. `said` tells what became of
        them, as `ngettext_lazy` has it for their `number`: “%(number)s %(name)s are hidden now.”
        The values may stand in it too.
        """
        keys = [row.pk for row in rows]
        mine = visible(request.user, action, self.model).filter(pk__in=keys)
        allowed = set(mine.values_list("pk", flat=True))
        going, staying = self._sorted_out(rows, allowed, values)
        asked = self.ask_first(request, going, staying)
        if asked is not None:
            return asked
        if going:
            self._write(request, [each.row for each in going], values)
        told = self._told(len(rows), len(going), said, values)
        self.message_user(request, told, messages.SUCCESS)
        return None

    def _write(self, request: HttpRequest, rows: Sequence[Any], values: dict[str, Any]) -> None:
        chosen = {"pk__in": [row.pk for row in rows]}
        with recorded(self.model, **chosen) if keeps_history(self.model) else nullcontext():
            self.model._default_manager.filter(**chosen).update(**values)
        LogEntry.objects.log_actions(
            user_id=cast("int", request.user.pk),
            queryset=rows,
            action_flag=CHANGE,
            change_message=[{"changed": {"fields": list(values)}}],
        )

    def _sorted_out(
        self, rows: Sequence[Any] | models.QuerySet[Any], allowed: set[Any], values: dict[str, Any]
    ) -> tuple[list[Going], list[Staying]]:
        going: list[Going] = []
        staying: list[Staying] = []
        for row in rows:
            if row.pk not in allowed:
                staying.append(Staying(row, NOT_YOURS))
            elif steps := [*_steps(row, values)]:
                going.append(Going(row, steps))
            else:
                staying.append(Staying(row, SAME))
        return going, staying

    def _told(self, chosen: int, changed: int, said: Any, values: Mapping[str, Any]) -> str:
        """What became of the chosen rows, in plain words."""
        name = self.opts.verbose_name if changed == 1 else self.opts.verbose_name_plural
        labels = {key: getattr(value, "label", value) for key, value in values.items()}
        told = str(said % {"number": changed, "name": name, **labels})
        if not (left := chosen - changed):
            return told
        stay = ngettext(
            "%(number)s of those chosen stays as before.",
            "%(number)s of those chosen stay as before.",
            left,
        )
        return f"{told} {stay % {'number': left}}"

    def ask_first(
        self,
        request: HttpRequest,
        going: Sequence[Going],
        staying: Sequence[Staying] = (),
        note: str = "",
    ) -> TemplateResponse | None:
        """The page that says what would happen to the rows chosen in the list; None once the user
        has confirmed just that, and for a call from elsewhere."""
        if ACTION_CHECKBOX_NAME not in request.POST:
            return None
        if going and request.POST.get("confirmed") == _mark(going):
            return None
        return self._look(request, going, staying, note)

    def _look(
        self,
        request: HttpRequest,
        going: Sequence[Going],
        staying: Sequence[Staying],
        note: str,
    ) -> TemplateResponse:
        self._name_people([each.row for each in going[:MOST_LISTED]])
        name = _action_of(request)
        described = str(self.get_actions(request)[name][2]) % model_format_dict(self.opts)
        everywhere = request.POST.get("select_across") == "1"
        keys = [each.row.pk for each in going] + [each.row.pk for each in staying]
        return TemplateResponse(request, "admin/bulk_action.html", {
            **self.admin_site.each_context(request),
            "title": described.rstrip(" …"), "opts": self.opts, "media": self.media,
            "going": going[:MOST_LISTED], "going_more": max(len(going) - MOST_LISTED, 0),
            "staying": staying[:MOST_LISTED], "staying_more": max(len(staying) - MOST_LISTED, 0),
            "going_number": len(going), "staying_number": len(staying), "note": note,
            "action": name, "mark": _mark(going),
            "is_stale": "confirmed" in request.POST and bool(going),
            "everywhere": everywhere, "keys": keys[:1] if everywhere else keys,
            "checkbox": ACTION_CHECKBOX_NAME,
        })  # fmt: skip

    def _name_people(self, rows: list[Any]) -> None:
        """Whose they are, in one query."""
        if any(field.name == "profile" for field in self.opts.fields):
            models.prefetch_related_objects(rows, "profile")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Deletion is looked at row by row, too, instead of all or none."""
        found: dict[str, Any] = super().get_actions(request)
        if "delete_selected" in found:
            _function, name, described = found["delete_selected"]
            found["delete_selected"] = (_delete_chosen, name, described)
        return found


def _delete_chosen(listed: Any, request: HttpRequest, rows: models.QuerySet[Any]) -> Any:
    """Those that may be deleted, after a look at them and at those that stay."""
    chosen = list(rows[: MOST_DELETED + 1])
    if len(chosen) > MOST_DELETED:
        told = _("Choose %(number)s at most, to see what goes with them.")
        listed.message_user(request, told % {"number": MOST_DELETED}, messages.WARNING)
        return None
    mine = visible(request.user, "delete", listed.model)
    allowed = set(mine.filter(pk__in=[row.pk for row in chosen]).values_list("pk", flat=True))
    staying = [Staying(row, NOT_TO_DELETE) for row in chosen if row.pk not in allowed]
    if not allowed:
        return listed.ask_first(request, [], staying)
    if staying:  # the page that names only the others was not seen yet
        sent = request.POST.copy()
        sent.pop("post", None)
        request.POST = sent  # type: ignore[assignment]  # as immutable as it needs to be
    answer = delete_selected(listed, request, rows.filter(pk__in=allowed))
    if isinstance(answer, TemplateResponse) and answer.context_data is not None:
        answer.context_data |= {"staying": staying, "staying_number": len(staying)}
    return answer


def _steps(row: Any, values: Mapping[str, Any]) -> list[Step]:
    """The values that differ from those of the row, as people read them."""
    found = []
    for name, value in values.items():
        field = row._meta.get_field(name)
        if (before := getattr(row, name)) != value:
            label = capfirst(str(field.verbose_name))
            found.append(Step(label, *(shown(field, each, {}) for each in (before, value))))
    return found


def _action_of(request: HttpRequest) -> str:
    """The name of the action, which Django has found to be one of the list's."""
    names = request.POST.getlist("action")
    number = number_in(request.POST.get("index", ""))
    return names[number] if number < len(names) else names[-1]


def _mark(going: Sequence[Going]) -> str:
    """What was looked at: the same for the same rows, in whatever order."""
    keys = sorted(str(each.row.pk) for each in going)
    return hashlib.sha256(",".join(keys).encode()).hexdigest()[:16]
