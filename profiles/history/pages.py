"""The page of a history in the admin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from faculty_site.lib.sent_numbers import number_in
from profiles.history.reading import read
from profiles.models import Profile


def draw_history(request: HttpRequest, obj: Model, frame: Mapping[str, Any]) -> TemplateResponse:
    """The changes of an object; of a person of their whole page, or with `?only=1` of the facts.

    It is asked of the caller that the user may inspect the object.
    """
    alone = isinstance(obj, Profile) and request.GET.get("only") == "1"
    number = number_in(request.GET.get("p", ""), 1)
    page = read(request.user, obj, number, alone=alone)
    context = {
        "title": gettext("History of %(name)s") % {"name": obj},
        "subtitle": None,
        "object": obj,
        "opts": obj._meta,
        "page": page,
        "alone": alone,
        "has_parts": isinstance(obj, Profile),
    }
    return TemplateResponse(request, "admin/profiles/history.html", {**frame, **context})
