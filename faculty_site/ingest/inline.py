"""What stands inside a line of Markdown: links, pictures and what is set in bold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from faculty_site.lib.markdown import Dialect, parser

LINKING = re.compile(r"[\[<@]|://|www\.")
"""What a text with a link or picture has at the least, whatever its dialect."""

HREF = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
BOLD_TAGS = {"<b>": 1, "<strong>": 1, "</b>": -1, "</strong>": -1}


SHORT = 2_000
"""Characters of a text whose tokens are remembered for a while."""

LAST_BREAK = re.compile(r"<br\s*/?>\Z|\\{1,2}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InlineLink:
    """A link or picture: its words (or alternative text) and its address as written."""

    label: str
    url: str
    is_image: bool = False


def without_last_breaks(text: str) -> str:
    """A text without the line breaks that it ends in: `<br>`, backslashes, blanks."""
    text = text.strip()
    while match := LAST_BREAK.search(text, max(0, len(text) - 20)):
        text = text[: match.start()].rstrip()
    return text


def as_written(words: str, source: str) -> str:
    """Words read out of a source, with its own apostrophes where the parser curled them."""
    straight = words.replace("’", "'")
    return straight if words not in source and straight in source else words


def inline_tokens(text: str, dialect: Dialect) -> Sequence[Token]:
    """The inline tokens of a text, over all its blocks; they are shared, so change none."""
    return (_tokens_again if len(text) < SHORT else _tokens)(text, dialect)


def _tokens(text: str, dialect: Dialect) -> Sequence[Token]:
    found: list[Token] = []
    for token in parser(dialect).parse(text):
        found += token.children or ()
        if token.type == "html_block":
            found.append(token)
    return found


# Each reader of an item looks at it anew.
_tokens_again = lru_cache(maxsize=512)(_tokens)


def links_in(text: str, dialect: Dialect) -> list[InlineLink]:
    """Every link and picture of a text in order, those written in HTML among them."""
    found: list[InlineLink] = []
    if not LINKING.search(text):
        return found
    open_url, words = "", ""
    for token in inline_tokens(text, dialect):
        if token.type == "link_open":
            open_url, words = str(token.attrGet("href") or ""), ""
        elif token.type == "link_close":
            found.append(InlineLink(words.strip(), open_url))
            open_url = ""
        elif token.type == "image":
            found.append(InlineLink(token.content, str(token.attrGet("src") or ""), True))
        elif token.type in ("html_inline", "html_block"):
            found.extend(_html_links(token.content))
        elif open_url:
            words += token.content
    return found


def _html_links(markup: str) -> Iterator[InlineLink]:
    for match in HREF.finditer(markup):
        url = html.unescape(match[1] if match[1] is not None else match[2])
        yield InlineLink("", url, match[0].lower().startswith("src"))


def bold_in(text: str, dialect: Dialect) -> list[str]:
    """What is set in bold, in Markdown or HTML, as plain words."""
    found: list[str] = []
    depth, words = 0, ""
    for token in inline_tokens(text, dialect):
        change = _bold_change(token)
        depth = max(0, depth + change)
        if change < 0 and depth == 0:
            found.append(" ".join(words.split()))
            words = ""
        elif depth:
            words += " " if token.type == "softbreak" else token.content * (change == 0)
    return [as_written(phrase, text) for phrase in found if phrase]


def _bold_change(token: Token) -> int:
    if token.type in ("strong_open", "strong_close"):
        return token.nesting
    return BOLD_TAGS.get(token.content.lower(), 0) if token.type == "html_inline" else 0
