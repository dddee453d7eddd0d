"""Unclosed inline HTML ends with its paragraph, as kramdown closes it.

Otherwise one forgotten ``</b>`` would make the rest of the text bold.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
# fmt: off
PHRASING = frozenset({
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
})
# fmt: on


def inline_html_plugin(md: MarkdownIt) -> None:
    """Balance the inline tags of each paragraph."""
    md.core.ruler.after("inline", "inline_html", _balance)


def _balance(state: StateCore) -> None:
    for token in state.tokens:
        if token.children and any(c.type == "html_inline" for c in token.children):
            token.children.extend(_missing(token.children))


def _missing(children: list[Token]) -> list[Token]:
    """Closing tags for what stayed open, innermost first."""
    open_tags: list[str] = []
    for child in children:
        tag = TAG.match(child.content) if child.type == "html_inline" else None
        if tag is None or tag[2].lower() not in PHRASING or child.content.endswith("/>"):
            continue
        name = tag[2].lower()
        if not tag[1]:
            open_tags.append(name)
        elif open_tags and open_tags[-1] == name:
            open_tags.pop()
    return [Token("html_inline", "", 0, content=f"</{name}>") for name in reversed(open_tags)]
