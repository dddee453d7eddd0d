"""Asking whoever saves over somebody else's newer change."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext

from faculty_site.lib.sent_numbers import number_in
from profiles.history.clashes import (
    ASKED,
    CHOICE,
    OPENED,
    OURS,
    ROW,
    SEEN,
    THEIRS,
    Clash,
    clashes,
    drop_row,
    is_touched,
    newer,
    opened,
    parts_of,
    row_named,
    settle,
)
from profiles.history.reading import state_of_row
from profiles.history.restoring.plan import fulfil, wish_for
from profiles.models.history import DELETED, rows_of
from profiles.permissions import visible


def mark_of(admin: Any, object_id: str) -> str:
    """What a form carries to tell later which changes its reader has seen."""
    try:
        key = admin.model._meta.pk.clean(object_id, None)
    except ValidationError:
        return ""
    return opened(parts_of(admin), key)


def ask_about_clashes(request: HttpRequest, admin: Any, obj: Any) -> HttpResponse | None:
    """The page that asks; None where nothing is to be asked, and then the request's data has all
    that was chosen.

    Call it in the transaction that saves. Raises nothing for data that is no form of ours.
    """
    parts, sent = parts_of(admin), request.POST
    admin.model._base_manager.select_for_update().filter(pk=obj.pk).first()
    data, left_open = settle(sent)
    if left_open:
        data = sent.copy()
    elif ASKED in sent:
        data[OPENED] = data.get(SEEN, "")
    changed = newer(parts, obj.pk, data.get(OPENED, ""))
    found = _found(request, admin, obj, data, changed)
    if not found:
        _revive(request, admin, sent)
        request.POST = data  # type: ignore[assignment]  # Django lets it be set
        return None
    others = {(row.history_user, row.history_date) for _model, _number, row in changed}
    return _page_that_asks(
        request, admin, obj, clashes=found, kept=_kept(data), opened=data[OPENED],
        seen=opened(parts, obj.pk), others=others, left_open=left_open,
    )  # fmt: skip


def _page_that_asks(request: HttpRequest, admin: Any, obj: Any, **asked: Any) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Somebody else saved this too"),
        "subtitle": None,
        "object": obj,
        "opts": admin.opts,
        "has_files": bool(request.FILES),
        **asked,
    }
    return TemplateResponse(request, "admin/profiles/clash.html", context, status=409)


def _found(
    request: HttpRequest, admin: Any, obj: Any, data: QueryDict, changed: list[Any]
) -> list[Clash]:
    """What has to be asked; rows that somebody deleted and the reader left alone are dropped."""
    if not changed:
        return []
    form, formsets = forms_as_stored(request, admin, obj)
    forms = [(form, "")]
    for rows in formsets:
        named = (
            (each, row_named(data, rows.prefix, rows.model, each.instance.pk))
            for each in rows.initial_forms
        )
        forms += [(each, name) for each, name in named if name is not None]
    gone = [
        clash
        for rows in formsets
        for model, _number, row in changed
        if model is rows.model and row.history_type == DELETED
        for clash in _of_deleted(rows, data, row)
    ]
    return [*clashes(request, data, forms, changed), *gone]


def clashes_with(request: HttpRequest, admin: Any, obj: Any, data: QueryDict) -> list[Clash]:
    """What would be asked of whoever saves a form with this data."""
    return _found(request, admin, obj, data, newer(parts_of(admin), obj.pk, data.get(OPENED, "")))


def forms_as_stored(request: HttpRequest, admin: Any, obj: Any) -> tuple[Any, list[Any]]:
    """The form of an object and the form sets of its inlines, as one opens them."""
    asked = copy(request)
    asked.method = "GET"
    names = flatten_fieldsets(admin.get_fieldsets(asked, obj))
    form = admin.get_form(asked, obj, change=True, fields=names)(instance=obj)
    formsets, _inlines = admin._create_formsets(asked, obj, change=True)
    return form, formsets


def _of_deleted(rows: Any, data: QueryDict, row: Any) -> list[Clash]:
    name = row_named(data, rows.prefix, rows.model, row.id)
    if name is None:
        return []
    past = rows.model(**state_of_row(row))
    if data.get(f"{name}-DELETE") or not is_touched(rows.form(instance=past), data, name):
        drop_row(data, name)
        return []
    title = capfirst(str(rows.model._meta.verbose_name))
    found = f"{rows.model._meta.label_lower}:{row.pk}"
    return [Clash(f"{ROW}{name}", title, "", "", "", "", found, True, is_row=True)]


def _revive(request: HttpRequest, admin: Any, sent: QueryDict) -> None:
    """Brings back rows that somebody deleted, where the reader chose their own."""
    models = {model._meta.label_lower: model for model, _column in parts_of(admin)}
    for name in sent.getlist(ASKED):
        if not name.startswith(ROW) or sent.get(f"{CHOICE}{name}") != "mine":
            continue
        label, _sep, key = sent.get(f"{THEIRS}{name}", "").partition(":")
        if label in models:
            kept = visible(request.user, "inspect", rows_of(models[label]))
            if row := kept.filter(pk=number_in(key)).first():
                fulfil(request, [wish_for(request, admin.admin_site, row)])


def _kept(data: QueryDict) -> list[tuple[str, str]]:
    """All that the form held, to go along with the choices."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in OURS and not name.startswith((CHOICE, THEIRS))
        for value in values
    ]
