"""How pictures of people appear in templates."""

from __future__ import annotations

from django import template

from profiles.models import Profile
from profiles.pictures.portraits import Portrait, portrait_of

register = template.Library()


@register.simple_tag
def portrait(profile: Profile, use: str) -> Portrait:
    """The sources of a person's photo for a `card`, the small `head` of a page, or the `person`."""
    return portrait_of(profile, use or "card")
