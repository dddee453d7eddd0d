"""A page of a small site, and what a reader gets of a piece that stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating.model import Call, Context, Site
from faculty_site.lib.markdown import Dialect, render

DIALECTS: tuple[Dialect, ...] = ("kramdown", "goldmark")
LONE_PICTURE = re.compile(r"\A<p>(<img [^<>]*>|<a [^<>]*><img [^<>]*></a>)</p>\Z")
LINE = 7
"""Where every call of these tests stands."""


def context(
    root: Path = Path("/sites/curie"),
    front_matter: Mapping[str, Any] | None = None,
    *,
    page: str = "_pages/about.md",
    config: Mapping[str, Any] | None = None,
) -> Context:
    document = Document(
        path=root / page,
        name=page,
        content=b"",
        text="",
        front_matter=front_matter or {},
        body="",
        body_line=1,
        encoding="utf-8",
        key_lines={},
    )
    return Context(document, Site(root, config or {}), Problems())


def call(name: str, *positional: str, inner: str = "", **named: str) -> Call:
    return Call(name, LINE, positional, named, inner)


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """The elements of a page in order, with their attributes."""
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(html)
    return found


def everything(markdown: str) -> list[tuple[str, dict[str, str | None]]]:
    """The elements that a reader gets of a text in any of the dialects."""
    return [element for dialect in DIALECTS for element in elements(render(markdown, dialect))]


def reads(markdown: str) -> str:
    """The HTML of a piece between two paragraphs, which must stay paragraphs in both dialects.

    The dialects must agree but for blanks and the paragraph round a picture, which is kramdown's.
    """
    seen = [render(f"Before *it*.\n\n{markdown}\n\nAfter *it*.", dialect) for dialect in DIALECTS]
    bare = []
    for html in seen:
        assert html.startswith("<p>Before <em>it</em>.</p>")
        assert html.rstrip().endswith("<p>After <em>it</em>.</p>")
        inside = html.rstrip().removeprefix("<p>Before <em>it</em>.</p>")
        piece = inside.removesuffix("<p>After <em>it</em>.</p>").strip()
        bare.append(LONE_PICTURE.sub(r"\1", piece))
    first, second = ("".join(html.split()) for html in bare)
    assert first == second
    return bare[0]
