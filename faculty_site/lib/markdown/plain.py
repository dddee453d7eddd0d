"""Text without its markup."""

import re
from collections.abc import Iterator
from html import unescape

from markdown_it.token import Token

INVISIBLE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|iframe|template|svg)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
BREAKING = re.compile(r"<(?:br|p|div|li|tr|td|h[1-6])\b", re.IGNORECASE)


def plain_blocks(tokens: list[Token]) -> Iterator[str]:
    """The words of each block that has any, in order."""
    for token in tokens:
        if token.type == "inline":
            text = "".join(_shown(child) for child in token.children or [])
        elif token.type in ("fence", "code_block", "math_block"):
            text = token.content
        elif token.type == "html_block":
            text = without_tags(token.content)
        else:
            continue
        if text := SPACE.sub(" ", text).strip():
            yield text


def _shown(token: Token) -> str:
    if token.type == "image":
        return token.content if not token.children else "".join(map(_shown, token.children))
    if token.type == "html_inline":
        return " " if BREAKING.match(token.content) else ""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    # Footnote marks have no words; text, code and formulas have their content.
    return token.content


def without_tags(html: str) -> str:
    """Raw HTML's words; comments and scripts have none."""
    return unescape(TAG.sub(" ", INVISIBLE.sub(" ", html)))
