"""Works as a CSL-JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from publications.csl import csl_item
from publications.models import Publication


def write(publication: Publication) -> str:
    """The item as it was imported, else one made from the record."""
    stored = publication.csl_json.strip()
    return stored if _is_item(stored) else json.dumps(csl_item(publication), ensure_ascii=False)


def joined(items: Iterable[str]) -> Iterator[str]:
    """The pieces of a list of these items; also one item is a list, as the schema wants it."""
    between = "[\n"
    for item in items:
        yield f"{between}{item}"
        between = ",\n"
    yield "\n]\n" if between != "[\n" else "[]\n"


def _is_item(stored: str) -> bool:
    """Whether what stands in the record, where anybody may have edited it, would break no list."""
    try:
        return bool(stored) and isinstance(json.loads(stored), dict)
    except (ValueError, RecursionError):
        return False
