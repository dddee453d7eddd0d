"""Typewriter punctuation in print, by kramdown's own rules: quotes, dashes, dots, guillemets.

A quote is judged with the character before it, if that is plain text, and the source behind it.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from faculty_site.lib.markdown.rules.inline_state import is_cjk
from faculty_site.lib.markdown.rules.kramdown.state import KramdownState

SYMBOLS = {"---": "—", "--": "–", "...": "…", "<< ": "«\xa0", "<<": "«", ">>": "»"}
SYMBOL = re.compile(r"---|--|\.\.\.|<< |<<|>>")
YEAR = re.compile(r"'\d\d(?!\d)(?!(?:[^'\n,.;:]|(?<=\w)'\w){0,80}(?<=\S)'(?!\w))")
PUNCTUATION = r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"""
WIDE_PUNCTUATION = "，。、：；！？（）《》"
OPEN, CLOSE = "open", "close"
# The first that matches decides.
AFTER_SPAN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"""["'](?=[_*]{1,2}\S)"""), OPEN),
    (re.compile(rf"""["'](?={PUNCTUATION}(?!\.\.)\B)"""), CLOSE),
    (re.compile(r"""(?a:"'(?=\w)|'"(?=\w))"""), OPEN),
    (re.compile(r"""'(?=\d\ds)"""), CLOSE),
    (re.compile(r"""(?m:["'](?=\s|s\b|$))"""), CLOSE),
)
AFTER_TEXT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"""(?a:(?<=\s)(?:"'|'")(?=\w))"""), OPEN),
    (re.compile(r"""(?<=\s)'(?=\d\ds)"""), CLOSE),
    (re.compile(r"""(?a:(?<=\s)["'](?=\w))"""), OPEN),
    (re.compile(r"""(?<=[^ \\\t\r\n\[{(-])["']"""), CLOSE),
)
PRINTED = {(OPEN, '"'): "“", (CLOSE, '"'): "”", (OPEN, "'"): "‘", (CLOSE, "'"): "’"}


def print_plugin(md: MarkdownIt) -> None:
    """Add the rules, for quotes before all others."""
    md.inline.ruler.after("text", "quotes", _quotes)
    md.inline.ruler.after("html_inline", "symbols", _symbols)


def _symbols(state: StateInline, silent: bool) -> bool:
    symbol = SYMBOL.match(state.src, state.pos, state.posMax)
    if not symbol or not isinstance(state, KramdownState):
        return False
    printed = SYMBOLS[symbol.group()]
    if printed == "»" and state.pending.endswith(" "):
        state.pending, printed = state.pending[:-1], "\xa0»"
    state.append_pending(printed)
    state.pos = state.printed_to = symbol.end()
    return True


def _quotes(state: StateInline, silent: bool) -> bool:
    start = state.pos
    mark = state.src[start]
    if mark not in "\"'" or not isinstance(state, KramdownState):
        return False
    found = _judged(state)
    length = len(found[0])
    for quote in found[0]:
        state.append_pending(PRINTED[found[1], quote])
        if quote == '"':
            state.in_double_quotes = found[1] == OPEN
    state.pos = state.printed_to = start + length
    return True


def _judged(state: KramdownState) -> tuple[str, str]:
    """The quotes that stand here (two where they open together) and which way they turn."""
    source, start = state.src, state.pos
    mark = source[start]
    # kramdown opens a quotation at '23 and knows no letters but Latin ones; a reader does.
    if YEAR.match(source, start):
        return mark, CLOSE
    before = source[start - 1] if start else ""
    if mark == '"' and before and (is_cjk(before) or before in WIDE_PUNCTUATION):
        ends = state.in_double_quotes or not source[start + 1 : start + 2].strip()
        return mark, CLOSE if ends else OPEN
    rules = AFTER_TEXT if _follows_text(state, before) else AFTER_SPAN
    for pattern, turn in rules:
        if found := pattern.match(source, start):
            return found.group(), turn
    return mark, OPEN


def _follows_text(state: KramdownState, before: str) -> bool:
    """Whether the character before was read as text, and not as the end of something else."""
    if not before or before in "[`" or state.printed_to == state.pos:
        return False
    return bool(state.pending) or before.isspace()
