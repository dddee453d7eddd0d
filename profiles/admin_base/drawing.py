"""Drawing a page of the admin that is neither a list nor a form of Django's."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import Promise


def draw(
    request: HttpRequest, template: str, title: str | Promise, **context: Any
) -> TemplateResponse:
    frame = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/{template}", {**frame, "title": title, **context})
