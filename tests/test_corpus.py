"""Real pages, where they lie beside the project: all of them are read and drawn.

Nothing is known here of what they should look like; only what must never happen is looked for. The
HTML is read by the standard library's parser, which has no part in making it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Page
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.lib.markdown import for_page
from faculty_site.lib.markdown.rendering import block_html
from tests.sites.reader import page_in

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
SITES = sorted(path for path in CORPUS.glob("*/*") if path.is_dir() or path.suffix == ".md")

pytestmark = pytest.mark.skipif(not SITES, reason="no pages beside the project")

VOID = {"br", "col", "hr", "img", "input", "source", "track", "wbr"}
UNSAFE_TAGS = {
    "applet", "base", "body", "button", "embed", "form", "frame", "frameset", "head", "html",
    "link", "meta", "noscript", "object", "plaintext", "script", "select", "style", "svg",
    "template", "textarea", "title", "xmp",
}  # fmt: skip
UNSAFE_ATTRIBUTES = {"style", "srcdoc", "action", "formaction", "background", "ping", "xlink:href"}
ADDRESSES = {"href", "src", "cite", "poster", "data", "srcset"}
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\-\t\r\n]*):", re.IGNORECASE)
FRAMES = re.compile(r"https://[a-z0-9.-]+/")
NO_WORDS = {"code", "pre", "math"}
"""Elements in which braces are code or TeX."""
TEMPLATE = re.compile(r"\{\{|\{%")
QUOTED = re.compile(r"\{%-? *raw|\{\{[<%]/\*")
"""How a page says that templates in it are to be shown."""


class Reader(HTMLParser):
    """Collects what must not be there, the ids, and the words outside code and formulas."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSAFE_TAGS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            self._check(tag, name, value or "")
        if tag not in VOID:
            self.open.append(tag)

    def _check(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in UNSAFE_ATTRIBUTES:
            self.wrong.append(f"<{tag} {name}>")
        scheme = SCHEME.match(value) if name in ADDRESSES else None
        if scheme and scheme[1].lower() not in SAFE_SCHEMES:
            self.wrong.append(f"{name}={value[:40]}")
        if tag == "iframe" and name == "src" and not FRAMES.match(value):
            self.wrong.append(f"<iframe src={value[:40]}>")
        if name == "id":
            self.ids[value] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if not NO_WORDS.intersection(self.open):
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data[:40]}-->")

    def faults(self) -> list[str]:
        """All that was wrong, in words."""
        left = [f"<{tag}> stays open" for tag in self.open]
        twice = [f"id {name} stands twice" for name, count in self.ids.items() if count > 1]
        return [*self.wrong, *left, *twice]

    def templates(self) -> list[str]:
        """The first template that readers would see, if any."""
        words = "".join(self.words)
        found = TEMPLATE.search(words)
        return [f"{words[found.start() :][:60]!r} stays"] if found else []


def pages(site: Path) -> Iterator[Page]:
    """The Markdown pages of a site as an import reads them, but for those that it refuses."""
    paths = sorted(site.rglob("*.m*d*")) if site.is_dir() else [site]
    for path in paths:
        if path.suffix in (".md", ".markdown") and path.is_file():
            try:
                yield page_in(path, Problems())
            except SourceError:
                continue  # such as a file without text; the reader's own tests say which


def read(page: Page) -> Reader:
    """The page's body as it stands on a page of ours."""
    html = block_html(page.document.body, page.dialect)
    reader = Reader()
    reader.feed(for_page(html, heading_shift=1, id_prefix="x-", resolve=lambda _key: "/x"))
    reader.close()
    return reader


@pytest.mark.parametrize("site", SITES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_every_page_is_drawn_and_safe(site: Path) -> None:
    faults: dict[str, list[str]] = {}
    for page in pages(site):
        reader = read(page)
        found = reader.faults()
        if not QUOTED.search(page.document.text):
            found += reader.templates()
        if found:
            faults[str(page.document.path.relative_to(site))] = found
    assert faults == {}
