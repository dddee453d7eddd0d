"""kramdown's paragraphs, headings, rules, code and quotations."""

import re

from faculty_site.lib.markdown.rules.kramdown_blocks.fences import FENCE
from faculty_site.lib.markdown.rules.kramdown_blocks.lines import (
    HEADING,
    INDENT,
    NOT_LAZY,
    NOT_PARAGRAPH,
    QUOTATION,
    RULE,
)
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

HEADING_ID = re.compile(r"[ \t]\{#([A-Za-z_:][\w:.-]{0,199})\}\s*\Z")
CLOSING_MARKS = re.compile(r"[ \t]#+\Z")
UNDERLINE = re.compile(r"[-=]+[ \t]*\Z")
LAZY_CODE = re.compile(r"\n( {0,3}\S)")


def code_end(state: BlockState, line: int, end_line: int) -> int:
    """The line after the indented code that may begin on ``line``, lazy lines and all."""
    end = line
    while line < end_line:
        if state.is_blank(line):
            line += 1
            continue
        if not INDENT.match(state.text(line)):
            break
        line += 1  # even a line of white space that is not blank, such as a wide space
        while line < end_line and not NOT_LAZY.match(state.text(line)):
            line += 1
        end = line
    return end


def indented_code(state: BlockState, line: int, end_line: int) -> bool:
    """Code that is indented by four columns."""
    if not INDENT.match(state.text(line)):
        return False
    end = code_end(state, line, end_line)
    written = "".join(f"{state.text(n)}\n" for n in range(line, end))
    token = state.push_lines("code_block", "code", 0, line, end)
    joined = LAZY_CODE.sub(r" \1", written)
    token.content = "\n".join(INDENT.sub("", text, count=1) for text in joined.split("\n"))
    state.line = end
    return True


def fence(state: BlockState, line: int, end_line: int) -> bool:
    """Code between fences; one that is never closed is text."""
    found = FENCE.match(state.text(line))
    if not found or (found["fence"].startswith("`") and "`" in found["info"]):
        return False
    end = state.fences.end(found["fence"], line, end_line)
    if end is None:
        return False
    token = state.push_lines("fence", "code", 0, line, end + 1)
    token.info, token.markup = found["info"].partition("?")[0].strip(), found["fence"]
    token.content = "".join(f"{state.text(n)}\n" for n in range(line + 1, end))
    state.line = end + 1
    return True


def quotation(state: BlockState, line: int, end_line: int) -> bool:
    """A quotation, with the lines after it up to a blank one."""
    if not QUOTATION.match(state.text(line)) or not state.may_nest():
        return False
    end = line + 1
    while end < end_line and not NOT_LAZY.match(state.text(end)):
        if state.for_importer and HEADING.match(state.text(end)):
            break
        end += 1
    lines = [QUOTATION.sub("", state.text(n), count=1) for n in range(line, end)]
    state.push_lines("blockquote_open", "blockquote", 1, line, end)
    state.read_inside(lines, line)
    state.push("blockquote_close", "blockquote", -1)
    state.line = end
    return True


def rule(state: BlockState, line: int, _end_line: int) -> bool:
    """A horizontal rule."""
    if not RULE.match(state.text(line)):
        return False
    state.push_lines("hr", "hr", 0, line, line + 1)
    state.line = line + 1
    return True


def heading(state: BlockState, line: int, _end_line: int) -> bool:
    """A heading after number signs."""
    found = HEADING.match(state.text(line))
    if not found:
        return False
    text, own_id = _without_id(found[2])
    text = CLOSING_MARKS.sub("", text).strip()
    if not text:
        return False
    _push_heading(state, len(found[1]), text, line, line + 1)
    return _give_id(state, own_id)


def underlined_heading(state: BlockState, line: int, end_line: int) -> bool:
    """A heading of one line with equals signs or hyphens below it."""
    if line + 1 >= end_line or not UNDERLINE.match(state.text(line + 1)):
        return False
    if not state.is_after_boundary(line):
        return False
    level = 1 if state.text(line + 1).startswith("=") else 2
    text, own_id = _without_id(state.text(line))
    if not text:
        return False
    _push_heading(state, level, text, line, line + 2)
    return _give_id(state, own_id)


def _without_id(text: str) -> tuple[str, str]:
    """A heading's text, and the id written at its end."""
    found = HEADING_ID.search(text)
    return (text[: found.start()].strip(), found[1]) if found else (text.strip(), "")


def _give_id(state: BlockState, own_id: str) -> bool:
    if own_id:
        state.tokens[-3].attrSet("id", own_id)
    return True


def _push_heading(state: BlockState, level: int, text: str, line: int, end: int) -> None:
    opening = state.push_lines("heading_open", f"h{level}", 1, line, end)
    opening.meta["in_html"] = state.in_html > 0
    state.push_inline(text, line, end)
    state.push("heading_close", f"h{level}", -1)
    state.line = end


def paragraph(state: BlockState, line: int, end_line: int) -> bool:
    """Text up to a line that begins another block; what proves to be none goes on with it."""
    end = _paragraph_end(state, line, end_line)
    written = "\n".join(state.text(n) for n in range(line, end)).rstrip()
    last = state.tokens[-1] if state.tokens else None
    if last and last.type == "paragraph_close" and last.level == state.level:
        above = state.tokens[-2]
        if above.map and above.map[1] == line and line > state.first:
            blanks = "  " if state.text(line - 1).endswith("  ") else ""
            above.content += f"{blanks}\n{written}"
            above.map[1] = end
            opening = state.tokens[-3]
            opening.map = [opening.map[0] if opening.map else line, end]
            state.line = end
            return True
    push_paragraph(state, written.lstrip(), line, end)
    state.line = end
    return True


def push_paragraph(state: BlockState, text: str, line: int, end: int) -> None:
    """The tokens of a paragraph."""
    state.push_lines("paragraph_open", "p", 1, line, end)
    state.push_inline(text, line, end)
    state.push("paragraph_close", "p", -1)


def _paragraph_end(state: BlockState, line: int, end_line: int) -> int:
    end = _after_comment(state, line, end_line)
    while end < end_line and not NOT_PARAGRAPH.match(state.text(end)):
        end = _after_comment(state, end, end_line)
    return end


def _after_comment(state: BlockState, line: int, end_line: int) -> int:
    """The line after ``line``, or after the comment that begins there and ends further down."""
    start = state.src.rfind("<!--", state.bMarks[line], state.eMarks[line])
    if start < 0:
        return line + 1
    comment = state.elements.at(start)
    if comment is None or comment.end > state.eMarks[end_line - 1]:
        return line + 1
    return state.line_of(comment.end) + 1
