"""Entries that are not well formed, read as far as their author's meaning is plain."""

from __future__ import annotations

import re

from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.splitter import Splitter

from faculty_site.lib.bibtex.values import parts_of

MISSING_BRACES = 3
"""So many closing braces are put behind an entry that lacks them."""

NO_ENTRIES = frozenset({"comment", "preamble", "string"})
HEAD = re.compile(r"@[^\S\n]*(\w+)\s*[{(]\s*(?:([^\s,={}()\"#%]+)[^\S\n]*(?:,|$))?", re.MULTILINE)
FIELD = re.compile(r"(?<![\w:+.-])([A-Za-z][\w:+.-]*)\s*=\s*(?=[\w{\"])")
SWALLOWED = re.compile(r"[\s,]*\n\s*[A-Za-z][\w-]*\s*=\s*[{\"]")
"""A field within the value of the one before it, which was left open."""

JOIN = re.compile(r"\s*#\s*")
MORE = re.compile(r",?\s*[A-Za-z][\w:+.-]*\s*=\s*[\w{\"]")
"""How what stands behind an entry begins that one closing brace too much has ended."""


def entry_in(block: Block | None) -> ParsedEntry | None:
    """The entry of a block, if it is one."""
    while isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
        block = block.ignore_error_block
    return block if isinstance(block, ParsedEntry) else None


def with_braces(written: str) -> ParsedEntry | None:
    """An entry whose last braces are missing, with them."""
    for missing in range(1, MISSING_BRACES + 1):
        entry = _whole(written + "}" * missing)
        if entry is not None:
            swallowed = any(SWALLOWED.search(str(field.value)) for field in entry.fields)
            return None if swallowed else entry
    return None


def field_by_field(written: str) -> ParsedEntry | None:
    """What reads as `name = value` in a text that begins as an entry; None if nothing does."""
    head = HEAD.match(written)
    if head is None or head[1].lower() in NO_ENTRIES:
        return None
    lines: list[str] = []
    at = head.end()
    while field := FIELD.search(written, at):
        value, at = _value(written, field.end())
        lines.append(f"  {field[1]} = {value},\n")
    return _whole(f"@{head[1]}{{{head[2] or ''},\n{''.join(lines)}}}") if lines else None


def _value(written: str, start: int) -> tuple[str, int]:
    """A value with its braces closed, and where it ends."""
    texts: list[str] = []
    at = start
    for part in parts_of(written, start):
        if part.bare:
            text, _comma, _rest = part.text.partition(",")
            texts.append(text)
            at = part.start + len(text)
        else:
            swallowed = SWALLOWED.search(part.text)
            text = part.text[: swallowed.start()] if swallowed else part.text
            at = part.start + 1 + len(text) if swallowed else part.end
            texts.append(f"{{{text.rstrip()}{'}' * _open(text)}}}")
        joined = JOIN.match(written, at)
        if joined is None:
            break
    return " # ".join(texts), at


def _open(text: str) -> int:
    """How many braces are open at the end of a text."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text):
        depth = max(0, depth + (1 if brace == "{" else -1))
    return depth


def _whole(text: str) -> ParsedEntry | None:
    """The entry that a text is; None for one that is none, or more than one."""
    blocks = Splitter(text).split().blocks
    return entry_in(blocks[0]) if len(blocks) == 1 else None
