"""A page that is one news item or one post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faculty_site.ingest.documents import Extraction, Json, Page, Placement, Row
from faculty_site.ingest.headings import BLOG, promise_of
from faculty_site.ingest.items import Item
from faculty_site.ingest.keys import fold
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.slugs import slug_for_text

SAYS_NOTHING = re.compile(
    r"(?:blog|news)[-_ ]?(?:posts?|items?)?|posts?|uncategori[sz]ed", re.IGNORECASE
)
"""Categories that only say that the item is one."""


def extract_item(page: Page, into: Extraction) -> None:
    """Append the news item that the page is, its whole body with it."""
    item = page.item or Item()
    body = "\n".join(page.outline.lines).strip("\n")
    words = item.title or plain_text(body[:1000], page.dialect)
    slug = into.keys("news.newsitem").free(
        slug_for_text(f"{into.slug} {item.date or ''} {words}", 90)
    )
    if not page.hidden:
        into.moved.append((("news.newsitem", (slug,)), page.old_urls))
    span = (0, len(page.outline.lines))
    into.rows.append(
        Row(
            "news.newsitem",
            (slug,),
            _fields(page, item, body, into) | {"slug": slug},
            f"file:{page.document.name}{page.part and '#'}{page.part}"[:250],
            order=len(into.rows_of("news.newsitem")),
            text=fold(f"{item.title[:500]} {plain_text(body[:2000], page.dialect)}"),
            line=page.line,
            placements=(Placement(span, "hidden" if page.hidden else "record"),),
        )
    )


def _fields(page: Page, item: Item, body: str, into: Extraction) -> dict[str, Json]:
    return {
        "kind": page.role,
        "profile": [into.slug],
        "department": None,
        "section": None,
        "date": str(item.date) if item.date else None,
        "end_date": str(item.end) if item.end and item.date else None,
        "category": next((c for c in item.categories if not SAYS_NOTHING.fullmatch(c)), "")[:100],
        "title": item.title[:500],
        "body": _with_links(body or item.summary, item),
        "dialect": page.dialect,
        "language": page.language,
        "place": item.place[:300],
        "visibility": "hidden" if page.hidden else "public",
        "pinned": item.pinned,
    }


def file_posts(page: Page, into: Extraction) -> None:
    """Let the posts stand where the old site listed its blog, and not among the news."""
    blog = None if page.hidden else next(_blogs(page), None)
    for at, row in enumerate(into.earlier if blog else ()):
        is_post = row.model == "news.newsitem" and row.fields["kind"] == "post"
        if is_post and not row.fields["section"]:
            fields = {**row.fields, "section": [into.slug, blog]}
            into.earlier[at] = replace(row, fields=fields)


def _blogs(page: Page) -> Iterator[str]:
    """The keys of the sections that list posts, by their own heading or a list's title.

    A list on a page of its own that no heading calls news is of posts, whatever it is called.
    """
    title = page.outline.sections[0].heading if page.role == "list" else ""
    for section in page.outline.sections:
        lines = range(*section.region)
        listed = any(kind == "news" and line in lines for line, kind in page.listings.items())
        is_news = any(promise_of(h, page.dialect) == "news" for h in (title, section.heading) if h)
        if listed and (BLOG.search(f"{title} {section.heading}") or (title and not is_news)):
            yield section.key


def _with_links(body: str, item: Item) -> str:
    """The text, and below it the addresses that only the front matter names."""
    links = [link for link in item.links if link.url not in body]
    shown = " · ".join(f"[{link.label or link.kind or 'Link'}]({link.url})" for link in links)
    return "\n\n".join(filter(None, (body, shown)))
