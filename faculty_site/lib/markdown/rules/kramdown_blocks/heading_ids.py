"""Ids of headings as kramdown makes them: GitHub's, but in HTML and in footnotes its own."""

import re
from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from faculty_site.lib.markdown.rules.headings import NOT_IN_ID, words_of

BEFORE_OWN_ID = re.compile(r"\A[^a-zA-Z]+")
NOT_IN_OWN_ID = re.compile(r"[^a-zA-Z0-9 -]")


def kramdown_heading_ids_plugin(md: MarkdownIt) -> None:
    """Give each heading without an id one made from its words, numbered where they repeat."""
    md.core.ruler.push("heading_ids", _heading_ids)


def _heading_ids(state: StateCore) -> None:
    used: Counter[str] = Counter()
    own_used: Counter[str] = Counter()
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or opening.attrGet("id"):
            continue
        words = words_of(inline.children or [])
        in_html = opening.meta.get("in_html")
        name = own_id(words) if in_html else github_id(words)
        numbers = own_used if in_html else used
        numbered = f"{name}-{numbers[name]}" if numbers[name] else name
        numbers[name] += 1
        if numbered:
            opening.attrSet("id", numbered)


def github_id(words: str) -> str:
    """The id that a heading of these words gets, before numbering; empty where none are letters."""
    return NOT_IN_ID.sub("", words.lower()).replace(" ", "-").replace("\t", "-")


def own_id(words: str) -> str:
    """The id that kramdown gives without GFM's rules."""
    kept = NOT_IN_OWN_ID.sub("", BEFORE_OWN_ID.sub("", words))
    return kept.replace(" ", "-").lower() or "section"
