"""The ways to sign in that a page offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.conf import settings
from django.urls import reverse

from faculty_site.accounts.sso.configuration import Way

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()


class Offer(NamedTuple):
    key: str
    label: StrOrPromise
    address: str
    vouches: bool


@register.simple_tag
def ways_in() -> list[Offer]:
    """Those besides passwords; none in the default installation."""
    return [
        Offer(way.key, way.label, way_address(way), way.vouches) for way in settings.SSO_WAYS.each
    ]


@register.simple_tag
def way_address(way: Way) -> str:
    """Where the way begins."""
    return reverse(f"{way.protocol}_login", args=[way.place])


@register.simple_tag
def passwords_for_all() -> bool:
    return settings.PASSWORD_SIGN_IN
