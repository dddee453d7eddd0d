"""From the lists under a news heading to rows of news items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faculty_site.ingest.documents import Extraction, Page, Placement, Row
from faculty_site.ingest.keys import Origins, fold
from faculty_site.lib.fuzzy_dates import FoundDate, day_first_order, find_dates
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.slugs import slug_for_text
from news.ingest.files import extract_item, file_posts
from news.ingest.items import Item, read_item
from news.ingest.labels import categories_of
from news.ingest.lists import Source, news_sources, promised_but_text
from news.ingest.years import fill_years

__all__ = ["extract"]


def extract(page: Page, into: Extraction) -> None:
    """Append the news items of a page: the one that it is, or those that it lists."""
    if page.role in ("news", "post"):
        extract_item(page, into)
    elif page.role in ("about", "list"):
        _extract_lists(page, into)
        file_posts(page, into)


def _extract_lists(page: Page, into: Extraction) -> None:
    """Append a news item for each dated or listed thing that a news heading promises."""
    claimed = into.claimed()
    sources = [s for s in news_sources(page) if claimed.isdisjoint(range(*s.span))]
    order = _order_of_numbers(sources, page, into)
    categories = categories_of(source.text for source in sources)
    items = [read_item(s, page, categories, order) for s in sources]
    _Rows(page, into).append(fill_years(items, page, into.problems))
    _place_whole_comments(page, into)
    for section in promised_but_text(page, into.claimed()):
        into.problems.warning(
            page.document.path,
            page.document.file_line(section.span[0]),
            f"“{section.heading}” promises news, but what stands under it could not be read as "
            "news items and stays text. Write it as a list, a line per item, each with its date.",
        )


def _order_of_numbers(sources: list[Source], page: Page, into: Extraction) -> bool | None:
    """Whether 12/05/2023 has its day first, by this page or the others; says so if none shows."""
    finds: list[FoundDate] = []
    first: Source | None = None
    for source in sources:
        found = find_dates(source.text)
        finds += found
        if first is None and any(date.ambiguous for date in found):
            first = source
    order = day_first_order(finds)
    order = into.day_first if order is None else order
    if order is None and first is not None:
        into.problems.warning(
            page.document.path,
            page.document.file_line(first.span[0]),
            "Dates such as 12/05/2023 can be read in two ways and nothing on this person's pages "
            "shows which is meant; they are read with the month first.",
        )
    return order


class _Rows:
    """Turns items into rows with slugs and origins that are unique inside the source."""

    def __init__(self, page: Page, into: Extraction) -> None:
        self.page = page
        self.into = into
        self.origins = Origins("item", page.file)
        self.slugs = into.keys("news.newsitem")

    def append(self, items: list[Item]) -> None:
        for order, item in enumerate(items, len(self.into.rows_of("news.newsitem"))):
            self.into.rows.append(self._row(item, order))

    def _row(self, item: Item, order: int) -> Row:
        folded = fold(plain_text(item.source.text, self.page.dialect))
        slug = self._slug(item)
        return Row(
            "news.newsitem",
            (slug,),
            self._fields(item, slug),
            self.origins.of(folded),
            order=order,
            text=folded,
            line=self.page.document.file_line(item.source.span[0]),
            placements=tuple(_placements(item.source)),
        )

    def _slug(self, item: Item) -> str:
        body = plain_text(item.body, self.page.dialect)
        return self.slugs.free(slug_for_text(f"{self.into.slug} {item.date or ''} {body}", 90))

    def _fields(self, item: Item, slug: str) -> dict[str, object]:
        return {
            "slug": slug,
            "kind": "news",
            "profile": [self.into.slug],
            "department": None,
            "section": [self.into.slug, item.source.section] if item.source.section else None,
            "date": str(item.date) if item.date else None,
            "end_date": str(item.end_date) if item.end_date else None,
            "category": item.category[:100],
            "title": "",
            "body": self.page.outline.complete(item.body),
            "dialect": self.page.dialect,
            "language": self.page.language,
            "place": item.place[:300],
            "visibility": "hidden" if item.source.hidden else "public",
            "pinned": False,
        }


def _placements(source: Source) -> Iterator[Placement]:
    for span in filter(None, (source.head, source.span)):
        yield Placement(span, "hidden" if source.hidden else "record")


def _place_whole_comments(page: Page, into: Extraction) -> None:
    """A comment all of whose blocks became hidden items goes with them, marks included."""
    claimed = into.claimed()
    rows = {p.span[0]: index for index, row in enumerate(into.rows) for p in row.placements}
    for section in page.outline.sections:
        for block in section.blocks:
            if block.kind != "comment":
                continue
            inner = {n for b in block.inner for n in range(*b.span)}
            if not inner or not inner <= claimed or min(inner) not in rows:
                continue
            index = rows[min(inner)]
            placed = (*into.rows[index].placements, Placement(block.span, "hidden"))
            into.rows[index] = replace(into.rows[index], placements=placed)
