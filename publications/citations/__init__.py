"""Citations of one work in the styles that scholars ask for.

The six cost some 25 ms together, so a page about one work may ask for them; nothing that shows
a list of works may (tests/publications/citations/test_lists.py). They are cached by what they are
made of, so nothing goes stale.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.cache import cache
from django.utils.safestring import SafeString

from publications.citations import marks
from publications.citations.catalogue import STYLES, Style
from publications.citations.setting import set_item

__all__ = ["STYLES", "Citation", "Style", "cite", "cite_all"]

VERSION: Final = 1
"""Raised when a style, or what is done to an item, changes."""

_DAYS_30: Final = 30 * 24 * 60 * 60


@dataclass(frozen=True)
class Citation:
    """A reference as text, and as HTML that holds no tags but `<i>`."""

    style: Style
    text: str
    html: SafeString


def cite(item: Mapping[str, Any], style: str) -> Citation:
    """The item, as CSL-JSON has it, in a style of `STYLES` (else KeyError); never an empty text."""
    return _cite(item, STYLES[style], _digest(item))


def cite_all(item: Mapping[str, Any]) -> list[Citation]:
    """The item in every style, in their order."""
    digest = _digest(item)
    return [_cite(item, style, digest) for style in STYLES.values()]


def _cite(item: Mapping[str, Any], style: Style, digest: str) -> Citation:
    key = f"citation:{VERSION}:{style.key}:{digest}"
    marked = cache.get(key)
    if marked is None:
        marked = set_item(item, style)
        cache.set(key, marked, _DAYS_30)
    return Citation(style, marks.plain(marked), marks.html(marked))


def _digest(item: Mapping[str, Any]) -> str:
    """What tells one item from another, whatever it holds."""
    content = json.dumps(item, sort_keys=True, default=str, skipkeys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
