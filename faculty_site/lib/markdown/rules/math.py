"""Formulas between dollar signs or backslashed brackets, in a line or as a block."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from faculty_site.lib.markdown.rules.inline_state import InlineState

ENDS = ["paragraph", "reference", "blockquote", "list"]


def math_plugin(md: MarkdownIt, *, display_in_text: bool) -> None:
    """Add the rules for formulas.

    ``display_in_text``: ``$$`` inside a paragraph sets the formula on its own line (in kramdown
    it does not).
    """

    def inline(state: StateInline, silent: bool) -> bool:
        return _inline(state, silent, display_in_text)

    md.inline.ruler.before("escape", "math_inline", inline)
    md.block.ruler.before("table", "math_block", _block, {"alt": ENDS})


def _inline(state: StateInline, silent: bool, display_in_text: bool) -> bool:
    if state.src[state.pos] not in "$\\" or not isinstance(state, InlineState):
        return False
    formula = state.spans.formulas.get(state.pos)
    if formula is None or formula.end > state.posMax:
        return False
    if not silent:
        token = state.push("math_inline", "", 0)
        token.content = formula.tex
        dollars = state.src.startswith("$", state.pos)
        token.meta = {"display": formula.display and (display_in_text or not dollars)}
    state.pos = formula.end
    return True


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if state.is_code_block(start_line) or not state.src.startswith("$$", begin):
        return False
    first = state.src[begin + 2 : state.eMarks[start_line]]
    lines: list[str] = []
    line, text = start_line, first
    while "$$" not in text:
        lines.append(text)
        line += 1
        if line >= end_line or (not state.isEmpty(line) and state.sCount[line] < state.blkIndent):
            return False
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    last, _, rest = text.partition("$$")
    tex = "\n".join([*lines, last]).strip()
    if rest.strip() or not tex:
        return False
    if not silent:
        token = state.push("math_block", "", 0)
        token.block, token.content, token.map = True, tex, [start_line, line + 1]
        state.line = line + 1
    return True
