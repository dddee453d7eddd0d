"""Atom feeds (RFC 4287) with whole texts, in pages (RFC 5005)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Atom1Feed

from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.printable import printable

CONTENT_TYPE = Atom1Feed.content_type


@dataclass(frozen=True)
class Entry:
    """One entry; all addresses are absolute, `content` is safe HTML, `language` may be "".

    `authors` are pairs of a name and an address, "" for none.
    """

    url: str
    title: str
    content: str
    date: FuzzyDate
    authors: tuple[tuple[str, str], ...]
    categories: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself; `pages` are the addresses of its others, by their relation."""

    url: str
    page_url: str
    title: str
    language: str
    author: str
    pages: Mapping[str, str]


def moment(date: FuzzyDate) -> datetime.datetime:
    """When an entry was updated, as far as anybody knows: at the beginning of the day, month or
    year that it names.

    Nothing here remembers when a text was changed, and a feed that took the time of an import
    would claim that all is new each time. So the moment stays the same as long as the date does,
    and no entry says that it was `published` at all unless the day is known.
    """
    return datetime.datetime.combine(date.first_day, datetime.time(), datetime.UTC)


def write(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed as XML, the same bytes for the same content."""
    made = _Atom(
        title=printable(feed.title),
        link=feed.page_url,
        description=None,
        language=feed.language,
        feed_url=feed.url,
        feed_guid=feed.pages.get("first", feed.url),
        author_name=printable(feed.author),
        pages=feed.pages,
    )
    for entry in entries:
        updated = moment(entry.date)
        made.add_item(
            title=printable(entry.title),
            link=entry.url,
            description=None,  # type: ignore[arg-type]  # the whole text goes along
            unique_id=entry.url,
            updateddate=updated,
            pubdate=updated if entry.date.precision == "day" else None,
            categories=tuple(map(printable, entry.categories)),
            content=printable(entry.content),
            language=entry.language,
            authors=[(printable(name), url) for name, url in entry.authors],
        )
    return made.writeString("utf-8").encode()


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime.datetime:
        """Of what has begun, if anything has; that of a feed without entries never changes."""
        now = datetime.datetime.now(datetime.UTC)
        dates = [item["updateddate"] for item in self.items]
        begun = [date for date in dates if date <= now]
        return max(begun or dates[-1:], default=datetime.datetime.fromtimestamp(0, datetime.UTC))

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, address in self.feed["pages"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def item_attributes(self, item: Any) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        for name, address in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})
