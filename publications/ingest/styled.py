"""A list item as its words, with the places of bold, italics and links beside them.

Where a title or a list of authors ends is often shown by nothing but style, so the marks of
Markdown and HTML are taken out of the words and kept as stretches.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from markdown_it.token import Token

from faculty_site.lib.markdown import parser

Style = Literal["bold", "italic", "underline", "code", "link", "image"]

HARD, SOFT = "\n", "\v"
"""A break that is shown, and one that only the source has."""

LONGEST = 4000
"""Characters of source; what is longer is no entry of a list of works."""

COMMENT = re.compile(r"[ \t]*<!--(?:(?!-->).)*-->", re.DOTALL)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
ADDRESS = re.compile(
    r"\b(?:href|src)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s<>\"']+))", re.IGNORECASE
)
TAG_STYLES: dict[str, Style] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "u": "underline",
    "ins": "underline",
    "code": "code",
    "tt": "code",
    "a": "link",
}
PARTING_TAGS = {"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"} | {
    "table",
    "tbody",
    "tr",
    "td",
}
SILENT_TAGS = {"span", "font", "small", "big", "sup", "sub", "center", "mark", "abbr", "q", "img"}
TOKEN_STYLES: dict[str, Style] = {"strong": "bold", "em": "italic", "link": "link"}
READABLE = {"paragraph", "bullet_list", "ordered_list", "list_item", "inline", "html_block"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one style, `[start, end)`; a picture has no words."""

    style: Style
    start: int
    end: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """Words without markup; `HARD` and `SOFT` stand for line breaks."""

    text: str
    stretches: tuple[Stretch, ...] = ()

    def cut(self, start: int, end: int | None = None) -> Styled:
        """A part of it, with the stretches that reach into it."""
        stop = len(self.text) if end is None else max(start, end)
        kept = (
            Stretch(s.style, max(s.start, start) - start, min(s.end, stop) - start, s.url)
            for s in self.stretches
            if (s.start < stop and s.end > start) or (s.start == s.end and start <= s.start < stop)
        )
        return Styled(self.text[start:stop], tuple(kept))

    def of(self, *styles: Style) -> Iterator[Stretch]:
        """Its stretches of these styles, in order."""
        return (s for s in self.stretches if s.style in styles)

    def words(self, stretch: Stretch) -> str:
        return joined(self.text[stretch.start : stretch.end])


def joined(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def read_styled(markdown: str, dialect: str) -> Styled | None:
    """The words of an item without its comments; None when it holds more (code, a table …)."""
    if len(markdown) > LONGEST:
        return None
    builder = _Builder()
    for token in parser(dialect).parse(COMMENT.sub("", markdown)):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind not in READABLE or not builder.add_block(token):
            return None
    return builder.finish()


@dataclass(slots=True)
class _Builder:
    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    open: list[tuple[Style, int, str]] = field(default_factory=list)

    def add_block(self, token: Token) -> bool:
        """Take a block's words; False when it holds what cannot be read as words."""
        if token.type == "html_block":
            return self._add_html(token.content)
        if token.type == "inline":
            return all(self._add(child) for child in token.children or ())
        if token.nesting:
            self._break(HARD)
        return True

    def finish(self) -> Styled:
        while self.open:
            self._close(self.open[-1][0])
        return Styled(self.text, tuple(sorted(self.stretches, key=lambda s: (s.start, -s.end))))

    def _add(self, token: Token) -> bool:
        if token.type in ("hardbreak", "softbreak"):
            self._break(HARD if token.type == "hardbreak" else SOFT)
        elif token.type == "html_inline":
            return self._add_html(token.content)
        elif token.type == "image":
            self._picture(str(token.attrGet("src") or ""))
        elif token.type == "math_inline":
            self.text += f"${token.content}$"
        elif token.type == "code_inline":
            self._open("code")
            self._words(token.content)
            self._close("code")
        elif token.nesting:
            self._mark(token)
        elif token.type.startswith("footnote"):
            return False
        else:
            self._words(token.content)
        return True

    def _words(self, text: str) -> None:
        self.text += text.replace(HARD, " ").replace(SOFT, " ")

    def _mark(self, token: Token) -> None:
        style = TOKEN_STYLES.get(token.type.removesuffix("_open").removesuffix("_close"))
        if style and token.nesting > 0:
            self._open(style, str(token.attrGet("href") or ""))
        elif style:
            self._close(style)

    def _add_html(self, markup: str) -> bool:
        at = 0
        for match in TAG.finditer(markup):
            self._words(html.unescape(markup[at : match.start()]))
            at = match.end()
            if not self._tag(match[2].lower(), bool(match[1]), match[3]):
                return False
        rest = markup[at:]
        self._words(html.unescape(rest))
        return "<!" not in markup

    def _tag(self, name: str, closing: bool, attributes: str) -> bool:
        style = TAG_STYLES.get(name)
        found = ADDRESS.search(attributes)
        url = html.unescape(next(filter(None, found.groups()), "")) if found else ""
        if name in PARTING_TAGS:
            self._break(HARD)
        elif name == "img":
            self._picture(url)
        elif style and closing:
            self._close(style)
        elif style:
            self._open(style, url)
        return bool(style) or name in PARTING_TAGS or name in SILENT_TAGS

    def _picture(self, url: str) -> None:
        self.stretches.append(Stretch("image", len(self.text), len(self.text), url))

    def _break(self, mark: str) -> None:
        stripped = self.text.rstrip(" \t\xa0")
        if stripped.endswith(HARD) or not stripped:
            return  # offsets of open stretches stay right: nothing is taken away
        if mark == HARD and stripped.endswith(SOFT):
            self.text = f"{self.text} "
        self.text += mark

    def _open(self, style: Style, url: str = "") -> None:
        self.open.append((style, len(self.text), url))

    def _close(self, style: Style) -> None:
        """Close the innermost open stretch of a style; empty ones matter only as links."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == style:
                _, start, url = self.open.pop(index)
                if start < len(self.text) or (style == "link" and url):
                    self.stretches.append(Stretch(style, start, len(self.text), url))
                return
