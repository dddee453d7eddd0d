"""Heading ids as GitHub, kramdown's GFM mode and Hugo make them."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

NOT_IN_ID = re.compile(r"[^\w\- \t]")
SHOWN = frozenset({"text", "text_special", "code_inline", "math_inline"})


def heading_ids_plugin(md: MarkdownIt) -> None:
    """Give each heading an id made from its words, numbered where the words repeat."""
    md.core.ruler.push("heading_ids", _heading_ids)


def heading_id(text: str) -> str:
    """The id that a heading of these words gets, before numbering."""
    kept = NOT_IN_ID.sub("", text.strip().lower())
    return kept.replace(" ", "-").replace("\t", "-") or "section"


def _heading_ids(state: StateCore) -> None:
    used: dict[str, int] = {}
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        name = str(opening.attrGet("id") or heading_id(_words(inline.children or [])))
        count = used.get(name, 0)
        used[name] = count + 1
        opening.attrSet("id", f"{name}-{count}" if count else name)


def _words(children: list[Token]) -> str:
    return "".join(
        child.content if child.type in SHOWN else " " if child.type == "softbreak" else ""
        for child in children
    )
