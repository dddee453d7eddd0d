"""Definitions of links as kramdown reads them: ``[label]: address "title"``; the last counts."""

import re

from markdown_it.common.utils import normalizeReference

from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

START = re.compile(r"[ ]{0,3}\[([^\n\]]{1,999})\]:[ \t]*(\S.*)\Z")
TITLE_BELOW = re.compile(r"[ \t]*([\"'])(.+)\1[ \t]*\Z")
TITLE_IN_BRACKETS = re.compile(r"(\S+)[ \t]+\((.+)\)")
TITLE_BEGINS = re.compile(r"[ \t][\"']")


def link_definition(state: BlockState, line: int, end_line: int) -> bool:
    """What a label stands for; the title may stand on the next line."""
    start = START.match(state.text(line))
    parts = _address_and_title(start[2].rstrip()) if start else None
    if not start or not parts:
        return False
    address, title = parts
    end = line + 1
    if not title and end < end_line and (below := TITLE_BELOW.match(state.text(end))):
        title, end = below[2], end + 1
    href = state.md.normalizeLink(address)
    if not state.md.validateLink(href):
        return False
    known = state.env.setdefault("references", {})
    known[normalizeReference(start[1])] = {"href": href, "title": title, "map": [line, end]}
    token = state.push_lines("definition", "", 0, line, end)
    token.hidden, token.block = True, True
    state.line = end
    return True


def _address_and_title(text: str) -> tuple[str, str] | None:
    address, title = text, ""
    if begins := TITLE_BEGINS.search(text):
        address, title = text[: begins.start()].rstrip(), text[begins.start() :].strip()
        if len(title) < 3 or title[0] != title[-1]:
            return None
        title = title[1:-1]
    elif in_brackets := TITLE_IN_BRACKETS.fullmatch(text):
        address, title = in_brackets.groups()
    if address.startswith("<") and address.endswith(">"):
        address = address[1:-1]
    return address, title
