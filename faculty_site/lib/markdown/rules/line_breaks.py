r"""kramdown breaks a line at ``\\`` as it does at two spaces."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

BREAK = re.compile(r"\\\\\n[ \t]*")


def line_breaks_plugin(md: MarkdownIt) -> None:
    r"""Add ``\\`` at the end of a line; in the middle of one it stays a backslash."""
    md.inline.ruler.before("escape", "double_backslash", _double_backslash)


def _double_backslash(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    found = BREAK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True
