"""A page that is one line of a curriculum vitae: a talk, a course, a project."""

from __future__ import annotations

from faculty_site.ingest.documents import Extraction, Page, Placement, Row
from faculty_site.ingest.items import Item
from faculty_site.ingest.keys import fold
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.slugs import slug_for_text
from profiles.models import Entry

MARKED = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>"})
"""What would be Markdown in a title, written so that it is not."""


def extract_entry(page: Page, into: Extraction) -> None:
    """Append the entry that the page is; its text stands under its title."""
    item = page.item or Item()
    kind = item.kind if item.kind in Entry.Kind.values else Entry.Kind.OTHER
    key = into.keys("profiles.entry").free(slug_for_text(f"{kind} {item.title}", 80))
    text = "\n".join(page.outline.lines).strip("\n")
    title = item.title if len(item.title) <= 500 else f"{item.title[:499]}…"
    fields = {
        "profile": [into.slug],
        "key": key,
        "section": None,
        "kind": str(kind),
        "title": title,
        "place": ", ".join(filter(None, dict.fromkeys((item.venue, item.place))))[:300],
        "start": str(item.date) if item.date else None,
        "end": str(item.end) if item.end and item.date else None,
        "body": _body(item, text or item.summary),
        "dialect": page.dialect,
        "language": page.language,
        "visibility": "hidden" if page.hidden else "public",
    }
    whole = Placement((0, len(page.outline.lines)), "hidden" if page.hidden else "record")
    into.rows.append(
        Row(
            "profiles.entry",
            (into.slug, key),
            fields,
            f"file:{page.document.name}{page.part and '#'}{page.part}"[:250],
            order=len(into.rows_of("profiles.entry")),
            text=fold(f"{title} {plain_text(text[:2000], page.dialect)}"),
            line=page.line,
            placements=(whole,),
        )
    )


def _body(item: Item, text: str) -> str:
    """The title, linked where there is an address, with the text below; "" for a title alone."""
    if not item.links and not text:
        return ""
    title = item.title.translate(MARKED)
    more = item.links[1:]
    head = f"[{title}]({item.links[0].url})" if item.links else f"**{title}**"
    links = [f"[{link.label or link.kind or 'Link'}]({link.url})" for link in more]
    return "\n\n".join(filter(None, (" · ".join([head, *links]), text)))
