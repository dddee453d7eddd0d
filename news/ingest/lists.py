"""Where on a page the news stands: lists, dated paragraphs and comments under a news heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from faculty_site.ingest.dating import date_item
from faculty_site.ingest.documents import Page, Span
from faculty_site.ingest.headings import bare, is_time_only, promise_of
from faculty_site.ingest.outline import Block, Section
from news.ingest.labels import has_known_label
from news.ingest.tables import table_items

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
HTML_ITEM = re.compile(r"<(?:li|tr|summary|p|div|span|td)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of Markdown that is a news item. `section` is the news section's key.

    `year` is the one that the heading above it names; `head` is the head of a table above its
    first item. An item whose heading stands in a comment with it has no section.
    """

    text: str
    span: Span
    section: str
    hidden: bool = False
    year: int | None = None
    head: Span | None = None


def news_sources(page: Page) -> Iterator[Source]:
    """Every item of every news list, in source order, hidden ones among them."""
    for section in page.outline.sections:
        key = news_section(section, page)
        if key is None:
            for block in section.blocks:
                yield from _commented(block.inner if block.kind == "comment" else (), page)
        else:
            yield from _items(section.blocks, key, _year(section, page), hidden=False)


def _commented(blocks: tuple[Block, ...], page: Page) -> Iterator[Source]:
    """The items below a news heading that a comment hides together with it."""
    promised: list[Block] = []
    taken = False
    for block in blocks:
        if block.kind == "heading":
            taken = promise_of(block.text.strip("# \n=-"), page.dialect) == "news"
        elif taken:
            promised.append(block)
    yield from _items(tuple(promised), "", None, hidden=True)


def news_section(section: Section, page: Page) -> str | None:
    """The key of the news section that this one is or is a time-part of."""
    if section.heading and promise_of(section.heading, page.dialect) == "news":
        return section.key
    if not section.heading or not is_time_only(section.heading, page.dialect):
        return None
    for parent in (page.outline.section(key) for key in reversed(section.parents)):
        if promise_of(parent.heading, page.dialect) == "news":
            return parent.key
        if not is_time_only(parent.heading, page.dialect):
            return None
    return None


def _year(section: Section, page: Page) -> int | None:
    """The year that a heading is; “2020 and before” is none."""
    year = YEAR.fullmatch(bare(section.heading, page.dialect))
    return int(year[0]) if year else None


def _items(
    blocks: tuple[Block, ...], key: str, year: int | None, *, hidden: bool
) -> Iterator[Source]:
    for list_span, group in groupby(blocks, lambda block: block.list_span):
        members = list(group)
        if list_span is not None and members[0].kind == "item":
            if year or _tells_news(members):
                yield from (Source(b.text, b.span, key, hidden, year) for b in members if b.text)
            continue
        if members[0].kind == "row":
            for item in table_items(members):
                yield Source(item.text, item.span, key, hidden, year, item.head)
            continue
        for block in members:
            if block.kind == "comment":
                yield from _items(block.inner, key, year, hidden=True)
            elif block.kind == "paragraph":
                yield from _paragraph(block, key, year, hidden=hidden)


def _tells_news(items: list[Block]) -> bool:
    """Whether a list has at least one item with a date or a label of news; else it may be any."""
    return any(date_item(item.text) or has_known_label(item.text) for item in items)


def _paragraph(block: Block, key: str, year: int | None, *, hidden: bool) -> Iterator[Source]:
    """A paragraph is news when its date stands in front; one item a line if each line has one."""
    lines = block.text.split("\n")
    if not _starts_with_date(block.text):
        return
    if len(lines) > 1 and all(map(_starts_with_date, lines)):
        for number, line in enumerate(lines, block.span[0]):
            yield Source(line, (number, number + 1), key, hidden, year)
    else:
        yield Source(block.text, block.span, key, hidden, year)


def _starts_with_date(text: str) -> bool:
    dated = date_item(text)
    return dated is not None and dated.where == "front"


def promised_but_text(page: Page, claimed: set[int]) -> Iterator[Section]:
    """News sections of which nothing was taken although lists, tables or HTML stand there."""
    for section in page.outline.sections:
        if not section.heading or news_section(section, page) != section.key:
            continue
        whole = (section, *page.outline.children(section.key))
        if any(n in claimed for part in whole for n in range(*part.span)):
            continue
        if any(_looks_like_list(block) for part in whole for block in part.blocks):
            yield section


def _looks_like_list(block: Block) -> bool:
    if block.kind == "html":
        return HTML_ITEM.search(block.text) is not None
    return block.kind in ("item", "row", "quote")
