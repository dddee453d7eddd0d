"""The form in which somebody edits a row, for saving values out of the history."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import copy
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest

from profiles.models.history import State


def form_of(request: HttpRequest, site: AdminSite, obj: Model, names: Collection[str]) -> Any:
    """The class of the form that offers the most of the fields; None where there is no form."""
    forms = list(_forms(request, site, obj))
    return max(forms, key=lambda form: len(form.base_fields.keys() & set(names)), default=None)


def _forms(request: HttpRequest, site: AdminSite, obj: Model) -> Iterator[Any]:
    if type(obj) in site._registry:
        yield site._registry[type(obj)].get_form(request, obj, change=True)
    for model, parent_admin in site._registry.items():
        for inline in parent_admin.inlines:
            if inline.model is not type(obj):
                continue
            rows: Any = inline(model, site)
            parent = getattr(obj, rows._parent_name())
            yield rows.get_formset(request, parent).form


def filled(form: Any, obj: Model, then: State, names: Collection[str]) -> Any:
    """The form as if somebody had put the former values into these fields and sent it."""
    past: Any = copy(obj)
    past._state = copy(obj._state)
    past._state.fields_cache = {}
    for name in names:
        field = past._meta.get_field(name)
        setattr(past, field.attname, then[field.attname])
    now, back = form(instance=obj), form(instance=past)
    data = {name: now[name].initial for name in now.fields}
    data |= {name: back[name].initial for name in names}
    return form(data=data, files={}, instance=obj)
