"""What of a text its page will not show as it was written, with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.html import escape
from markdown_it.token import Token

from faculty_site.lib.markdown.dialects import Dialect, block_tokens
from faculty_site.lib.markdown.dropped import dropped
from faculty_site.lib.markdown.formulas import fault
from faculty_site.lib.markdown.rendering import LONGEST

LossKind = Literal["formula", "colour", "element", "address", "frame"]

LOSABLE = re.compile(r"[<$\\{&]|(?<!\bhttp)(?<!\bhttps)(?<!\bmailto):(?! )")
"""A text without HTML, formulas, attributes and schemes of its own loses nothing."""

BREAKS = frozenset({"softbreak", "hardbreak"})
NEAR = 5000  # characters of HTML in which what is dropped next is looked for


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that is drawn otherwise than it was written, or not at all.

    ``line`` counts from 0 in the text. ``detail`` names it: a formula's fault, a colour, an
    element's name, an address.
    """

    line: int
    kind: LossKind
    detail: str


def losses(text: str, dialect: Dialect) -> tuple[Loss, ...]:
    """Formulas that stay TeX, and what the allow-list takes away, in the order of the text.

    A text too long to be drawn has none: all of it stands as it was written.
    """
    if len(text) > LONGEST or not LOSABLE.search(text):
        return ()
    return tuple(loss for token in block_tokens(text, dialect) for loss in _in_block(token))


def _in_block(token: Token) -> Iterator[Loss]:
    line = token.map[0] if token.map else 0
    yield from _in_token(token, line)
    for child in token.children or ():
        yield from _in_token(child, line)
        line += 1 if child.type in BREAKS else child.content.count("\n")


def _in_token(token: Token, line: int) -> Iterator[Loss]:
    if token.type in ("math_inline", "math_block"):
        if why := fault(token.content):
            yield Loss(line, "formula", why)
    elif html := _html(token):
        yield from _in_html(html, line)


def _in_html(html: str, line: int) -> Iterator[Loss]:
    position = 0
    for one in dropped(html):
        found = html.find(one.detail, position, position + NEAR)
        if found > position:
            line += html.count("\n", position, found)
            position = found
        yield Loss(line, one.kind, one.detail)


def _html(token: Token) -> str:
    """The HTML that a token brings along: as it was written, or the tag that it becomes."""
    if token.type in ("html_block", "html_inline"):
        return token.content
    if token.nesting < 0 or not token.attrs:
        return ""
    written = "".join(f' {key}="{escape(str(value))}"' for key, value in token.attrs.items())
    return f"<{token.tag}{written}>"
