"""HTML blocks as kramdown reads them: from a tag to its closing tag, across blank lines.

What stands inside is HTML as it is, unless the tag has ``markdown="1"`` (or ``block``, ``span``).
An element that is never closed, or is followed by more on its last line, is left to markdown-it's
own rule, which ends at a blank line: a forgotten tag must not take the rest of the page.

Where opening and closing tag have lines of their own, the blocks between them stay blocks of the
same level, so that the importer finds headings and lists there.
"""

from bisect import bisect_left
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.token import Token

from faculty_site.lib.markdown.rules.elements import ELEMENTS, Element, elements_of
from faculty_site.lib.markdown.rules.extensions import LAST_STOPS

DEEPEST = 12
DEPTH = "open_html_elements"
"""Key of the environment that counts the elements, read as Markdown, around the current line."""
DEDENT = "html_dedent"
"""Key of the environment: the indentation asked for and a line that has less."""
OF_ONE_SOURCE = (ELEMENTS, LAST_STOPS, DEDENT)


def html_blocks_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule for HTML blocks."""
    md.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})


def _block(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(line) or not state.src.startswith("<", _begin(state, line)):
        return False
    if _is_rule(state, line):
        last = line
    else:
        found = _last_line(state, line, end_line)
        if found is None:
            return html_block(state, line, end_line, silent)
        last = found
    if not silent:
        _push_element(state, line, last)
        state.line = last + 1
    return True


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _is_rule(state: StateBlock, line: int) -> bool:
    written = state.src[_begin(state, line) : state.eMarks[line]].rstrip().lower()
    return written in ("<hr>", "<hr/>", "<hr />")


def _last_line(state: StateBlock, line: int, end_line: int) -> int | None:
    """The line where the elements that begin on ``line`` end, None if more text follows there."""
    elements = elements_of(state)
    element = elements.get(_begin(state, line))
    if element is None:
        return None
    limit = state.eMarks[end_line - 1]
    while element.end <= limit:
        last = bisect_left(state.eMarks, element.end, line, end_line)
        rest = state.src[element.end : state.eMarks[last]]
        if not rest.strip():
            return None if _is_dedented(state, line, last) else last
        following = elements.get(element.end + len(rest) - len(rest.lstrip()))
        if following is None:
            return None
        element = following
    return None


def _is_dedented(state: StateBlock, line: int, last: int) -> bool:
    """Whether a line in between lies outside the list item that ``line`` is in."""
    if not state.blkIndent:
        return False
    indent, seen = state.env.get(DEDENT, (0, -1))
    if indent == state.blkIndent and line < seen <= last:
        return True
    for between in range(line + 1, last + 1):
        if state.sCount[between] < state.blkIndent and not state.isEmpty(between):
            state.env[DEDENT] = (state.blkIndent, between)
            return True
    return False


def _push_element(state: StateBlock, line: int, last: int) -> None:
    """Tokens for whole lines; elements inside that are read as Markdown part the raw ones."""
    raw_from = current = line
    while current <= last:
        element = elements_of(state).get(_begin(state, current))
        inner_last = _read_as_markdown(state, element, current, last)
        if element is None or inner_last is None:
            current += 1
            continue
        _push_raw(state, raw_from, current)
        _push_markdown(state, element, current, inner_last)
        raw_from = current = inner_last + 1
    _push_raw(state, raw_from, last + 1)


def _read_as_markdown(
    state: StateBlock, element: Element | None, line: int, last: int
) -> int | None:
    """The last line of an element whose content is Markdown and that has its lines alone."""
    if element is None or element.mode == "raw" or state.env.get(DEPTH, 0) >= DEEPEST:
        return None
    end = bisect_left(state.eMarks, element.end, line, last)
    if element.content_start > state.eMarks[line] or element.end > state.eMarks[end]:
        return None
    return None if state.src[element.end : state.eMarks[end]].strip() else end


def _push_raw(state: StateBlock, first: int, end: int) -> None:
    if first < end:
        token = state.push("html_block", "", 0)
        token.map = [first, end]
        token.content = state.getLines(first, end, state.blkIndent, True)


def _push_markdown(state: StateBlock, element: Element, line: int, last: int) -> None:
    depth = state.env.get(DEPTH, 0)
    state.env[DEPTH] = depth + 1
    try:
        if element.mode == "block" and _has_own_lines(state, element, line, last):
            _push_raw(state, line, line + 1)
            _read_lines(state, line + 1, last)
            _push_raw(state, last, last + 1)
        else:
            _push_container(state, element, line, last)
    finally:
        state.env[DEPTH] = depth


def _has_own_lines(state: StateBlock, element: Element, line: int, last: int) -> bool:
    after_opening = state.src[element.content_start : state.eMarks[line]]
    return line < last and not after_opening.strip() and _begin(state, last) == element.content_end


def _read_lines(state: StateBlock, first: int, end: int) -> None:
    before = state.lineMax, state.parentType
    state.lineMax, state.parentType = end, "root"
    state.md.block.tokenize(state, first, end)
    state.lineMax, state.parentType = before


def _push_container(state: StateBlock, element: Element, line: int, last: int) -> None:
    opening = state.push("html_element_open", "", 1)
    opening.map = [line, last + 1]
    opening.content = state.src[element.start : element.content_start]
    written = state.getLines(line, last + 1, state.blkIndent, False).strip()
    content = written[len(opening.content) : len(written) - (element.end - element.content_end)]
    if element.mode == "span":
        inline = state.push("inline", "", 0)
        inline.map, inline.content, inline.children = [line, last + 1], content.strip(), []
    else:
        opening.content += "\n"
        state.tokens.extend(_read_text(state, content, line))
    closing = state.push("html_element_close", "", -1)
    closing.content = state.src[element.content_end : element.end] + "\n"


def _read_text(state: StateBlock, text: str, first_line: int) -> Iterator[Token]:
    """The blocks of a text that is not made of whole lines of the source."""
    kept = {key: state.env.pop(key) for key in OF_ONE_SOURCE if key in state.env}
    tokens: list[Token] = []
    state.md.block.parse(text, state.md, state.env, tokens)
    for key in OF_ONE_SOURCE:
        state.env.pop(key, None)
    state.env.update(kept)
    for token in tokens:
        token.level += state.level
        if token.map:
            token.map = [token.map[0] + first_line, token.map[1] + first_line]
        yield token
