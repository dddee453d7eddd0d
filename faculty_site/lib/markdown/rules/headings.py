"""Heading ids as GitHub, kramdown's GFM mode and Hugo make them."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from faculty_site.lib.markdown.rules.emoji import with_emoji

NOT_IN_ID = re.compile(r"[^\w\- \t]")
SHOWN = frozenset({"text", "text_special", "code_inline", "math_inline"})


def heading_ids_plugin(md: MarkdownIt, *, as_written: bool) -> None:
    """Give each heading an id made from its words, numbered where the words repeat.

    ``as_written``: from the heading's source with its marks and addresses, as goldmark does.
    """

    def heading_ids(state: StateCore) -> None:
        _heading_ids(state, as_written)

    md.core.ruler.push("heading_ids", heading_ids)


def heading_id(text: str, otherwise: str = "section") -> str:
    """The id that a heading of these words gets, before numbering."""
    kept = NOT_IN_ID.sub("", text.strip().lower())
    return kept.replace(" ", "-").replace("\t", "-") or otherwise


def _heading_ids(state: StateCore, as_written: bool) -> None:
    used: dict[str, int] = {}
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        name = str(opening.attrGet("id") or _own_id(inline, as_written))
        count = used.get(name, 0)
        used[name] = count + 1
        opening.attrSet("id", f"{name}-{count}" if count else name)


def _own_id(inline: Token, as_written: bool) -> str:
    if as_written:
        # Of a heading of several lines goldmark takes the last one.
        return heading_id(with_emoji(inline.content.rpartition("\n")[2]), "heading")
    return heading_id(words_of(inline.children or []))


def words_of(children: list[Token]) -> str:
    """What a reader sees of a heading, without its marks."""
    return "".join(
        child.content if child.type in SHOWN else " " if child.type == "softbreak" else ""
        for child in children
    )
