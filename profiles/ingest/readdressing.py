"""Texts and links of a row with some of their addresses changed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from faculty_site.ingest.documents import Json, Row
from profiles.ingest.old_site import bare

TEXTS = ("body", "abstract")
"""Fields of Markdown."""

FACTS = "facts"
"""Pairs of a label and its Markdown."""


def texts_of(row: Row) -> Iterator[str]:
    """The Markdown of a row that may name files."""
    yield from (text for name in TEXTS if isinstance(text := row.fields.get(name), str))
    yield from (value for _label, value in row.fields.get(FACTS) or ())


def readdressed(row: Row, moved: Mapping[str, str]) -> Row:
    """The row with each address of `moved` (as written, without query) replaced by its new one."""
    fields: dict[str, Json] = dict(row.fields)
    for name in TEXTS:
        if isinstance(text := fields.get(name), str):
            fields[name] = _text(text, moved)
    if facts := fields.get(FACTS):
        fields[FACTS] = [[label, _text(value, moved)] for label, value in facts]
    if isinstance(url := fields.get("url"), str):
        fields["url"] = _url(url, moved)
    if links := fields.get("links"):
        fields["links"] = [{**link, "url": _url(link["url"], moved)} for link in links]
    return row if fields == row.fields else replace(row, fields=fields)


def _url(url: str, moved: Mapping[str, str]) -> str:
    path = bare(url)
    return f"{moved[path]}{url.strip().removeprefix(path)}" if path in moved else url


def _text(text: str, moved: Mapping[str, str]) -> str:
    """Only what stands where Markdown and HTML have addresses is replaced."""
    written = {form: new for old, new in moved.items() for form in _forms(old)}
    known = "|".join(re.escape(form) for form in sorted(written, key=len, reverse=True))
    address = re.compile(
        r"(\]\(\s*<?|\b(?:href|src)\s*=\s*[\"']?|^ {0,3}\[[^\]\n]+\]:\s*<?)"
        rf"({known})(?=[\s)>\"'#?]|\Z)",
        re.IGNORECASE | re.MULTILINE,
    )
    return address.sub(lambda found: found[1] + written.get(found[2], found[2]), text)


def _forms(url: str) -> set[str]:
    """An address as parsers give it, and as a text may have it."""
    return {form for each in (url, unquote(url)) for form in (each, html.escape(each))}
