"""The things that were found, as the page shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.safestring import SafeString

from news.models import NewsItem
from profiles.languages import speak
from profiles.models import Page, Profile
from publications.models import Publication

from .marking import Marker
from .models import Kind, Record

AUTHORS_SHOWN: Final = 6


@dataclass(frozen=True)
class Result:
    """A thing with its title and an excerpt, both marked; `thing` is the record of its app."""

    kind: Kind
    thing: Any
    title: SafeString
    excerpt: SafeString
    authors: str = ""

    @property
    def url(self) -> str:
        return str(self.thing.get_absolute_url())

    @property
    def template(self) -> str:
        return f"search/_{self.kind.name.lower()}.html"


def results_of(records: Iterable[Record], marker: Marker, tags: Sequence[str]) -> list[Result]:
    """In the same order, in the reader's languages; what has gone since it was found is left out.

    For each kind one query, one more for translations, and one for the authors of works.
    """
    records = list(records)
    keys: dict[Kind, list[int]] = defaultdict(list)
    for record in records:
        keys[Kind(record.kind)].append(record.key)
    things = {(kind, thing.pk): thing for kind in keys for thing in _THINGS[kind](keys[kind])}
    for kind in keys:
        speak([thing for (of, _key), thing in things.items() if of == kind], tags)
    found = ((record, things.get((Kind(record.kind), record.key))) for record in records)
    return [_result(record, thing, marker) for record, thing in found if thing is not None]


def _result(record: Record, thing: Any, marker: Marker) -> Result:
    kind = Kind(record.kind)
    excerpt = marker.excerpt(record.shown)
    match kind:
        case Kind.PERSON:
            title = f"{thing.name} {thing.native_name}".strip()
            return Result(kind, thing, marker.marked(title), excerpt)
        case Kind.PUBLICATION:
            names = [author.name for author in thing.authorships.all()]
            more = " …" if len(names) > AUTHORS_SHOWN else ""
            authors = marker.marked(", ".join(names[:AUTHORS_SHOWN]) + more)
            return Result(kind, thing, marker.marked(thing.title), excerpt, authors)
    return Result(kind, thing, marker.marked(thing.title), excerpt)


def _people(keys: Sequence[int]) -> Any:
    return Profile.objects.filter(pk__in=keys)


def _publications(keys: Sequence[int]) -> Any:
    return Publication.objects.filter(pk__in=keys).with_authors()


def _news(keys: Sequence[int]) -> Any:
    return NewsItem.objects.filter(pk__in=keys).select_related("profile", "department")


def _pages(keys: Sequence[int]) -> Any:
    return Page.objects.filter(pk__in=keys).select_related("profile")


_THINGS: Final[Mapping[Kind, Callable[[Sequence[int]], Any]]] = {
    Kind.PERSON: _people,
    Kind.PUBLICATION: _publications,
    Kind.NEWS: _news,
    Kind.PAGE: _pages,
}
