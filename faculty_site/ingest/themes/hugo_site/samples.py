"""What of a site is a sample of its theme: told apart, and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from faculty_site.ingest.themes.hugo_site.blocks import Block
from faculty_site.ingest.themes.hugo_site.cv import CvRow
from faculty_site.ingest.themes.hugo_site.sources import Source
from faculty_site.ingest.themes.leftovers import is_leftover, without_samples


class Samples:
    """Counts each sample that it was asked about and found."""

    def __init__(self, sources: Iterable[Source]) -> None:
        heads = (s for s in sources if s.name == "_index" and len(s.folders) > 1)
        self._courses = {head.folders for head in heads if is_leftover(head.document)}
        self.count = 0

    def has_page(self, source: Source) -> bool:
        """Whether a page is a sample itself, or lies below the first page of a sample course."""
        above = (source.folders[:end] for end in range(len(source.folders) + 1))
        below = any(folder in self._courses for folder in above)
        return self._counted(below or is_leftover(source.document))

    def has_block(self, block: Block) -> bool:
        return self._counted(is_sample_block(block))

    def has_row(self, row: CvRow) -> bool:
        return self._counted(row.is_sample)

    def _counted(self, found: bool) -> bool:
        self.count += found
        return found


def is_sample_block(block: Block) -> bool:
    """Whether a block's text is the theme's; it does not count as asked about."""
    data = {"title": block.title}
    document = replace(block.document, front_matter=data, body=block.text)
    listed = block.text.strip() in LISTS
    return listed or is_leftover(document) or not without_samples(block.text).strip()


LISTS = frozenset({"- **R**: 90%\n- **Statistics**: 100%\n- **Photography**: 10%"})
"""What the themes' own people can do."""


def own_block(block: Block) -> Block:
    """The block without paragraphs of the theme's own."""
    return replace(block, text=without_samples(block.text))


def own_words(source: Source) -> Source:
    """The page without paragraphs of the theme's own."""
    document = source.document
    return replace(source, document=replace(document, body=without_samples(document.body)))
