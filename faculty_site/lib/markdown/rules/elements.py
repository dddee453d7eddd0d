"""Where the HTML elements of a text begin and end, found in one pass over it."""

import re
from dataclasses import dataclass
from typing import Literal

from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock

from faculty_site.lib.markdown.balance import TOKEN, VOID

Mode = Literal["raw", "block", "span"]

ELEMENTS = "html_elements"
"""Key of the environment that has the elements of the source being read."""

NAMES = (frozenset(block_names) | {"audio", "canvas", "object", "video"}) - VOID
MARKDOWN = re.compile(r"""\smarkdown\s*=\s*["']?(1|block|span)\b""", re.IGNORECASE)
# fmt: off
HOLDS_ONE_LINE = frozenset({
    "address", "caption", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "p", "th",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Element:
    """An element's offsets in the source, and how its content is to be read."""

    start: int
    content_start: int
    content_end: int
    end: int
    mode: Mode


def elements_of(state: StateBlock) -> dict[int, Element]:
    """The closed block elements by the offset of their opening tag."""
    if ELEMENTS not in state.env:
        state.env[ELEMENTS] = _paired(state.src)
    found: dict[int, Element] = state.env[ELEMENTS]
    return found


def _paired(source: str) -> dict[int, Element]:
    if "</" not in source:
        return {}
    found: dict[int, Element] = {}
    open_tags: dict[str, list[re.Match[str]]] = {}
    for tag in TOKEN.finditer(source):
        name = (tag["name"] or "").lower()
        if name not in NAMES:
            continue
        waiting = open_tags.setdefault(name, [])
        if not tag["close"]:
            if not tag["rest"].endswith("/"):
                waiting.append(tag)
        elif waiting:
            opening = waiting.pop()
            mode = _mode(name, opening["rest"])
            start = opening.start()
            found[start] = Element(start, opening.end(), tag.start(), tag.end(), mode)
    return found


def _mode(name: str, attributes: str) -> Mode:
    asked = MARKDOWN.search(attributes)
    if not asked:
        return "raw"
    if asked[1].lower() == "span" or (asked[1] == "1" and name in HOLDS_ONE_LINE):
        return "span"
    return "block"
