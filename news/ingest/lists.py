"""Where on a page the news stands: lists, tables, dated paragraphs and comments under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from faculty_site.ingest.dating import date_item
from faculty_site.ingest.documents import Page, Span
from faculty_site.ingest.headings import bare, is_time_only, promise_of
from faculty_site.ingest.outline import Block, Section
from faculty_site.lib.fuzzy_dates import FuzzyDate, find_dates
from news.ingest.labels import has_known_label
from news.ingest.tables import table_items

NEWS = re.compile(r"\b(?:news|updates)\b", re.IGNORECASE)
"""In a heading such as “Older news”, which stands alone as well."""

HTML_ITEM = re.compile(r"<(?:li|tr|summary|p|div|span|td)\b", re.IGNORECASE)
HTML_PARAGRAPH = re.compile(r"\s*<p\b[^<>]*>(.*?)(?:</p\s*>\s*)?\Z", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of Markdown that is a news item. `section` is the news section's key.

    `within` is the year or month that a heading or a line above it names; `head` are the lines
    above it that go with it, such as that one. An item whose heading stands in a comment with it
    has no section.
    """

    text: str
    span: Span
    section: str
    hidden: bool = False
    within: FuzzyDate | None = None
    head: Span | None = None


def news_sources(page: Page) -> Iterator[Source]:
    """Every item of every news list, in source order, hidden ones among them."""
    for section in page.outline.sections:
        key = news_section(section, page)
        if key is None:
            for block in section.blocks:
                yield from _commented(block.inner if block.kind == "comment" else (), page)
        else:
            within = _date_alone(section.heading)
            yield from _items(section.blocks, Source("", (0, 0), key, within=within))


def news_section(section: Section, page: Page) -> str | None:
    """The key of the news section that this one is or is a time-part of."""
    if section.heading and promise_of(section.heading, page.dialect) == "news":
        return section.key
    if not section.heading or not _is_time(section.heading, page):
        return None
    for parent in (page.outline.section(key) for key in reversed(section.parents)):
        if promise_of(parent.heading, page.dialect) == "news":
            return parent.key
        if not _is_time(parent.heading, page):
            break
    return section.key if NEWS.search(section.heading) else None


def _is_time(heading: str, page: Page) -> bool:
    return is_time_only(heading, page.dialect) or _date_alone(heading) is not None


def _date_alone(text: str) -> FuzzyDate | None:
    """The year or month that a heading or a line is; “2020 and before” and a range are none."""
    words = bare(text) if len(text) < 100 else ""
    found = find_dates(words)
    if len(found) != 1 or found[0].end or found[0].date is None:
        return None
    whole = not (words[: found[0].start] + words[found[0].stop :]).strip()
    return found[0].date if whole and found[0].date.precision in ("year", "month") else None


def _commented(blocks: tuple[Block, ...], page: Page) -> Iterator[Source]:
    """The items below a news heading that a comment hides together with it."""
    promised: list[Block] = []
    taken = False
    for block in blocks:
        if block.kind == "heading":
            taken = promise_of(block.text.strip("# \n=-"), page.dialect) == "news"
        elif taken:
            promised.append(block)
    yield from _items(promised, Source("", (0, 0), "", hidden=True))


def _items(blocks: Sequence[Block], like: Source) -> Iterator[Source]:
    """The items in some blocks; `like` says what they have in common."""
    head: Span | None = None
    for _list, group in groupby(blocks, lambda block: block.list_span):
        members = list(group)
        for source in _of_group(members, like):
            yield replace(source, head=source.head or head)
            head = None
        alone = members[0].text if [b.kind for b in members] == ["paragraph"] else ""
        if within := _date_alone(alone):
            like, head = replace(like, within=within), members[0].span


def _of_group(members: Sequence[Block], like: Source) -> Iterator[Source]:
    """The items of one list or table, or of blocks that are none."""
    if members[0].kind == "item" and members[0].list_span:
        if like.within or _tells_news(members):
            yield from (source for block in members for source in _of_item(block, like))
    elif members[0].kind == "row":
        for row in table_items(members):
            yield replace(like, text=row.text, span=row.span, head=row.head)
    else:
        for block in members:
            if block.kind == "comment":
                yield from _items(block.inner, replace(like, hidden=True))
            elif block.kind == "paragraph":
                yield from _paragraph(block, like)
            elif block.kind == "html" and (inner := HTML_PARAGRAPH.match(block.text)):
                yield from _paragraph(replace(block, text=" ".join(inner[1].split())), like)


def _of_item(block: Block, like: Source) -> Iterator[Source]:
    """An item, or the items of the list inside one that is only a date."""
    within = _date_alone(block.text.partition("\n")[0]) if block.inner else None
    if within:
        head: Span | None = (block.span[0], block.inner[0].span[0])
        for inner in block.inner:
            yield replace(like, text=inner.text, span=inner.span, within=within, head=head)
            head = None
    elif block.text:
        yield replace(like, text=block.text, span=block.span)


def _tells_news(items: Sequence[Block]) -> bool:
    """Whether a list has at least one item with a date or a label of news; else it may be any."""
    return any(date_item(item.text) or has_known_label(item.text) for item in items)


def _paragraph(block: Block, like: Source) -> Iterator[Source]:
    """A paragraph is news when its date stands in front; one item a line if each line has one."""
    lines = block.text.split("\n")
    if not _starts_with_date(block.text):
        return
    if len(lines) > 1 and all(map(_starts_with_date, lines)):
        for number, line in enumerate(lines, block.span[0]):
            yield replace(like, text=line, span=(number, number + 1))
    else:
        yield replace(like, text=block.text, span=block.span)


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
