"""kramdown's end-of-block mark: a line with a lone ``^`` parts two lists."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

ENDS = ["paragraph", "reference", "blockquote", "list"]


def end_of_block_plugin(md: MarkdownIt) -> None:
    """Add the mark; it leaves nothing on the page."""
    md.block.ruler.before("table", "end_of_block", _end_of_block, {"alt": ENDS})


def _end_of_block(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    if state.sCount[line] != 0 or state.src[begin : state.eMarks[line]].rstrip() != "^":
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map, token.hidden, token.block = [line, line + 1], True, True
        state.line = line + 1
    return True
