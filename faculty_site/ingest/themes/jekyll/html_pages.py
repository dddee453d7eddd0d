"""Pages that are HTML with front matter, which Jekyll draws without reading Markdown in them."""

from __future__ import annotations

import re
from dataclasses import replace

from faculty_site.ingest.documents import Document

SUFFIXES = {".html", ".htm"}
AS_IT_STANDS = re.compile(r"<(/?)(?:pre|textarea|xmp)\b", re.IGNORECASE)


def flush_left(document: Document) -> Document:
    """An HTML page with its lines at the left edge: Markdown takes an indented one for code."""
    if document.path.suffix.lower() not in SUFFIXES:
        return document
    lines, open_tags = [], 0
    for line in document.body.split("\n"):
        lines.append(line if open_tags else line.lstrip(" \t"))
        marks = AS_IT_STANDS.findall(line)
        open_tags = max(0, open_tags + marks.count("") - marks.count("/"))
    return replace(document, body="\n".join(lines))
