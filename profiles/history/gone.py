"""What somebody typed into the form of what is not there any more.

The page is made of what was sent alone, so that it says no more of a hidden object than of one that
never was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.core import signing
from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, Field, IntegerField, Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext

from faculty_site.lib.admin_addresses import admin_address
from profiles.history.kept_forms import OPEN_FOR, SALT, WRITTEN_BY

ROW: Final = re.compile(r"(?P<prefix>.+)-(?P<number>\d+)-(?P<field>\w+)")


class Typed(NamedTuple):
    label: str
    text: str
    lines: int
    """So high is the box that shows it."""


def draw_gone(request: HttpRequest, admin: Any) -> HttpResponse | None:
    """The page with the texts, and a way to save them anew; None for what is no form of theirs."""
    typed = list(_typed(request, admin.model)) if _is_theirs(request) else []
    if not typed:
        return None
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("This is not here any more"),
        "opts": admin.opts,
        "typed": typed,
        "has_files": bool(request.FILES),
        "again": list(_again(request, admin.model)),
    }
    if admin.has_add_permission(request):
        context["add_url"] = admin_address(admin.model, "add")
    return TemplateResponse(request, "admin/profiles/gone.html", context, status=404)


def _is_theirs(request: HttpRequest) -> bool:
    mark = request.POST.get(WRITTEN_BY, "") if request.method == "POST" else ""
    try:
        return bool(signing.loads(mark, salt=SALT, max_age=OPEN_FOR) == request.user.pk)
    except signing.BadSignature:
        return False


def _typed(request: HttpRequest, model: type[Model]) -> Iterator[Typed]:
    for name, text in request.POST.items():
        field = _field(model, name)
        if field is None or not isinstance(text, str) or not text.strip():
            continue
        if not (
            field.is_relation or field.choices or isinstance(field, BooleanField | IntegerField)
        ):
            lines = sum(1 + len(line) // 80 for line in text.splitlines())
            yield Typed(capfirst(str(field.verbose_name)), text, min(max(lines, 1), 20))


def _field(model: type[Model], name: str) -> Field[Any, Any] | None:
    """The field of the object or of a row that hangs on it, by its name in the form."""
    row = ROW.fullmatch(name)
    try:
        of: Any = model._meta.get_field(row["prefix"]).related_model if row else model
        found = of._meta.get_field(row["field"] if row else name)
    except (FieldDoesNotExist, AttributeError):
        return None
    return found if isinstance(found, Field) else None


def _again(request: HttpRequest, model: type[Model]) -> Iterator[tuple[str, str]]:
    """The form as one for a new object: its rows are new as well."""
    for name, values in request.POST.lists():
        row, field = ROW.fullmatch(name), _field(model, name)
        names_what_was = row and field and (field.primary_key or field.related_model is model)
        if name.startswith("_") or name == "csrfmiddlewaretoken" or names_what_was:
            continue
        for value in values:
            yield name, "0" if name.endswith("-INITIAL_FORMS") else str(value)
