"""How templates mark in which language something stands."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from faculty_site.lib.directions import direction_of

register = template.Library()


@register.simple_tag
def in_language(*tags: str | None) -> SafeString:
    """The attributes of an element with somebody's own words: in the first language that is named.

    That is first the record's, then that of the person whose it is. What names none is in the
    site's language, which is said where visitors read the interface in another.
    """
    tag = next(filter(None, tags), "")
    if not tag and _interface() == settings.LANGUAGE_CODE:
        return SafeString("")
    tag = tag or settings.LANGUAGE_CODE
    return format_html(' lang="{}" dir="{}"', tag, direction_of(tag))


@register.simple_tag
def in_interface_language(*around: str | None) -> SafeString:
    """The attribute of an element with words of the interface amid a text in the language `around`,
    named as for `in_language`; none where the two are the same.

    The direction stays that of the text, so that labels stand on the side where it begins.
    """
    tag = next(filter(None, around), settings.LANGUAGE_CODE)
    if tag.lower() == _interface().lower():
        return SafeString("")
    return format_html(' lang="{}"', _interface())


def _interface() -> str:
    return get_language() or settings.LANGUAGE_CODE
