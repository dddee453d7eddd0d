"""Drawing a page of the admin that is neither a list nor a form of Django's."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse


def draw(request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
    frame = admin.site.each_context(request)
    return TemplateResponse(
        request, f"admin/publications/{template}", {**frame, "title": title, **context}
    )
