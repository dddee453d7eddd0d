"""Hugo's shortcodes that name pages, people, works, files and values of the site."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from faculty_site.ingest.readers import resolve_inside
from faculty_site.ingest.templating.model import Call, Context, Piece
from faculty_site.ingest.templating.pieces import citations
from faculty_site.ingest.templating.pieces.markup import address, as_markdown, link, one_line
from faculty_site.ingest.templating.shortcode_addresses import (
    file_address,
    file_place,
    find_page,
    page_address,
    page_values,
)
from faculty_site.ingest.templating.shortcode_media import first

WORDS: Final = ("text", "label", "title", "name", "caption")
MAX_TABLE_BYTES: Final = 200_000
MOST_ROWS: Final = 500
CITED: Final = ("citation", "4", "apa")
"""Views of Academic's `cite` that print a whole reference."""


def ref(call: Call, context: Context) -> str | None:
    """An address alone: the author's link stands around it."""
    said = first(call, "path")
    if not said:
        return None
    if "://" in said:
        return address(said)
    if said.partition("#")[0] and not find_page(said, context):
        context.warn(
            call.line,
            f"The page “{said}”, which a link leads to, is not among the site's files. "
            "Set the link's address right.",
        )
    return address(page_address(said, context))


def cite(call: Call, context: Context) -> str | None:
    """A page about a work (Academic), or works by their keys in the bibliography."""
    page = call.get("page")
    if not page:
        keys = [key for said in call.positional for key in said.split(",") if key.strip()]
        return citations.cited([key.strip() for key in keys], call.line, context)
    values = page_values(find_page(page, context), context)
    title = one_line(str(values.get("title") or ""))
    name = PurePosixPath(page.rstrip("/")).name.replace("-", " ")
    linked = link(as_markdown(title or name), page_address(page, context))
    if not title or call.get("view") not in CITED:
        return linked
    authors = ", ".join(as_markdown(name) for name in _strings(values.get("authors")))
    year = str(values.get("date") or "")[:4]
    who = " ".join(part for part in (authors, f"({year})" if year.isdigit() else "") if part)
    venue = one_line(str(values.get("publication") or "")).strip(".")
    return ". ".join(part for part in (who, linked, venue) if part) + "."


def mention(call: Call, context: Context) -> str | None:
    """A person by the name of their folder."""
    said = first(call, "user", "author")
    if not said:
        return None
    values = page_values(find_page(f"/authors/{said}", context), context)
    name = one_line(str(values.get("title") or "")) or said.replace("-", " ").title()
    return f"**{as_markdown(name)}**"


def static_link(call: Call, context: Context) -> str | None:
    said = first(call, "path", "file", "src")
    words = call.inner.strip() or as_markdown(PurePosixPath(said).name)
    return link(words, file_address(f"/{said.lstrip('/')}", context)) if said else None


def button(call: Call, context: Context) -> str | None:
    """A link with its words; a page of the site may be named instead of an address."""
    words = one_line(call.inner) or as_markdown(call.get(*WORDS, "cta_text"))
    page = call.get("relref", "ref", "page")
    said = call.get("url", "href", "link", "to", "src", "file", "cta_link")
    said = said or ("" if page else next(iter(call.positional), ""))
    target = page_address(page, context) if page else file_address(said, context)
    if not target:
        return words or None
    return link(words or as_markdown(PurePosixPath(said).name or said), target)


def calls_to_action(call: Call, context: Context) -> str | None:
    """Academic's `cta`: a link, and maybe another."""
    said = (("cta_link", "cta_text"), ("cta_alt_link", "cta_alt_text"))
    pairs = [(call.get(target), call.get(words)) for target, words in said]
    drawn = [
        link(as_markdown(words or target), file_address(target, context))
        for target, words in pairs
        if target
    ]
    return " · ".join(drawn) or None


def card(call: Call, context: Context) -> str | None:
    """A card is a line of a list: its title leads on, its other words follow."""
    title = call.get("title", "header", "name")
    linked = button(Call(call.name, call.line, (), {**call.named, "text": title}), context)
    words = [call.get("subtitle", "description", "text"), one_line(call.inner)]
    said = [part for part in (linked, *words) if part]
    return f"- {': '.join(said)}" if said else None


def parameter(call: Call, context: Context) -> str | None:
    """A value of the page's front matter, else of the site's parameters."""
    keys = first(call, "name", "key").split(".")
    own: Any = context.document.front_matter
    params: Any = context.site.config.get("params")
    for values in (own, params):
        found = values
        for key in keys:
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, str | int | float):
            return as_markdown(str(found))
    return None


def table(call: Call, context: Context) -> str | None:
    """A table from a file of comma-separated values, else what the author wrote inside."""
    if call.inner.strip():
        return "\n\n".join(filter(None, (call.inner.strip(), call.get("caption"))))
    place = file_place(address(first(call, "path", "file", "src")), context)
    rows = _rows(place, call.get("delimiter") or ",", context)
    if not rows:
        return None
    width = max(map(len, rows))
    if call.get("header").lower() == "false":
        rows = [[""] * width, *rows]
    lines = [_row(row, width) for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    caption = call.get("caption")
    return "\n".join([*lines, "", caption] if caption else lines)


def _rows(place: str, delimiter: str, context: Context) -> list[list[str]]:
    if not place:
        return []
    path = resolve_inside(context.site.root, place, max_bytes=MAX_TABLE_BYTES)
    if path is None:
        return []
    try:
        text = path.read_text("utf-8-sig", errors="replace")
        reader = csv.reader(io.StringIO(text), delimiter=delimiter[:1])
        return [row for row in list(reader)[:MOST_ROWS] if row]
    except (OSError, csv.Error, ValueError, TypeError):
        return []


def _row(cells: Sequence[str], width: int) -> str:
    padded = [*cells, *[""] * (width - len(cells))]
    return f"| {' | '.join(as_markdown(cell) for cell in padded)} |"


def _strings(value: object) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else []


# fmt: off
PAGES: Mapping[Piece, tuple[str, ...]] = {
    ref: ("ref", "relref"),
    cite: ("cite", "cite_page"),
    mention: ("mention", "author"),
    static_link: ("staticref",),
    button: ("button", "btn", "link", "a", "href", "download", "cta_button"),
    calls_to_action: ("cta",),
    card: ("card", "link-card"),
    parameter: ("param",),
    table: ("table", "csvtable", "csv-table", "csv"),
}
# fmt: on
