"""``{:toc}`` on a list: the list becomes the table of the text's headings, each a link.

Headings of class ``no_toc`` are left out. Only the first such list is filled, as kramdown does.
"""

from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from faculty_site.lib.markdown.rules.attributes import ATTRIBUTE_LISTS
from faculty_site.lib.markdown.rules.footnotes import IN_PLACE
from faculty_site.lib.markdown.rules.kramdown_blocks.lists import marked_list

MARK = "data-toc"
LEFT_OUT = "no_toc"
LIST_ID = "markdown-toc"
NOT_IN_LINK = frozenset({"link_open", "link_close", "footnote_ref"})


def contents_plugin(md: MarkdownIt) -> None:
    """Add the table of contents; needs the ids of headings and block attributes."""
    md.core.ruler.before("block", "known_lists", _know_toc)
    md.core.ruler.push("contents", _fill)


def _know_toc(state: StateCore) -> None:
    # "toc" is read like a reference to an attribute list, so the list it stands at gets the mark.
    state.env.setdefault(ATTRIBUTE_LISTS, {})["toc"] = {MARK: ""}


def _fill(state: StateCore) -> None:
    # The importer wants the source's own items.
    if state.env.get(IN_PLACE):
        return
    tokens = state.tokens
    marked = marked_list(tokens, MARK)
    if marked is None:
        return
    begin, end = marked
    opening = tokens[begin]
    headings = list(_headings(tokens[:begin] + tokens[end:]))
    del opening.attrs[MARK]
    opening.attrs.setdefault("id", LIST_ID)
    if headings:
        tokens[begin + 1 : end] = _items(headings, opening)
    else:
        del tokens[begin : end + 1]


def _headings(tokens: list[Token]) -> Iterator[tuple[int, Token, Token]]:
    """Level, opening token and content of each heading that belongs in the table."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            classes = str(opening.attrGet("class") or "").split()
            if LEFT_OUT not in classes:
                yield int(opening.tag[1]), opening, inline


def _items(headings: list[tuple[int, Token, Token]], around: Token) -> list[Token]:
    """List items, those of lower headings in a list inside the item above them."""
    tag, name = around.tag, around.attrGet("id")
    items: list[Token] = []
    open_levels: list[int] = []
    for level, opening, inline in headings:
        while len(open_levels) > 1 and open_levels[-2] >= level:
            open_levels.pop()
            items += [_close("li"), _close(tag)]
        if open_levels and level > open_levels[-1]:
            items.append(_open(tag))
            open_levels.append(level)
        elif open_levels:
            items.append(_close("li"))
            open_levels[-1] = level
        else:
            open_levels.append(level)
        items += [_open("li"), _link(opening, inline, f"{name}-")]
    for depth in range(len(open_levels), 0, -1):
        items.append(_close("li"))
        if depth > 1:
            items.append(_close(tag))
    return items


def _link(opening: Token, inline: Token, prefix: str) -> Token:
    own = opening.attrGet("id") or ""
    link = Token("link_open", "a", 1, attrs={"href": f"#{own}", "id": f"{prefix}{own}"})
    words = [child for child in inline.children or [] if child.type not in NOT_IN_LINK]
    children = [link, *words, Token("link_close", "a", -1)]
    return Token("inline", "", 0, content=inline.content, children=children)


def _open(tag: str) -> Token:
    return Token(f"{tag}_open", tag, 1, block=True)


def _close(tag: str) -> Token:
    return Token(f"{tag}_close", tag, -1, block=True)
