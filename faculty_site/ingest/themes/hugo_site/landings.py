"""The pages of a site that are put together of widgets or blocks: the home page and others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from faculty_site.ingest.documents import ListKind
from faculty_site.ingest.keys import fold
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.hugo_site.blocks import Block, blocks_of
from faculty_site.ingest.themes.hugo_site.sources import Source

HOME = "home"


class Landings:
    """The blocks of the home page, and the other such pages with their texts as their bodies."""

    def __init__(self, sources: Iterable[Source]) -> None:
        sources = list(sources)
        widgets = [source for source in sources if source.is_widget]
        heads = {s.folders: s for s in sources if s.is_landing and s.name in ("index", "_index")}
        self.home: list[Block] = []
        self.others: list[Source] = []
        self.bare: list[Source] = []
        """Pages of nothing but lists, which stand on the person's page."""
        elsewhere: list[Block] = []
        folders = dict.fromkeys([*heads, *(_page_of(w, heads) for w in widgets)])
        for folder in folders:
            head = heads.get(folder)
            beside = [w for w in widgets if _page_of(w, heads) == folder]
            blocks = blocks_of(head, beside)
            if folder == () or folder[0] == HOME:
                self.home += blocks
            else:
                elsewhere += blocks
                self._add(head or beside[0], blocks)
        alone = [s for s in sources if s.is_landing and s.name not in ("index", "_index")]
        for source in alone:
            blocks = blocks_of(source, ())
            elsewhere += blocks
            self._add(source, blocks)
        self.blocks: list[Block] = [*self.home, *elsewhere]

    def _add(self, head: Source, blocks: Sequence[Block]) -> None:
        combined = _combined(head, blocks)
        self.others += combined
        self.bare += [] if combined else [head]


def _page_of(widget: Source, heads: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The folder of the page that a widget stands on: its own, or the next above that is one."""
    known = set(heads)
    for end in range(len(widget.folders), 0, -1):
        if widget.folders[:end] in known:
            return widget.folders[:end]
    return widget.folders[:1]


def _combined(head: Source, blocks: Sequence[Block]) -> list[Source]:
    """The page with the texts of its blocks, each below its title; none where there is no text."""
    shown = [block for block in blocks if block.text.strip() and not block.hidden]
    titles = [b.title if fold(b.title) != fold(title_of(head)) else "" for b in shown]
    texts = [f"## {t}\n\n{b.text}" if t else b.text for t, b in zip(titles, shown, strict=True)]
    if not shown:
        return []
    body = "\n\n".join(text.strip("\n") for text in texts)
    document = replace(head.document, body=body, body_line=shown[0].line, lines=())
    return [replace(head, document=document)]


def lists_of(blocks: Iterable[Block]) -> dict[ListKind, Block]:
    """By kind of records, the block in whose place all of them are listed.

    A page may show the featured papers and then all of them; here all stand in one list, under
    a title that does not call them featured.
    """
    found: dict[ListKind, Block] = {}
    for block in sorted((b for b in blocks if not b.hidden), key=lambda b: b.is_selection):
        if block.listing is not None:
            found.setdefault(block.listing, block)
    return found


def title_of(source: Source) -> str:
    """The page's title, or the words of its name."""
    words = source.own_name.replace("-", " ").replace("_", " ").strip()
    return text_of(source.data.get("title")) or words[:1].upper() + words[1:]


def with_blocks(source: Source) -> Source:
    """A page about one thing with the texts of the blocks in its front matter behind its own."""
    texts = [block.text for block in blocks_of(source, ()) if block.text.strip()]
    if not texts:
        return source
    body = "\n\n".join(filter(str.strip, (source.document.body, *texts)))
    return replace(source, document=replace(source.document, body=body, lines=()))
