"""Quotations and lists nested deeper than any page needs stay text.

markdown-it leaves out what lies too deep, and looks at each line once per quotation around it.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block

DEEPEST_QUOTATION = 12
QUOTATIONS = "open_quotations"
"""Key of the environment that counts the quotations around the current line."""


def nesting_plugin(md: MarkdownIt) -> None:
    """Put bounds on markdown-it's own rules for quotations and lists."""
    ends = ["paragraph", "reference", "blockquote"]
    md.block.ruler.at("blockquote", _blockquote, {"alt": [*ends, "list"]})
    md.block.ruler.at("list", _list, {"alt": ends})


def _blockquote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    depth = state.env.get(QUOTATIONS, 0)
    if depth >= DEEPEST_QUOTATION or _too_deep(state):
        return False
    state.env[QUOTATIONS] = depth + 1
    try:
        return blockquote(state, start_line, end_line, silent)
    finally:
        state.env[QUOTATIONS] = depth


def _list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    return not _too_deep(state) and list_block(state, start_line, end_line, silent)


def _too_deep(state: StateBlock) -> bool:
    # A list takes two levels and the paragraph in it one more.
    return state.level > int(state.md.options["maxNesting"]) - 4
