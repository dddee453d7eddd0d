"""kramdown's extensions: ``{::comment}`` hides, ``{::nomarkdown}`` keeps HTML as it stands.

Each ends with ``{:/comment}`` or ``{:/}``; one that never ends stays text. ``{::options ... /}``
and other self-closing ones are for kramdown's own settings and leave nothing on the page.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

# Bounded lengths: an unclosed brace must not be searched for to the end of the text.
START = re.compile(r"\{::(comment|nomarkdown)(?:[ \t][^{}\n]{0,200})?\}")
SELF_CLOSING = re.compile(r"\{::(?:comment|nomarkdown|options)(?:[ \t][^{}\n]{0,200})?/\}")
STOP = re.compile(r"\{:/(comment|nomarkdown|)\}")
LONGEST_IN_LINE = 2000
ENDS = ["paragraph", "reference", "blockquote", "list"]
LAST_STOPS = "extension_stops"
"""Key of the environment that has, by name, where the last end mark of that name begins."""


def extensions_plugin(md: MarkdownIt) -> None:
    """Add the extensions, as blocks and inside a line."""
    md.block.ruler.before("table", "extension", _block, {"alt": ENDS})
    md.inline.ruler.before("escape", "extension", _in_line)


def as_comment(text: str) -> str:
    """``text`` as an HTML comment that ends where it should."""
    return f"<!--{text.replace('-->', '--&gt;')}-->"


def _block(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(line):
        return False
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if (whole := SELF_CLOSING.match(state.src, begin, end)) and _blank(state, whole.end(), end):
        return silent or _hidden(state, line)
    start = START.match(state.src, begin, end)
    if not start or not _blank(state, start.end(), end):
        return False
    stop = _stop_line(state, line, end_line, start[1])
    if stop is None:
        return False
    if not silent:
        body = state.getLines(line + 1, stop, state.blkIndent, True)
        token = state.push("html_block", "", 0)
        token.map = [line, stop + 1]
        token.content = as_comment(f"\n{body}") if start[1] == "comment" else body
        state.line = stop + 1
    return True


def _hidden(state: StateBlock, line: int) -> bool:
    token = state.push("attributes", "", 0)
    token.map, token.hidden, token.block = [line, line + 1], True, True
    state.line = line + 1
    return True


def _blank(state: StateBlock, begin: int, end: int) -> bool:
    return not state.src[begin:end].strip()


def _stop_line(state: StateBlock, line: int, end_line: int, name: str) -> int | None:
    if max(map(_last_stops(state).get, ("", name), (-1, -1))) < state.eMarks[line]:
        return None
    for following in range(line + 1, end_line):
        begin, end = state.bMarks[following] + state.tShift[following], state.eMarks[following]
        if begin < end and state.sCount[following] < state.blkIndent:
            return None
        stop = STOP.match(state.src, begin, end)
        if stop and stop[1] in ("", name) and _blank(state, stop.end(), end):
            return following
    return None


def _last_stops(state: StateBlock) -> dict[str, int]:
    """Known before any search, so that marks without an end cost no search each."""
    if LAST_STOPS not in state.env:
        last: dict[str, int] = {}
        for stop in re.finditer(
            r"^[ \t>]*+(\{:/(comment|nomarkdown|)\})[ \t]*$", state.src, re.MULTILINE
        ):
            last[stop[2]] = stop.start(1)
        state.env[LAST_STOPS] = last
    found: dict[str, int] = state.env[LAST_STOPS]
    return found


def _in_line(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{::", state.pos):
        return False
    if whole := SELF_CLOSING.match(state.src, state.pos, state.posMax):
        state.pos = whole.end()
        return True
    start = START.match(state.src, state.pos, state.posMax)
    if not start:
        return False
    limit = min(state.posMax, start.end() + LONGEST_IN_LINE)
    stop = STOP.search(state.src, start.end(), limit)
    if not stop or stop[1] not in ("", start[1]):
        return False
    if not silent:
        body = state.src[start.end() : stop.start()]
        token = state.push("html_inline", "", 0)
        token.content = as_comment(body) if start[1] == "comment" else body
    state.pos = stop.end()
    return True
