"""What the themes' pages are put together of: widgets in files, or blocks in front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faculty_site.ingest.documents import Document, ListKind
from faculty_site.ingest.themes.base import string_list, text_of
from faculty_site.ingest.themes.hugo_site.items import section_of
from faculty_site.ingest.themes.hugo_site.sources import Source
from faculty_site.ingest.themes.hugo_site.texts import line_of, markdown

LISTS = frozenset({"pages", "collection", "featured", "portfolio", "publications", "posts",
                   "publications_featured", "publications_selected", "posts_featured"})  # fmt: skip
"""Widgets and blocks that draw pages of the site as a list."""

SELECTING = ("featured_only", "publication_type", "tag", "category", "author", "years")
"""Filters of a list that leave some of the records out."""

CONTACTS = frozenset({"contact", "contact-info"})
PEOPLE = frozenset({"people", "team-showcase"})
CV = re.compile(r"experience|accomplishments|education|awards|resume-.*")
"""Widgets and blocks that hold lines of a CV."""

POINTER = re.compile(
    r"""\{\{[<%] \s* callout \b [^{}]* [%>]\}\} \n+
    [^\n]{0,200} \[ [^]\n]{0,100} \]
    \( [^\n]{0,60}? \bpublications?\b [^\n]{0,60} \) [^\n]{0,100} \n+
    \{\{[<%] \s* /callout \s* [%>]\}\}""",
    re.VERBOSE,
)
"""A widget's remark that its works may be filtered on the page that the theme makes of them."""

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
ICON = re.compile(r"\{\{[<%].*?[>%]\}\}")


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a page. `kind` is the widget's or the block's name in lower case.

    `text` is Markdown that begins on `line` of the file (1-based). `part` tells the blocks of
    one file apart, "" for a file of its own.
    """

    kind: str
    title: str
    text: str
    line: int
    content: Mapping[str, Any]
    document: Document
    language: str
    part: str = ""
    hidden: bool = False

    @property
    def listing(self) -> ListKind | None:
        """The kind of records that the old site listed here."""
        if self.kind not in LISTS:
            return None
        stated = self.content.get("filters")
        filters = stated if isinstance(stated, Mapping) else {}
        names = [text_of(self.content.get("page_type")), *string_list(filters.get("folders"))]
        sections = [section_of(name) for name in (*names, self.kind) if name]
        role = next((section.role for section in sections if section), "")
        kinds: dict[str, ListKind] = {"work": "publications", "news": "news", "post": "news"}
        return kinds.get(role)

    @property
    def is_selection(self) -> bool:
        """Whether only some of the records stood there, those that the owner chose."""
        filters = self.content.get("filters")
        chosen = isinstance(filters, Mapping) and any(filters.get(key) for key in SELECTING)
        return chosen or self.kind in ("featured", "publications_featured")

    @property
    def username(self) -> str:
        return text_of(self.content.get("username") or self.content.get("author"))


def blocks_of(landing: Source | None, widgets: Sequence[Source]) -> list[Block]:
    """The blocks of a page in its own order; the widgets are those beside it."""
    found = [_of_widget(widget) for widget in sorted(widgets, key=_weight)]
    if landing is not None:
        found += _of_sections(landing)
    return found


def _weight(widget: Source) -> tuple[float, str]:
    weight = widget.data.get("weight")
    known = isinstance(weight, int | float) and not isinstance(weight, bool)
    return (float(weight) if known and weight else 9e9), widget.key


def _of_widget(widget: Source) -> Block:
    data = widget.data
    stated = data.get("content")
    content = {**data, **(stated if isinstance(stated, Mapping) else {})}
    document = widget.document
    listed = _listed(content)
    body = "" if POINTER.fullmatch(document.body.strip()) else document.body
    text = body if body.strip() or not listed else listed
    own = text is body
    return Block(
        kind=text_of(data.get("widget")).lower(),
        title=_title(data.get("title")),
        text=text,
        line=document.body_line if own else line_of(document, _title(data.get("title"))),
        content=content,
        document=document,
        language=widget.language,
        hidden=data.get("active") is False or data.get("draft") is True,
    )


def _of_sections(landing: Source) -> Iterator[Block]:
    line = 1
    sections = landing.data.get("sections") or landing.data.get("blocks")
    for number, section in enumerate(sections if isinstance(sections, list) else [], 1):
        if not isinstance(section, Mapping) or section.get("demo") is True:
            continue
        stated = section.get("content")
        content = stated if isinstance(stated, Mapping) else {}
        text = _text_of(content)
        line = line_of(landing.document, text or text_of(content.get("title")), line)
        yield Block(
            kind=text_of(section.get("block")).lower(),
            title=_title(content.get("title")),
            text=text,
            line=line,
            content=content,
            document=landing.document,
            language=landing.language,
            part=text_of(section.get("id")) or str(number),
        )


def _title(value: Any) -> str:
    return text_of(ICON.sub("", str(value))).replace("\u00ad", "") if value else ""


def _text_of(content: Mapping[str, Any]) -> str:
    """A block's own text, without what says nothing; else what it lists."""
    text = markdown(content.get("text")) or markdown(content.get("body"))
    return (text if re.search(r"\w", text) else "") or _listed(content)


def _listed(content: Mapping[str, Any]) -> str:
    """Features, slides and the like as a list: a name and what is said of it."""
    for key in ("feature", "features", "items", "slides", "item"):
        listed = content.get(key)
        rows = [r for r in listed if isinstance(r, Mapping)] if isinstance(listed, list) else []
        if any({"date_start", "date", "organization"} & row.keys() for row in rows):
            return ""  # lines of a CV
        lines = [line for row in rows if (line := _line(row))]
        if lines:
            return "\n".join(lines)
    return ""


def _line(row: Mapping[str, Any]) -> str:
    name = " ".join(BREAK.sub(" ", str(row.get("name") or row.get("title") or "")).split())
    said = row.get("description") or row.get("content") or row.get("text") or row.get("answer")
    words = " ".join(html.unescape(str(said)).split()) if said else ""
    name = name or text_of(row.get("question"))
    if name and words:
        return f"- **{name}**: {words}"
    return f"- {name or words}" if name or words else ""
