"""Formulas between ``$$`` that are a block: in kramdown, with a blank line before and behind."""

from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState


def math_block(state: BlockState, line: int, end_line: int) -> bool:
    """A formula from ``$$`` to the next ``$$``, blank lines and all."""
    begin = state.begin(line)
    if state.indent(line) > 3 or not state.src.startswith("$$", begin):
        return False
    if not state.is_after_boundary(line):
        return False
    close = state.src.find("$$", begin + 2, state.eMarks[end_line - 1])
    tex = state.src[begin + 2 : close].strip()
    if close < 0 or not tex:
        return False
    last = state.line_of(close + 2)
    behind = state.src[close + 2 : state.eMarks[last]].strip()
    if behind or not state.is_before_boundary(last + 1):
        return False
    token = state.push_lines("math_block", "", 0, line, last + 1)
    token.block, token.content = True, tex
    state.line = last + 1
    return True
