"""An author's values, written so that they stay values: in HTML, in Markdown, as addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote

from faculty_site.lib.markdown import Dialect, render_inline

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
SCHEMES = ("http:", "https:", "mailto:", "tel:", "page:", "asset:")
UNWRITTEN = re.compile(r"[\x00-\x1f\x7f]")
UNSAFE_IN_LINKS = re.compile(r"[\s()<>\"\\`|]")
MARKS = re.compile(r"([\\`*_\[\]<>|$])")
ENTITY = re.compile(r"&(?=#?\w+;)")
BRACES = re.compile(r"\{(?=[{%])")


def one_line(text: str) -> str:
    """The text with single blanks between its words."""
    return " ".join(text.split())


def without_braces(markup: str) -> str:
    """HTML in which nothing looks like a template that was left over."""
    return BRACES.sub("&#123;", markup)


def as_html(text: str) -> str:
    """Plain text for HTML, in an element or in a quoted attribute; on one line.

    kramdown would make a table of a line with a bar in it.
    """
    return without_braces(html.escape(one_line(text)).replace("|", "&#124;"))


def as_markdown(text: str) -> str:
    """Plain text for Markdown, on one line: nothing in it is taken for a mark."""
    return without_braces(ENTITY.sub("&amp;", MARKS.sub(r"\\\1", one_line(text))))


def inline_html(text: str, dialect: Dialect) -> str:
    """What an author wrote in Markdown or HTML, as HTML without blocks, on one line.

    For words inside of raw HTML, where not every dialect reads Markdown.
    """
    return without_braces(one_line(render_inline(one_line(text), dialect)))


def element(name: str, attributes: Mapping[str, str | None], content: str | None = None) -> str:
    """An HTML element around HTML, or without an end when `content` is None.

    Values are plain text; an attribute whose value is None is left out.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    opening = f"<{name}{written}>"
    return opening if content is None else f"{opening}{content}</{name}>"


def _attribute(name: str, value: str | None) -> str:
    return "" if value is None else f' {name}="{as_html(value)}"'


def address(value: str) -> str:
    """An address as a browser understands it; "" for one that would run or embed something."""
    value = UNWRITTEN.sub("", value).strip().replace(" ", "%20")
    scheme = SCHEME.match(value)
    if scheme and scheme[0].lower() not in SCHEMES:
        return ""
    return f"https:{value}" if value.startswith("//") else value


def is_elsewhere(url: str) -> bool:
    """Whether an address names a scheme or only a place on its own page."""
    return bool(SCHEME.match(url)) or url.startswith("#")


def link(words: str, url: str) -> str:
    """A Markdown link; `words` are Markdown. Only the words where the address is not safe."""
    target = address(url)
    if not target:
        return words
    target = UNSAFE_IN_LINKS.sub(lambda match: quote(match[0]), target)
    return f"[{words}]({without_braces(ENTITY.sub('&amp;', target))})"


def anchor(words: str, url: str) -> str:
    """The same in HTML, for places where no Markdown is read; `words` are plain text."""
    target = address(url)
    return element("a", {"href": target}, as_html(words)) if target else as_html(words)
