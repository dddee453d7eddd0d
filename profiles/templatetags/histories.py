"""What the pages of histories need in their templates."""

from __future__ import annotations

from typing import Any

from django import template

from profiles.history.kept_forms import signature_of

register = template.Library()


@register.filter
def model_label(model: Any) -> str:
    """A model as addresses name it, such as `profiles.section`."""
    return str(model._meta.label_lower)


@register.filter
def verbose_name(model: Any) -> str:
    """What readers call a model."""
    return str(model._meta.verbose_name)


@register.filter
def signature(account: Any) -> str:
    """Whose a form is, for the case that their session ends before they send it."""
    return signature_of(account)
