"""Where the HTML elements of a text begin and end, found in one pass over it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from faculty_site.lib.markdown.balance import TOKEN, VOID

Mode = Literal["raw", "block", "span"]

MARKDOWN = re.compile(r"""\smarkdown\s*=\s*["']?(0|1|block|span)\b""", re.IGNORECASE)
# fmt: off
SPANS = frozenset({
    "a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "del", "dfn", "em",
    "i", "img", "input", "ins", "kbd", "label", "mark", "option", "q", "rb", "rbc", "rp", "rt",
    "rtc", "ruby", "samp", "select", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
})
"""Elements that begin no block; every other name does, also one that HTML does not know."""
HOLDS_BLOCKS = frozenset({
    "address", "applet", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "iframe", "li",
    "main", "map", "menu", "nav", "noscript", "object", "section", "summary", "td",
})
HOLDS_SPANS = SPANS - {"br", "code", "img", "input", "kbd", "option", "samp", "var"} | {
    "caption", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "optgroup", "p", "th",
}
# fmt: on
HOLDS_NO_TAGS = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element's offsets in the source, and how its content is to be read."""

    start: int
    content_start: int
    content_end: int
    end: int
    mode: Mode


class Elements:
    """The block elements of a text by the offset of their opening tag.

    An element that is never closed is not among them; a closing tag without an element is, as one
    that has no content, and so are comments and tags that need no closing.
    """

    def __init__(self) -> None:
        self.by_start: dict[int, Element] = {}
        self.with_markdown: list[int] = []

    def add(self, element: Element) -> None:
        """Add an element; ``finish`` must follow the last."""
        self.by_start[element.start] = element
        if element.mode != "raw":
            self.with_markdown.append(element.start)

    def finish(self) -> "Elements":
        """Put them in order."""
        self.with_markdown.sort()
        return self

    def at(self, offset: int) -> Element | None:
        """The element that begins at ``offset``."""
        return self.by_start.get(offset)

    def first_with_markdown(self, begin: int, end: int) -> Element | None:
        """The first element from ``begin`` to ``end`` whose content is Markdown."""
        index = bisect_left(self.with_markdown, begin)
        while index < len(self.with_markdown) and self.with_markdown[index] < end:
            element = self.by_start[self.with_markdown[index]]
            if element.end <= end:
                return element
            index += 1
        return None


def elements_of(source: str) -> Elements:
    """The elements of ``source``."""
    found = Elements()
    if "<" not in source:
        return found
    open_tags: dict[str, list[re.Match[str]]] = {}
    lower = source.lower()
    last_end = {name: lower.rfind(f"</{name}") for name in HOLDS_NO_TAGS}
    inside = ""
    for tag in TOKEN.finditer(_without_open_comment(source)):
        name = (tag["name"] or "").lower()
        if inside and not (tag["close"] and name == inside):
            continue
        inside = ""
        if tag.group().startswith("<!--"):
            found.add(_closed(tag))
        elif is_block_tag(tag):
            _pair(found, open_tags.setdefault(name, []), tag, name)
            if not tag["close"] and last_end.get(name, -1) > tag.end():
                inside = name
    return found.finish()


def is_block_tag(tag: re.Match[str]) -> bool:
    """Whether a match of ``TOKEN`` is a tag that may begin a block; ``<https://...>`` is none."""
    name, rest = (tag["name"] or "").lower(), tag["rest"] or ""
    return bool(name) and name not in SPANS and (rest.strip() in ("", "/") or rest[0].isspace())


def _without_open_comment(source: str) -> str:
    """kramdown shows a comment that never ends, and reads on; the offsets stay."""
    last_end = source.rfind("-->") + 1
    return source[:last_end] + source[last_end:].replace("<!--", "    ")


def _pair(found: Elements, waiting: list[re.Match[str]], tag: re.Match[str], name: str) -> None:
    if not tag["close"]:
        if name in VOID or tag["rest"].endswith("/"):
            found.add(_closed(tag))
        else:
            waiting.append(tag)
    elif waiting:
        opening = waiting.pop()
        mode = _mode(name, opening["rest"])
        found.add(Element(opening.start(), opening.end(), tag.start(), tag.end(), mode))
    else:
        found.add(_closed(tag))


def _closed(tag: re.Match[str]) -> Element:
    return Element(tag.start(), tag.end(), tag.end(), tag.end(), "raw")


def _mode(name: str, attributes: str) -> Mode:
    asked = MARKDOWN.search(attributes)
    if not asked or asked[1] == "0":
        return "raw"
    if asked[1] != "1":
        return "span" if asked[1].lower() == "span" else "block"
    if name in HOLDS_BLOCKS:
        return "block"
    return "span" if name in HOLDS_SPANS else "raw"
