"""What the pages of histories need in their templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from profiles.history.kept_forms import signature_of
from profiles.history.words import Piece

register = template.Library()

MARKED: Final = {"same": "{}", "ins": "<ins>{}</ins>", "del": "<del>{}</del>"}


@register.filter
def model_label(model: Any) -> str:
    """A model as addresses name it, such as `profiles.section`."""
    return str(model._meta.label_lower)


@register.filter
def verbose_name(model: Any) -> str:
    """What readers call a model."""
    return str(model._meta.verbose_name)


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A text with what went and what came marked in it, and no blank that the text has not."""
    drawn = ((format_html(MARKED[piece.kind], piece.text),) for piece in pieces)
    return format_html_join("", "{}", drawn)


@register.filter
def signature(account: Any) -> str:
    """Whose a form is, for the case that their session ends before they send it."""
    return signature_of(account)
