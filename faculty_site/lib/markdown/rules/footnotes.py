"""Footnotes by mdit-py-plugins, with what it lacks: bounded labels, and definitions in place."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref, footnote_tail

REFERENCE = re.compile(r"\[\^[^\s\]]{1,200}\]")
IN_PLACE = "footnotes_in_place"
"""Key of the environment that keeps the definitions where they stand in the source."""


def footnotes_plugin(md: MarkdownIt) -> None:
    """Add ``[^label]`` and its definition; not ``^[...]``, which none of the dialects has."""
    footnote_plugin(md, inline=False, move_to_end=False)
    md.inline.ruler.at("footnote_ref", _reference)
    md.core.ruler.after("inline", "footnote_tail", _tail)
    md.add_render_rule("footnote_caption", _number)
    md.add_render_rule("footnote_block_open", _section)


def _reference(state: StateInline, silent: bool) -> bool:
    # The plugin's own rule looks for the closing bracket to the end of the text.
    if not REFERENCE.match(state.src, state.pos, state.posMax):
        return False
    return footnote_ref(state, silent)


def _tail(state: StateCore) -> None:
    if not state.env.get(IN_PLACE):
        footnote_tail(state)


def _number(_self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    return str(tokens[index].meta["id"] + 1)


def _section(_self: Any, _tokens: Any, _index: int, _options: Any, _env: Any) -> str:
    return '<section class="footnotes">\n<ol class="footnotes-list">\n'
