"""kramdown's lists: any bullet goes on, numbers begin at one, items are tight one by one."""

import re

from markdown_it.token import Token

from faculty_site.lib.markdown.rules.kramdown_blocks.items import Item, ItemReader, marker
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

KINDS = {"ul": "bullet_list", "ol": "ordered_list"}
FIRST = {kind: marker(kind, 4) for kind in KINDS}
TASK = re.compile(r"\[([ xX])\]\s+")
DRAWN_WITHOUT_BREAK = frozenset({"code_block", "fence", "html_block", "math_block"})
"""Blocks that markdown-it draws right behind a paragraph without tags."""
BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled>'
TICKED_BOX = BOX.replace(" disabled", " checked disabled")


def list_block(state: BlockState, line: int, end_line: int) -> bool:
    """A list with its items."""
    kind = next((kind for kind in KINDS if FIRST[kind].match(state.text(line))), None)
    if kind is None or not state.may_nest():
        return False
    found = ItemReader(state, kind, end_line).read(line)
    end = found.end + 1 if found.ended_by_mark else found.trimmed_end(state)
    opening = state.push_lines(f"{KINDS[kind]}_open", kind, 1, line, end)
    any_tight = len(found.items) == 1
    for item, following in zip(found.items, [*found.items[1:], None], strict=True):
        last = following is None
        before = len(state.tokens)
        _push_item(state, item, following.line if following else end)
        inside = state.tokens[before + 1 : -1]
        tight = _is_tight(item, inside, last and not found.ended_by_mark)
        tight = tight and (any_tight or not last)
        any_tight = any_tight or tight or not _begins_with_paragraph(inside)
        if _begins_with_paragraph(inside):
            inside[0].hidden = inside[2].hidden = tight
            if tight and any(token.type in DRAWN_WITHOUT_BREAK for token in inside[3:4]):
                inside[1].content += "\n"
            if _draw_box(inside[1]):
                opening.attrs["class"] = "contains-task-list"
                state.tokens[before].attrJoin("class", "task-list-item")
    state.push(f"{KINDS[kind]}_close", kind, -1)
    state.line = end
    return True


def marked_list(tokens: list[Token], mark: str) -> tuple[int, int] | None:
    """Where the first block with the attribute ``mark`` begins and ends, if it is a list."""
    begin = next((i for i, t in enumerate(tokens) if t.nesting > 0 and mark in t.attrs), None)
    if begin is None or tokens[begin].tag not in KINDS:
        return None
    level = tokens[begin].level
    closing = range(begin, len(tokens))
    return begin, next(i for i in closing if tokens[i].nesting < 0 and tokens[i].level == level)


def _push_item(state: BlockState, item: Item, end: int) -> None:
    opening = state.push_lines("list_item_open", "li", 1, item.line, end)
    opening.meta["attributes"] = item.attributes
    item.read(state)
    state.push("list_item_close", "li", -1)


def _begins_with_paragraph(inside: list[Token]) -> bool:
    return bool(inside) and inside[0].type == "paragraph_open"


def _is_tight(item: Item, inside: list[Token], ends_list: bool) -> bool:
    """Whether no blank line follows the first paragraph, but those at the end of the list."""
    if not _begins_with_paragraph(inside) or not inside[0].map:
        return False
    end, below = inside[0].map[1], inside[3:]
    while below and below[0].map and below[0].map[0] == end and _belongs_above(below[0]):
        end = below[0].map[1]
        below = below[1:]
    rest = item.lines[end - item.first_line :]
    if not rest or rest[0].strip():
        return True
    # kramdown has no block for an attribute list that waits for one below.
    return ends_list and all(token.meta.get("waits") for token in below)


def _belongs_above(token: Token) -> bool:
    return token.type == "attributes" and bool(token.content) and not token.meta.get("waits")


def _draw_box(inline: Token) -> bool:
    found = TASK.match(inline.content)
    if not found:
        return False
    box = BOX if found[1] == " " else TICKED_BOX
    inline.content = box + inline.content[found.end() :]
    return True
