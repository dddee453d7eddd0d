"""Text that somebody might write to run a script in other people's browsers, and how to see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urlsplit

MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(1)><!-- </title></textarea>"
"""Ends attributes, titles and text areas, then begins something that runs."""

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\nscript:alert(1)",
    "\tjava\tscript:alert(1)",
    "\x1f java\r\nscript\t:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    '//"><script>alert(1)</script>',
    'https://example.org/"onmouseover="alert(1)',
)
"""Addresses that run something, in the spellings that browsers accept as well."""

_RUNNING = {"script", "iframe", "object", "embed", "style", "base", "form", "link", "meta", "svg"}
_LEADING = {"href", "src", "action", "formaction", "xlink:href", "data", "srcset", "poster"}
_SAFE = {"", "http", "https", "mailto", "tel"}
_IGNORED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(33)))


class _Reader(HTMLParser):
    """Collects what in a page could run, and the page's shape."""

    def __init__(self) -> None:
        super().__init__()
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.shape: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RUNNING:
            self.shape.append(_kind(tag, dict(attrs)))
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.handlers.append(f"{tag} {name}={value}")
            if name in _LEADING and not leads_somewhere_harmless(value or ""):
                self.addresses.append(f"{tag} {name}={value!r}")


def _kind(tag: str, attrs: Mapping[str, str | None]) -> str:
    """A script by what it is: data that no browser runs, a file of ours, or neither."""
    if tag == "script" and attrs.get("type") == "application/ld+json":
        return "data"
    own = re.fullmatch(r"/static/faculty_site/[\w/.-]+\.js", attrs.get("src") or "")
    return "own script" if tag == "script" and own else tag


def leads_somewhere_harmless(address: str) -> bool:
    """Whether a browser would load or open this address without running it."""
    read = _IGNORED.sub("", address).strip(_EDGES)
    try:
        return urlsplit(read).scheme.lower() in _SAFE
    except ValueError:
        return True


def what_runs(html: str) -> list[str]:
    """Event handlers, inline styles and addresses with code, of a page."""
    reader = _read(html)
    return reader.handlers + reader.addresses


def shape(html: str) -> list[str]:
    """The elements of a page that run, load or send something, in order."""
    return _read(html).shape


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader
