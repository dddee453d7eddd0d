"""A page that stands by itself, below the one about the person."""

from __future__ import annotations

from pathlib import PurePosixPath

from faculty_site.ingest.documents import Extraction, Page, Placement, Row
from faculty_site.ingest.items import Item
from faculty_site.ingest.keys import fold
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.slugs import slug_for_text
from profiles.ingest.sections import DOCTYPE
from profiles.models.pages import RESERVED_KEYS

KEY_LENGTH = 80
"""Leaves room for what makes a key free."""

INDEX = {"index", "_index"}
"""Names of files that stand for their folder."""


def extract_page(page: Page, into: Extraction) -> None:
    """Append the further page that the page is, its text as it stands."""
    item = page.item or Item()
    title = item.title or _title_of_file(page)
    if title == title.lower():  # as themes write it; beside other titles that looks wrong
        title = f"{title[:1].upper()}{title[1:]}"
    key = into.keys("profiles.page").free(_key(item.key or title))
    lines = page.outline.lines
    text = "\n".join(line for line in lines if not DOCTYPE.fullmatch(line)).strip("\n")
    fields = {
        "profile": [into.slug],
        "key": key,
        "title": title if len(title) <= 300 else f"{title[:299]}…",
        "body": text,
        "dialect": page.dialect,
        "language": page.language,
        "in_navigation": item.order is not None,
        "visibility": "hidden" if page.hidden else "public",
    }
    whole = Placement((0, len(page.outline.lines)), "hidden" if page.hidden else "text")
    into.rows.append(
        Row(
            "profiles.page",
            (into.slug, key),
            fields,
            f"file:{page.document.name}{page.part and '#'}{page.part}"[:250],
            order=len(into.rows_of("profiles.page")) if item.order is None else max(item.order, 0),
            text=fold(f"{title} {plain_text(text[:2000], page.dialect)}"),
            line=page.line,
            placements=(whole,),
        )
    )
    if not page.hidden:
        into.moved.append((("profiles.page", (into.slug, key)), page.old_urls))


def _key(words: str) -> str:
    key = slug_for_text(words, KEY_LENGTH)
    return f"{key}-page" if key in RESERVED_KEYS else key


def _title_of_file(page: Page) -> str:
    """“Lecture notes” for `lecture-notes.md` and for `lecture_notes/index.md`."""
    path = PurePosixPath(page.document.name)
    name = path.parent.name if path.stem in INDEX and path.parent.name else path.stem
    words = name.replace("-", " ").replace("_", " ").strip() or name
    return words[:1].upper() + words[1:]
