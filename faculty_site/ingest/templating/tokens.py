"""One tokenizer for Liquid and for Hugo's shortcodes: where a template's parts begin and end.

It reads each mark once, whatever is left open, so that no text makes it slow. An opening mark
that nothing closes is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from faculty_site.ingest.templating.model import Generator

TokenKind = Literal["text", "output", "tag", "raw", "comment", "shortcode", "escaped"]


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a template; all of them joined by `text` are the source.

    `start` and `end` are offsets into the source, `line` (0-based) is that of `start`.

    `content` is what the marks enclose: an expression, a tag's or a shortcode's arguments, a raw
    block's or a comment's text, an escaped shortcode as it is to be shown; a text's own text.
    `name` is the tag's or the shortcode's, as written. `strip_before` and `strip_after` are
    Liquid's `{%-` and `-%}`. `is_markdown` tells `{{% x %}}` from `{{< x >}}`; `closes` is true
    for `{{< /x >}}`, `is_whole` for `{{< x />}}`.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    line: int
    content: str = ""
    name: str = ""
    strip_before: bool = False
    strip_after: bool = False
    is_markdown: bool = False
    closes: bool = False
    is_whole: bool = False


_LIQUID: Final = re.compile(r"\{\{|\{%|\}\}|%\}\}?")
_SHORTCODE: Final = re.compile(r"\{\{<|\{\{%|>\}\}|%\}\}")
_BLOCK: Final = re.compile(r"\{%-?\s*(?P<name>(?:end)?(?:raw|comment))\b[^%]*%\}")
_TAG: Final = re.compile(r"(#|\w*)\s*(.*)", re.DOTALL)
_CALL: Final = re.compile(r"(/?)\s*([^\s\"`=]*)\s*(.*)", re.DOTALL)


def tokenise(text: str, generator: Generator) -> Iterator[Token]:
    """The parts of a body in order, adjacent and without gaps; time grows with its length."""
    parts = _liquid(text) if generator == "jekyll" else _shortcodes(text)
    position = line = 0
    for token in parts:
        if token.start > position:
            before = text[position : token.start]
            yield Token("text", before, position, token.start, line, before)
            line += before.count("\n")
        yield _at_line(token, line)
        line += token.text.count("\n")
        position = token.end
    if position < len(text):
        yield Token("text", text[position:], position, len(text), line, text[position:])


def _at_line(token: Token, line: int) -> Token:
    object.__setattr__(token, "line", line)  # it is new, nobody has seen it yet
    return token


def _liquid(text: str) -> Iterator[Token]:
    blocks = _liquid_blocks(text)
    position = 0
    opening: re.Match[str] | None = None
    for mark in _LIQUID.finditer(text):
        if mark.start() < position:
            continue
        if mark[0] == "{%" or (mark[0] == "{{" and (opening is None or opening[0] == "{{")):
            opening = mark
        elif opening is not None and _closes(opening[0], mark[0]):
            end = mark.end() if opening[0] == "{{" else mark.start() + 2
            token = _liquid_token(text, opening.start(), end, blocks)
            yield token
            opening, position = None, token.end


def _closes(opening: str, mark: str) -> bool:
    """`{{% x %}}`, Hugo's form in a Jekyll page, is an output too."""
    return mark in ("}}", "%}}") if opening == "{{" else mark.startswith("%}")


def _liquid_token(text: str, start: int, end: int, blocks: dict[int, re.Match[str]]) -> Token:
    if start in blocks:
        return _liquid_block(text, start, end, blocks[start])
    written = text[start:end]
    inner = written[2:].strip("%}") if written.endswith("%}}") else written[2:-2]
    before, after = inner.startswith("-"), inner.endswith("-") and len(inner) > 1
    inner = inner[before : len(inner) - after].strip()
    if written.startswith("{{"):
        return Token("output", written, start, end, 0, inner, "", before, after)
    tag = _TAG.match(inner)
    name, content = (tag[1], tag[2]) if tag else ("", inner)
    return Token("tag", written, start, end, 0, content, name, before, after)


def _liquid_block(text: str, start: int, end: int, closing: re.Match[str]) -> Token:
    """A raw block or a comment, from its opening tag (that ends at `end`) to its closing one."""
    before, after = text.startswith("{%-", start), closing[0].endswith("-%}")
    inner = text[end : closing.start()]
    if text.startswith("-%}", end - 3):
        inner = inner.lstrip()
    if closing[0].startswith("{%-"):
        inner = inner.rstrip()
    kind: TokenKind = "raw" if closing["name"] == "endraw" else "comment"
    whole = text[start : closing.end()]
    return Token(kind, whole, start, closing.end(), 0, inner, "", before, after)


def _liquid_blocks(text: str) -> dict[int, re.Match[str]]:
    """By the offset of an opening `raw` or `comment`, the tag that closes it."""
    marks = list(_BLOCK.finditer(text))
    ends: list[int | None] = [None] * (len(marks) + 1)
    for index in range(len(marks) - 1, -1, -1):
        ends[index] = index if marks[index]["name"] == "endraw" else ends[index + 1]
    found: dict[int, re.Match[str]] = {}
    comments: list[int] = []
    index = 0
    while index < len(marks):
        name, end = marks[index]["name"], ends[index]
        if name == "raw" and end is not None:
            found[marks[index].start()] = marks[end]
            index = end
        elif name == "comment":
            comments.append(marks[index].start())
        elif name == "endcomment" and comments:
            found[comments.pop()] = marks[index]
        index += 1
    return found


def _shortcodes(text: str) -> Iterator[Token]:
    opening: re.Match[str] | None = None
    for mark in _SHORTCODE.finditer(text):
        if mark[0].startswith("{{"):
            opening = mark
        elif opening is not None and (opening[0] == "{{%") == (mark[0] == "%}}"):
            yield _shortcode(text[opening.start() : mark.end()], opening.start(), mark.end())
            opening = None


def _shortcode(written: str, start: int, end: int) -> Token:
    inner, is_markdown = written[3:-3].strip(), written[2] == "%"
    if inner.startswith("/*") and inner.endswith("*/") and len(inner) >= 4:
        shown = written[:3] + inner[2:-2] + written[-3:]
        return Token("escaped", written, start, end, 0, shown)
    is_whole = inner.endswith("/") and not inner.startswith("/")
    call = _CALL.match(inner[:-1].rstrip() if is_whole else inner)
    closes, name, content = (bool(call[1]), call[2], call[3]) if call else (False, "", inner)
    return Token(
        "shortcode",
        written,
        start,
        end,
        0,
        content,
        name,
        is_markdown=is_markdown,
        closes=closes,
        is_whole=is_whole,
    )
