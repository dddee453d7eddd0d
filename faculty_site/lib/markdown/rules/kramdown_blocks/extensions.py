"""kramdown's extensions on lines of their own, and the mark that ends a block, a lone ``^``."""

import re

from faculty_site.lib.markdown.rules.extensions import as_comment
from faculty_site.lib.markdown.rules.kramdown_blocks.lines import END_OF_BLOCK
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

START = re.compile(
    r"[ ]{0,3}\{::(?P<name>comment|nomarkdown|options)(?:[ \t](?P<options>[^{}]{0,200}?))?"
    r"(?P<whole>/)?\}\s*\Z"
)
NOT_HTML = re.compile(r"\btype=[\"'](?!.*html)")


def extension(state: BlockState, line: int, end_line: int) -> bool:
    """An extension up to its end mark; one that never ends stays text."""
    found = START.match(state.text(line))
    if not found:
        return False
    if found["whole"]:
        _push_unseen(state, line)
        return True
    stop = state.extension_end(found["name"], line)
    if stop is None or stop >= end_line or found["name"] == "options":
        return False
    body = "".join(f"{state.text(n)}\n" for n in range(line + 1, stop))
    token = state.push_lines("html_block", "", 0, line, stop + 1)
    hidden = found["name"] == "comment" or NOT_HTML.search(found["options"] or "")
    token.content = as_comment(f"\n{body}") if hidden else body
    state.line = stop + 1
    return True


def end_of_block(state: BlockState, line: int, _end_line: int) -> bool:
    """The mark that parts two lists; it leaves nothing on the page."""
    if not END_OF_BLOCK.match(state.text(line)):
        return False
    _push_unseen(state, line)
    state.tokens[-1].meta["boundary"] = True
    return True


def _push_unseen(state: BlockState, line: int) -> None:
    token = state.push_lines("attributes", "", 0, line, line + 1)
    token.hidden, token.block = True, True
    state.line = line + 1
