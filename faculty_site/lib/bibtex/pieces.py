"""The blocks of a BibTeX file, as bibtexparser cuts it, and the entries that they are meant for."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.splitter import Splitter

from faculty_site.lib.bibtex.entries import Bibliography
from faculty_site.lib.bibtex.mending import MORE, entry_in, field_by_field, with_braces

# It logs what it could not read; here that becomes a fault with its line.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


class Piece(NamedTuple):
    """A block of the file, and its text up to the next one."""

    block: Block
    written: str

    @property
    def line(self) -> int:
        return (self.block.start_line or 0) + 1


def pieces_of(text: str) -> Iterator[Piece]:
    """The blocks that stand in a text, without the words between them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks, starts, at = [], [], 0
    for block in Splitter(text).split().blocks:
        if not isinstance(block, ImplicitComment):
            at = text.index(block.raw or "", at)
            blocks.append(block)
            starts.append(at)
            at += 1
    starts.append(len(text))
    for block, (start, end) in zip(blocks, pairwise(starts), strict=True):
        yield Piece(block, text[start:end].rstrip())


def string_in(block: Block) -> String | None:
    """The definition of a block, if it is one."""
    if isinstance(block, DuplicateBlockKeyBlock):
        block = block.ignore_error_block or block
    return block if isinstance(block, String) else None


def entry_of(piece: Piece, found: Bibliography) -> ParsedEntry | None:
    """The entry that a block is or can be mended to; None for comments and what is lost."""
    entry = entry_in(piece.block)
    if entry is not None:
        behind = piece.written[len(entry.raw or "") :]
        if not MORE.match(behind.lstrip("}) \t\n")):
            return entry
        mended = field_by_field(piece.written)
        return _told(mended, piece, found, "has a closing brace too much") or entry
    if not isinstance(piece.block, ParsingFailedBlock):
        return None
    if re.match(r"@\s*(?:string|comment|preamble)\b", piece.written, re.IGNORECASE):
        found.fault(piece.line, "This block cannot be read. Check its braces and quotation marks.")
        return None
    if mended := with_braces(piece.written):
        return _told(mended, piece, found, "lacks a closing brace at its end")
    if mended := field_by_field(piece.written):
        return _told(mended, piece, found, "is not well formed")
    found.fault(
        piece.line,
        "The entry that begins here cannot be read and was left out. Each field is written "
        "name = {value}, with a comma between two fields; check its braces.",
    )
    return None


def _told(
    mended: ParsedEntry | None, piece: Piece, found: Bibliography, wrong: str
) -> ParsedEntry | None:
    if mended is not None:
        found.fault(
            piece.line,
            f"The entry that begins here {wrong}; it was read as far as it is plain. Each field "
            "is written name = {value}, with a comma between two fields; check its braces.",
        )
    return mended
