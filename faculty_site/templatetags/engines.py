"""What pages say to search engines."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context
from django.utils.safestring import SafeString

register = template.Library()

NOINDEX = SafeString('<meta name="robots" content="noindex">')


@register.simple_tag(takes_context=True)
def robots_meta(context: Context, *records: Any) -> SafeString:
    """Asks engines to leave out a page of these records where their models' `for_engines()` has
    one of them not, and every page of a site that is switched off.

    What stands for no record (None, "") is passed over. A query for each record.
    """
    main = getattr(context.get("house"), "main", None)
    shown = main is None or main.in_search_engines
    if shown and all(_is_for_engines(each) for each in records if isinstance(each, Model)):
        return SafeString("")
    return NOINDEX


@register.filter
def and_query(address: str, query: str) -> str:
    """An address with a further query, such as “?lang=fr”, behind the one that it may have."""
    return f"{address}{query.replace('?', '&', 1) if '?' in str(address) else query}"


def _is_for_engines(record: Model) -> bool:
    rows: Any = type(record)._default_manager
    found: bool = rows.for_engines().filter(pk=record.pk).exists()
    return found
