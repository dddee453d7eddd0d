"""Where a page of the admin stands, in plain words."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from faculty_site.admin_menu import Step, first_step, trail

register = template.Library()


@register.inclusion_tag("admin/trail.html", takes_context=True)
def admin_trail(context: Context, last: str = "") -> dict[str, Any]:
    """The breadcrumbs of a page about a model or an object; `last` is the name of the page."""
    obj = context.get("original") or context.get("object")
    steps = trail(context["request"], context["opts"].model, obj, str(last))
    return {"steps": steps}


@register.simple_tag(takes_context=True)
def admin_start(context: Context) -> Step:
    """The first of the breadcrumbs of a page about no model."""
    return first_step(context["request"])
