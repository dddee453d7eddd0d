"""What is wrong in a form of the admin, told above it with ways to each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst

register = template.Library()


class Fault(NamedTuple):
    field: str
    """The id of the field, for a link."""
    label: str
    said: str


@register.inclusion_tag("admin/form_faults.html")
def form_faults(form: Any, formsets: Iterable[Any]) -> dict[str, list[Fault]]:
    """Of the form and of its rows; what is said of a form as a whole stands there by itself."""
    faults = list(_faults(form, ""))
    for inline in formsets:
        name = capfirst(str(inline.opts.verbose_name))
        for row in inline.formset.forms:
            faults += _faults(row, f"{name} · ")
    return {"faults": faults}


def _faults(form: Any, of: str) -> Iterator[Fault]:
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS or name not in form.fields:
            continue
        field = form[name]
        yield Fault(field.auto_id, f"{of}{capfirst(str(field.label))}", " ".join(errors))
