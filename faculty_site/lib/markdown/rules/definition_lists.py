"""Lists of definitions: mdit-py-plugins', with what they lack."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def definition_lists_plugin(md: MarkdownIt) -> None:
    """Definitions are loose one by one; terms know their line."""
    md.core.ruler.after("block", "definitions", _definitions)


def _definitions(state: StateCore) -> None:
    lines = state.src.split("\n")
    for index, token in enumerate(state.tokens):
        if token.type == "dt_open" and token.map:
            # The plugin gives the term an empty range of lines.
            token.map[1] = token.map[0] + 1
            state.tokens[index + 1].map = list(token.map)
        elif token.type == "dd_open" and token.map:
            loose = not lines[_line_above(state.tokens, index)].strip(" \t>")
            paragraph = state.tokens[index + 1]
            if paragraph.type == "paragraph_open":
                paragraph.hidden = state.tokens[index + 3].hidden = not loose


def _line_above(tokens: list[Token], index: int) -> int:
    """The line between a definition and what it follows, where there may be a blank one."""
    if tokens[index - 1].type == "dt_close":
        # The plugin has the first definition of a later term begin at that term's line.
        term = tokens[index - 3].map
        return term[0] + 1 if term else 0
    own = tokens[index].map
    return own[0] - 1 if own else 0
