"""What templates ask about the look of the house."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from faculty_site.lib.colours import Palette
from faculty_site.look.house import House, house_of
from faculty_site.look.sheet import sheet
from profiles.models import Department, Profile

register = template.Library()


@register.simple_tag
def stylesheet_url(palette: Palette | None = None) -> str:
    """The address of the one style sheet; it asks no database, so that error pages have it too."""
    return reverse("stylesheet", args=[sheet(palette).digest])


@register.simple_tag(takes_context=True)
def house(context: Context) -> House:
    """The look of the page that is drawn, by what its view shows: never by the address, so that an
    address of something hidden looks like any other that leads nowhere.

    It knows the site as well, which then costs no query of its own.
    """
    found = house_of(_first(context, Department), _first(context, Profile))
    context["site_name"] = found.site_name
    context["site_in_engines"] = found.main is None or found.main.in_search_engines
    return found


def _first(context: Context, model: type[Any]) -> Any:
    """The department or person that a page is about: by itself, or as the place of its subject."""
    name = model._meta.model_name
    subject = [context.get(name), *(getattr(context.get(n), name, None) for n in ("item", "scope"))]
    return next((each for each in subject if isinstance(each, model)), None)
