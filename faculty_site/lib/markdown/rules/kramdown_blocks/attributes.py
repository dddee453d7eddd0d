"""Attribute lists on lines of their own, ``{: .class #id key="v" name}``, and named ones.

A list belongs to the block above it; after a blank line, to the block below.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from faculty_site.lib.markdown.rules.attributes import (
    ATTRIBUTE_LISTS,
    Attributes,
    add_attribute,
    apply_attributes,
)
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

# Bounded lengths: an unclosed brace must not be searched for to the end of the text.
LIST = re.compile(r"[ ]{0,3}\{:(?![:/])((?:\\\}|[^}]){1,400})\}\s*\Z")
NAMED = re.compile(r"(\w[\w-]*):(.+)")
ATTRIBUTE = re.compile(
    r"""(?<!\S)(?:
    (?P<key>\w[\w-]*)=(?:"(?P<double>(?:\\["}]|[^"])*)"|'(?P<single>(?:\\['}]|[^'])*)')
    |(?P<reference>\w[\w-]*)
    |(?P<marks>(?:\#[A-Za-z][\w:-]*|\.[^\s.#]+)+)
    )(?!\S)""",
    re.VERBOSE,
)
MARK = re.compile(r"\.([^\s.#]+)|\#([\w:-]+)")
ESCAPED = re.compile(r"""\\(["'}])""")


def block_attributes_plugin(md: MarkdownIt) -> None:
    """Give the blocks the attributes of the lists beside them."""
    md.core.ruler.after("block", "block_attributes", _apply_to_blocks)


def attribute_list(state: BlockState, line: int, _end_line: int) -> bool:
    """An attribute list; its token has no place on the page."""
    found = LIST.match(state.text(line))
    if not found:
        return False
    last = state.tokens[-1].meta if state.tokens and state.tokens[-1].type == "attributes" else {}
    below = state.is_after_boundary(line) or bool(last.get("named"))
    token = state.push_lines("attributes", "", 0, line, line + 1)
    token.hidden, token.block = True, True
    if named := NAMED.fullmatch(found[1]):
        known: dict[str, Attributes] = state.env.setdefault(ATTRIBUTE_LISTS, {})
        _add(known.setdefault(named[1], {}), _parsed(named[2], known))
        token.meta["named"] = True
    else:
        after_blank = _is_after_blank(state, line) or bool(last.get("after_blank"))
        lost = below and not after_blank and state.is_blank(line + 1)
        token.content = "" if lost else found[1]
        waits = below and not lost
        token.meta |= {"waits": waits, "boundary": below, "after_blank": after_blank}
    state.line = line + 1
    return True


def _is_after_blank(state: BlockState, line: int) -> bool:
    """kramdown gives a list to the blank line below it, if there is none above."""
    return line > state.first and state.is_blank(line - 1)


def _parsed(text: str, known: dict[str, Attributes]) -> Attributes:
    found: Attributes = {}
    for match in ATTRIBUTE.finditer(text):
        if name := match["reference"]:
            _add(found, known.get(name, {}))
        elif key := match["key"]:
            value = match["double"] if match["double"] is not None else match["single"]
            _add(found, {key.lower(): ESCAPED.sub(r"\1", value)})
        else:
            for css_class, identifier in MARK.findall(match["marks"]):
                _add(found, {"class": css_class} if css_class else {"id": identifier})
    return found


def _add(attributes: Attributes, more: Attributes) -> None:
    for key, value in more.items():
        add_attribute(attributes, key, value)


def _apply_to_blocks(state: StateCore) -> None:
    known: dict[str, Attributes] = state.env.get(ATTRIBUTE_LISTS, {})
    finished: dict[int, Token] = {}
    openers: list[Token] = []
    waiting: Attributes = {}
    for token in state.tokens:
        if token.type == "attributes":
            attributes = _parsed(token.content, known)
            above = finished.get(token.level)
            if token.meta.get("waits"):
                _add(waiting, attributes)
            elif above is not None:
                apply_attributes(above, attributes)
            if not token.content:
                waiting = {}
        elif token.nesting < 0:
            opener = openers.pop()
            finished[opener.level] = opener
            finished.pop(opener.level + 1, None)
            waiting = {}  # a list waits for a block beside it
        elif token.type != "inline":
            if own := token.meta.get("attributes"):
                apply_attributes(token, _parsed(own, known))
            if token.type not in OF_PARTS:
                apply_attributes(token, waiting)
                waiting = {}
            if token.nesting > 0:
                openers.append(token)
            else:
                finished[token.level] = token


OF_PARTS = frozenset({"list_item_open", "dt_open", "dd_open"})
"""Tokens that belong to the block around them."""
