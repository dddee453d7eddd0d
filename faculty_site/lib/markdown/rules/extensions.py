"""kramdown's extensions: ``{::comment}`` hides, ``{::nomarkdown}`` keeps HTML as it stands.

Each ends with ``{:/comment}`` or ``{:/}``; one that never ends stays text. ``{::options ... /}``
and other self-closing ones are for kramdown's own settings and leave nothing on the page.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

# Bounded lengths: an unclosed brace must not be searched for to the end of the text.
START = re.compile(r"\{::(comment|nomarkdown)([ \t][^{}\n]{0,200})?\}")
OTHER_TYPE = re.compile(r"""\stype=(["'])(?!.*\bhtml\b)[^"']+\1""")
"""What is written for LaTeX and the like is not for the page."""
SELF_CLOSING = re.compile(r"\{::(?:comment|nomarkdown|options)(?:[ \t][^{}\n]{0,200})?/\}")
STOP = re.compile(r"\{:/(comment|nomarkdown|)\}")
LONGEST_IN_LINE = 2000


def extensions_plugin(md: MarkdownIt) -> None:
    """Add the extensions inside a line."""
    md.inline.ruler.before("escape", "extension", _in_line)


def as_comment(text: str) -> str:
    """``text`` as an HTML comment that ends where it should."""
    return f"<!--{text.replace('-->', '--&gt;')}-->"


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
    if not silent and not OTHER_TYPE.search(start[2] or ""):
        body = state.src[start.end() : stop.start()]
        token = state.push("html_inline", "", 0)
        token.content = as_comment(body) if start[1] == "comment" else body
    state.pos = stop.end()
    return True
