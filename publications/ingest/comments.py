"""What an item of a list hides in comments: kept with the hidden sections, not shown."""

from __future__ import annotations

from collections.abc import Iterator

from faculty_site.ingest.documents import Extraction, Page, Row
from faculty_site.ingest.values import SECTION
from publications.ingest.lists import Source
from publications.ingest.styled import COMMENT


def keep_comments(source: Source, page: Page, into: Extraction) -> None:
    """Append a hidden section for each comment inside an item that became a work."""
    for text in _comments(source.text):
        key = into.keys(SECTION).free(f"{source.section.key}-hidden-in-work")
        fields = {
            "profile": [into.slug],
            "key": key,
            "kind": "text",
            "heading": "",
            "level": 1,
            "body": text,
            "dialect": page.dialect,
            "language": page.language,
            "visibility": "hidden",
        }
        order = len(into.rows_of(SECTION))
        line = page.document.file_line(source.span[0])
        origin = f"section:{key}"
        into.rows.append(Row(SECTION, (into.slug, key), fields, origin, order=order, line=line))


def _comments(text: str) -> Iterator[str]:
    for comment in COMMENT.findall(text):
        inside = comment.strip().removeprefix("<!--").removesuffix("-->").strip()
        if inside:
            yield inside
