"""kramdown's definition lists: a paragraph's lines are the terms, lines with a colon the rest."""

from markdown_it.token import Token

from faculty_site.lib.markdown.rules.kramdown_blocks.items import (
    ATTRIBUTES,
    Item,
    ItemReader,
    marker,
)
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

FIRST = marker("dl", 4)


def definition_list(state: BlockState, line: int, end_line: int) -> bool:
    """Definitions of the terms in the paragraph above."""
    if not FIRST.match(state.text(line)) or not state.may_nest():
        return False
    terms = _terms(state, line)
    if terms is None:
        return False
    del state.tokens[-3:]
    assert terms.map  # noqa: S101 - a paragraph has lines
    found = ItemReader(state, "dl", end_line).read(line)
    end = found.trimmed_end(state)
    _open_list(state, terms.map[0], end)
    for number, term in enumerate(terms.content.split("\n")):
        _push_term(state, term, terms.map[0] + number)
    for item, following in zip(found.items, [*found.items[1:], None], strict=True):
        loose = item.after_blank or (item is found.items[0] and state.is_blank(line - 1))
        _push_definition(state, item, following.line if following else end, loose)
    state.push("dl_close", "dl", -1)
    state.line = end
    return True


def _terms(state: BlockState, line: int) -> Token | None:
    """The paragraph right above, or above one blank line."""
    if len(state.tokens) < 3 or state.tokens[-1].type != "paragraph_close":
        return None
    inline = state.tokens[-2]
    if state.tokens[-1].level != state.level or not inline.map or inline.map[0] < state.first:
        return None
    return inline if line - inline.map[1] <= 1 else None


def _open_list(state: BlockState, line: int, end: int) -> None:
    """A list goes on with the one above it."""
    last = state.tokens[-1] if state.tokens else None
    opening = state.definitions
    if opening and opening.map and last and last.type == "dl_close" and last.level == state.level:
        state.tokens.pop()
        opening.map[1] = end
        state.level += 1
    else:
        state.definitions = state.push_lines("dl_open", "dl", 1, line, end)


def _push_term(state: BlockState, text: str, line: int) -> None:
    own = ATTRIBUTES.match(text)
    opening = state.push_lines("dt_open", "dt", 1, line, line + 1)
    if own:
        opening.meta["attributes"] = own[1]
        text = text[own.end() :]
    state.push_inline(text.strip(), line, line + 1)
    state.push("dt_close", "dt", -1)


def _push_definition(state: BlockState, item: Item, end: int, loose: bool) -> None:
    opening = state.push_lines("dd_open", "dd", 1, item.line, end)
    opening.meta["attributes"] = item.attributes
    before = len(state.tokens)
    item.read(state)
    inside = state.tokens[before:]
    if inside and inside[0].type == "paragraph_open":
        inside[0].hidden = inside[2].hidden = not loose
    state.push("dd_close", "dd", -1)
