"""HTML blocks as kramdown reads them: from a tag to its closing tag, across blank lines.

What stands inside is HTML as it is, unless the tag has ``markdown="1"`` (or ``block``, ``span``).
An element that is never closed ends at a blank line: a forgotten tag must not take the rest of
the page, as it does in kramdown. A comment that is never closed hides the rest, as in a browser.

Where opening and closing tag have lines of their own, the blocks between them stay blocks of the
same level, so that the importer finds headings and lists there.
"""

import re

from faculty_site.lib.markdown.balance import TOKEN
from faculty_site.lib.markdown.rules.kramdown_blocks.elements import Element, is_block_tag
from faculty_site.lib.markdown.rules.kramdown_blocks.lines import NOT_PARAGRAPH
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

DEEPEST = 12
"""Elements read as Markdown inside one another; deeper ones stay HTML."""
BLANKS = re.compile(r"[ \t]*")


def html_block(state: BlockState, line: int, end_line: int) -> bool:
    """Elements that begin a line, with all up to their closing tags."""
    begin = state.begin(line)
    if state.indent(line) > 3 or not state.src.startswith("<", begin):
        return False
    limit = state.eMarks[end_line - 1]
    end = _end_of_elements(state, begin, limit)
    if end is None:
        return _unclosed(state, line, end_line)
    last = state.line_of(end)
    if state.src[end : state.eMarks[last]].strip():
        _push_with_text(state, line, end, end_line)
    else:
        _push_lines(state, line, last + 1)
        state.line = last + 1
    return True


def _end_of_elements(state: BlockState, begin: int, limit: int) -> int | None:
    """Where the elements end that follow one another from ``begin`` on."""
    end: int | None = None
    element = state.elements.at(begin)
    while element is not None and element.end <= limit:
        end = element.end
        blanks = BLANKS.match(state.src, end)
        element = state.elements.at(blanks.end() if blanks else end)
    return end


def _unclosed(state: BlockState, line: int, end_line: int) -> bool:
    opening = TOKEN.match(state.src, state.begin(line))
    if opening and opening.group().startswith("<!--"):
        _push_lines(state, line, end_line)
        state.line = end_line
        return True
    if not opening or not is_block_tag(opening):
        return False
    end = line + 1
    while end < end_line and not state.is_blank(end):
        end += 1
    _push_lines(state, line, end)
    state.line = end
    return True


def _push_with_text(state: BlockState, line: int, end: int, end_line: int) -> None:
    """Elements with text behind them on the last line, which begins a paragraph."""
    last = state.line_of(end)
    after = last + 1
    while after < end_line and not NOT_PARAGRAPH.match(state.text(after)):
        after += 1
    state.push_lines("html_with_text_open", "", 1, line, after)
    _push_pieces(state, state.bMarks[line], end)
    state.tokens[-1].content += "\n"
    rest = [state.src[end : state.eMarks[last]], *(state.text(n) for n in range(last + 1, after))]
    state.read_inside([rest[0].lstrip(), *rest[1:]], last)
    state.push("html_with_text_close", "", -1)
    state.line = after


def _push_lines(state: BlockState, line: int, end_line: int) -> None:
    """Tokens for whole lines; elements inside that are read as Markdown part the raw ones."""
    raw_from = line
    limit = state.eMarks[end_line - 1]
    offset = state.bMarks[line]
    while element := _next_with_markdown(state, offset, limit):
        first, last = state.line_of(element.start), state.line_of(element.end)
        if _has_own_lines(state, element, first, last):
            _push_raw_lines(state, raw_from, first + 1)
            state.in_html += 1
            state.read_lines(first + 1, last)
            state.in_html -= 1
            raw_from, offset = last, element.end
        else:
            last = _group_end(state, element, limit)
            _push_raw_lines(state, raw_from, first)
            state.push_lines("html_element_open", "", 1, first, last + 1)
            _push_pieces(state, state.bMarks[first], state.eMarks[last])
            state.tokens[-1].content += "\n"
            state.push("html_element_close", "", -1)
            raw_from, offset = last + 1, state.eMarks[last]
    _push_raw_lines(state, raw_from, end_line)


def _next_with_markdown(state: BlockState, begin: int, end: int) -> Element | None:
    return state.elements.first_with_markdown(begin, end) if state.in_html < DEEPEST else None


def _has_own_lines(state: BlockState, element: Element, first: int, last: int) -> bool:
    after_opening = state.src[element.content_start : state.eMarks[first]]
    alone = state.begin(last) == element.content_end and not after_opening.strip()
    return element.mode == "block" and first < last and alone


def _group_end(state: BlockState, element: Element, limit: int) -> int:
    """The last line of elements that begin where another ends, on one line."""
    last = state.line_of(element.end)
    while following := _next_with_markdown(state, element.end, limit):
        if following.start > state.eMarks[last]:
            break
        element, last = following, state.line_of(following.end)
    return last


def _push_pieces(state: BlockState, begin: int, end: int) -> None:
    """HTML from ``begin`` to ``end`` with the Markdown that is in it."""
    while element := _next_with_markdown(state, begin, end):
        _push_raw(state, begin, element.content_start)
        content = state.src[element.content_start : element.content_end]
        line = state.line_of(element.content_start)
        state.in_html += 1
        if element.mode == "block":
            first, *rest = content.split("\n")
            state.tokens[-1].content += "\n"
            state.read_inside([first.strip(), *rest], line)
        else:
            state.push_inline(content.strip(), line, state.line_of(element.content_end) + 1)
        state.in_html -= 1
        begin = element.content_end
    _push_raw(state, begin, end)


def _push_raw(state: BlockState, begin: int, end: int) -> None:
    if begin < end:
        line, last = state.line_of(begin), state.line_of(end)
        token = state.push_lines("html_block", "", 0, line, last + 1)
        token.content = state.src[begin:end]


def _push_raw_lines(state: BlockState, line: int, end_line: int) -> None:
    if line < end_line:
        _push_raw(state, state.bMarks[line], state.eMarks[end_line - 1])
        state.tokens[-1].content += "\n"
