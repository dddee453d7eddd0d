"""Texts and links that name a file or a further page which is not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.db.models import Model, Q

from news.models import NewsItem
from profiles.models import Entry, Link, Page, Profile, Section
from profiles.models.base import Visibility
from profiles.references import References

TEXTS: dict[type[Model], str] = {
    Section: "body", Page: "body", Entry: "body", NewsItem: "body", Link: "url",
}  # fmt: skip

_named = re.compile(
    r"(?:\]\(\s*<?|\]:\s+<?|(?:href|src)\s*=\s*[\"']?|\A\s*)((?:asset|page):[^\s)>\"']+)"
)
"""What Markdown, HTML, or the address of a link names here; not the word in a sentence."""


class Broken(NamedTuple):
    profile_id: int
    record: Any
    field: str
    address: str
    """Such as `asset:cv`, which is gone or hidden."""


def broken_addresses(pages: Collection[Profile]) -> Iterator[Broken]:
    """All of these people's, one of each record; only texts that name something are read."""
    references = References(pages)
    for model, field in TEXTS.items():
        names = Q(**{f"{field}__contains": "asset:"}) | Q(**{f"{field}__contains": "page:"})
        rows = model._default_manager.filter(
            names, profile__in=[page.pk for page in pages], visibility=Visibility.PUBLIC
        )
        for record in rows.order_by("pk"):
            owner: int = record.profile_id  # type: ignore[attr-defined]
            for address in _named.findall(getattr(record, field)):
                if references.resolve(address, owner) is None:
                    yield Broken(owner, record, field, address)
                    break
