"""Which list items are set tight: kramdown decides item by item, markdown-it list by list."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


@dataclass
class Item:
    """An item with the tokens of its own blocks, those inside them left out."""

    opening: Token
    blocks: list[Token] = field(default_factory=list)
    paragraph_end: Token | None = None

    @property
    def paragraph(self) -> Token | None:
        """The paragraph that the item begins with, if it does."""
        first = self.blocks[0] if self.blocks else None
        return first if first is not None and first.type == "paragraph_open" else None

    def set_tight(self, tight: bool) -> None:
        """Draw the first paragraph without or with its tags."""
        if self.paragraph is not None and self.paragraph_end is not None:
            self.paragraph.hidden = self.paragraph_end.hidden = tight


def kramdown_lists_plugin(md: MarkdownIt) -> None:
    """Lists as kramdown draws them: tight item by item, any bullet continues, start at one."""
    md.core.ruler.after("block", "kramdown_lists", _kramdown_lists)


def definition_lists_plugin(md: MarkdownIt) -> None:
    """Definitions are loose one by one; terms know their line."""
    md.core.ruler.after("block", "definitions", _definitions)


def _kramdown_lists(state: StateCore) -> None:
    lines = state.src.split("\n")
    state.tokens = _merged(state.tokens)
    for items in _lists(state.tokens):
        _set_tightness(items, lines)


def _merged(tokens: list[Token]) -> list[Token]:
    """A change of the bullet begins no new list; numbering always begins at one."""
    merged: list[Token] = []
    openings: list[Token] = []
    closed: Token | None = None
    for token in tokens:
        if token.type == "bullet_list_open":
            if closed is not None and merged[-1].type == "bullet_list_close" and closed.map:
                merged.pop()
                closed.map[1] = token.map[1] if token.map else closed.map[1]
                openings.append(closed)
                continue
            openings.append(token)
        elif token.type == "bullet_list_close":
            closed = openings.pop()
        elif token.type == "ordered_list_open":
            token.attrs.pop("start", None)
        merged.append(token)
    return merged


def _lists(tokens: list[Token]) -> Iterator[list[Item]]:
    open_lists: list[list[Item]] = []
    for token in tokens:
        if token.type in LISTS:
            _note(open_lists, token)
            open_lists.append([])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            yield open_lists.pop()
        elif token.type == "list_item_open":
            open_lists[-1].append(Item(token))
        else:
            _note(open_lists, token)


def _note(open_lists: list[list[Item]], token: Token) -> None:
    if not open_lists or not open_lists[-1]:
        return
    item = open_lists[-1][-1]
    if token.level != item.opening.level + 1:
        return
    if token.nesting >= 0:
        item.blocks.append(token)
    elif item.paragraph_end is None and token.type == "paragraph_close":
        item.paragraph_end = token


def _set_tightness(items: list[Item], lines: list[str]) -> None:
    """kramdown's rule: tight without a blank line after the first paragraph.

    The last item has nothing after it to tell; it is tight when one before it is.
    """
    any_tight = len(items) == 1
    for item in items:
        last = item is items[-1]
        tight = item.paragraph is not None and not _blank_after(item, lines, last)
        if last:
            tight = tight and any_tight
        any_tight = any_tight or tight
        item.set_tight(tight)


def _blank_after(item: Item, lines: list[str], last: bool) -> bool:
    if item.paragraph is None or item.paragraph.map is None:
        return False
    if last and len(item.blocks) == 1:
        return False
    end = item.paragraph.map[1]
    return end < len(lines) and not lines[end].strip(" \t>")


def _definitions(state: StateCore) -> None:
    lines = state.src.split("\n")
    for index, token in enumerate(state.tokens):
        if token.type == "dt_open" and token.map:
            # The plugin gives the term an empty range of lines.
            token.map[1] = token.map[0] + 1
            state.tokens[index + 1].map = list(token.map)
        elif token.type == "dd_open" and token.map:
            loose = not lines[token.map[0] - 1].strip(" \t>")
            paragraph = state.tokens[index + 1]
            if paragraph.type == "paragraph_open":
                paragraph.hidden = state.tokens[index + 3].hidden = not loose
