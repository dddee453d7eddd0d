"""A body cut into sections, lists and items, each with its source lines.

The cut is made by the very parser that draws the page (`faculty_site.lib.markdown`), so that
what the importer takes for a list item is what a reader sees as one.
"""

from faculty_site.ingest.outline.model import SILENT, Block, BlockKind, Outline, Section
from faculty_site.ingest.outline.reading import LEAD, read_outline

__all__ = ["LEAD", "SILENT", "Block", "BlockKind", "Outline", "Section", "read_outline"]
