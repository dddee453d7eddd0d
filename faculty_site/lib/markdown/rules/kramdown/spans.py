"""Code, links, images, addresses, HTML and struck text in a line, where the scanner found them."""

import html
import re
from bisect import bisect_left
from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from faculty_site.lib.markdown.rules.kramdown.html_tags import TAG
from faculty_site.lib.markdown.rules.kramdown.scanner import KramdownSpans
from faculty_site.lib.markdown.rules.kramdown.state import KramdownState
from faculty_site.lib.markdown.rules.kramdown.targets import (
    ESCAPED,
    with_entities_read,
    without_escapes,
)

STARTS = re.compile(r"""\n|!\[|[$&*<\[\]\\_`"']|--|>>|\{:|~~|\.\.\.""")


def spans_plugin(md: MarkdownIt) -> None:
    """Put kramdown's spans in the place of CommonMark's."""
    md.inline.terminator_re = STARTS
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.at("backticks", _code)
    md.inline.ruler.at("strikethrough", _struck)
    md.inline.ruler.at("link", _link)
    md.inline.ruler.at("image", _image)
    md.inline.ruler.at("autolink", _autolink)
    md.inline.ruler.at("html_inline", _html)
    md.inline.ruler2.before("emphasis", "html_ends", _html_ends)
    md.inline.ruler2.disable(["balance_pairs", "strikethrough"])


def _spans(state: StateInline) -> KramdownSpans:
    assert isinstance(state, KramdownState)  # noqa: S101 - this dialect's parser makes no other
    return state.spans


def _escape(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    if state.src.startswith("\n", state.pos + 1):
        state.push("hardbreak", "br", 0)
        state.pos += 2
        return True
    escaped = ESCAPED.match(state.src, state.pos, state.posMax)
    if not escaped:
        return False
    token = state.push("text_special", "", 0)
    token.content, token.markup, token.info = escaped[1], escaped.group(), "escape"
    state.pos = escaped.end()
    return True


def _code(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "`":
        return False
    code = _spans(state).codes.get(state.pos)
    if code is None or code.end > state.posMax:
        start = state.pos
        while state.pos < state.posMax and state.src[state.pos] == "`":
            state.pos += 1
        state.append_pending(state.src[start : state.pos])
        return True
    token = state.push("code_inline", "code", 0)
    token.content, token.markup = code.content, "`"
    state.pos = code.end
    return True


def _struck(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("~~", start) or state.src[start + 2 : start + 3] in ("", "~", " "):
        return False
    assert isinstance(state, KramdownState)  # noqa: S101 - this dialect's parser makes no other
    following = bisect_left(state.struck_ends, start + 3)
    end = state.struck_ends[following] if following < len(state.struck_ends) else state.posMax
    if end + 2 > state.posMax:
        return False
    limit, state.pos, state.posMax = state.posMax, start + 2, end
    state.push("s_open", "s", 1)
    state.md.inline.tokenize(state)
    state.push("s_close", "s", -1)
    state.pos, state.posMax = end + 2, limit
    return True


def _link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    link = _spans(state).links.get(state.pos)
    if link is None or link.end > state.posMax or link.image:
        return False
    target = state.md.normalizeLink(link.href)
    if not state.md.validateLink(target):
        return False
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target, "title": link.title} if link.title else {"href": target}
    limit, state.pos, state.posMax = state.posMax, link.label_start, link.label_end
    state.md.inline.tokenize(state)
    state.push("link_close", "a", -1)
    state.pos, state.posMax = link.end, limit
    return True


def _image(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "!":
        return False
    link = _spans(state).links.get(state.pos)
    if link is None or link.end > state.posMax:
        return False
    target = state.md.normalizeLink(link.href)
    if not state.md.validateLink(target):
        return False
    token = state.push("image", "img", 0)
    token.attrs = (
        {"src": target, "alt": "", "title": link.title}
        if link.title
        else {"src": target, "alt": ""}
    )
    label = state.src[link.label_start : link.label_end]
    token.content = with_entities_read(without_escapes(label))
    token.children = []
    state.pos = link.end
    return True


def _autolink(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    address = _spans(state).autolinks.get(state.pos)
    if address is None or address.end > state.posMax:
        return False
    opening = state.push("link_open", "a", 1)
    opening.attrs, opening.info = {"href": state.md.normalizeLink(address.href)}, "auto"
    state.push("text", "", 0).content = address.text
    state.push("link_close", "a", -1).info = "auto"
    state.pos = address.end
    return True


def _html(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    tag = _spans(state).tags.get(state.pos)
    if tag is None or tag.end > state.posMax:
        return False
    written = state.src[tag.start : tag.end]
    if tag.name:
        written = written.replace("\n", " ")
    if tag.closes_itself:
        written = f"{written[:-2].rstrip()}></{tag.name}>"
    token = _push_html(state, written)
    token.meta = {"nesting": tag.nesting, "name": tag.name, "stays_open": tag.stays_open}
    if tag.raw_end:
        _push_raw(state, tag.end, min(tag.raw_end, state.posMax))
    state.pos = min(tag.raw_end or tag.end, state.posMax)
    return True


def _push_html(state: StateInline, content: str) -> Token:
    token = state.push("html_inline", "", 0)
    token.content = content
    return token


def _push_raw(state: StateInline, start: int, end: int) -> None:
    """The inside of an element that kramdown does not read, such as ``<code>``."""
    while start < end:
        tag = TAG.search(state.src, start, end)
        stop = tag.start() if tag else end
        if start < stop:
            token = state.push("text_special", "", 0)
            token.content = html.unescape(state.src[start:stop])
        if tag:
            _push_html(state, tag.group())
        start = tag.end() if tag else end


def _html_ends(state: StateInline) -> None:
    """Elements that are never closed end with their paragraph."""
    waiting: list[str] = []
    counts: Counter[str] = Counter()
    for token in state.tokens:
        nesting, name = token.meta.get("nesting", 0), token.meta.get("name", "")
        if nesting > 0 or token.meta.get("stays_open"):
            waiting.append(name)
            counts[name] += 1
        elif nesting < 0 and counts[name]:
            # Counted, since looking through all that wait would take squares.
            ended = ""
            while ended != name:
                ended = waiting.pop()
                counts[ended] -= 1
    for name in reversed(waiting):
        _push_html(state, f"</{name}>")
