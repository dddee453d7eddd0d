"""Which records somebody may find: asked of the things themselves, at every search."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When

from news.models import NewsItem
from profiles.models import Page, Profile
from profiles.permissions import User, audiences_of
from publications.models import Publication

from .models import Change, Kind, Record

THING = OuterRef("key")


def seen_by(user: User, *, is_fresh: bool) -> Any:
    """The records of what the lists show to somebody.

    Where the index is not fresh, without those that changed: they may have lost what they held.
    """
    shown: dict[Kind, Any] = {
        Kind.PERSON: Profile.objects.listed(),
        Kind.PUBLICATION: Publication.objects.listed(*audiences_of(user)),
        Kind.NEWS: NewsItem.objects.listed(),
        Kind.PAGE: Page.objects.listed(),
    }
    # A case, and no “or”, which SQLite would ask of every record before it looks for the words.
    seen = Case(
        *(When(kind=kind, then=_is_among(things.order_by())) for kind, things in shown.items()),
        default=Value(False),
        output_field=BooleanField(),
    )
    records = Record.objects.filter(seen)
    if is_fresh:
        return records
    return records.exclude(Exists(Change.objects.filter(source=OuterRef("kind"), key=THING)))


def _is_among(things: Any) -> Any:
    """Whether a record is of one of these things.

    PostgreSQL thinks that hardly a record fits, and would take a tenth of a millisecond to ask of
    each: it makes a list of all things once. SQLite asks faster, and so has few to ask of.
    """
    if connection.vendor == "postgresql":
        return Q(key__in=things.values("pk"))
    return Exists(things.filter(pk=THING))
