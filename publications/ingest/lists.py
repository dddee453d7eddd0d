"""Where on a page the works stand: under which headings, and in which blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from faculty_site.ingest.documents import Page, Span
from faculty_site.ingest.headings import bare, is_time_only, promise_of
from faculty_site.ingest.outline import SILENT, Block, Section
from publications.ingest.dates import EARLIEST, latest
from publications.ingest.kinds import kind_of_heading
from publications.ingest.status import status_of_heading
from publications.ingest.works import Context

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
SELECTED = re.compile(
    r"\b(?:selected|highlighted|highlights|featured|representative)\b", re.IGNORECASE
)
BORDER = re.compile(r"(?<!\\)\||\n")
RULE = re.compile(r"[\s:=-]*")
QUOTE_MARK = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
OPENING = re.compile(r"<(?:div|section|article|table|details|ul|ol|center)\b", re.IGNORECASE)
HTML_PARAGRAPH = re.compile(r"\s*<(?:p|li)\b", re.IGNORECASE)
REFERENCE = re.compile(rf"{YEAR.pattern}|\]\(|<a\b", re.IGNORECASE)
"""Stands in what may be a reference of its own."""

A_LIST = 3
"""So many paragraphs of HTML under one heading are a list."""

CLOSING = re.compile(r"</(?:div|section|article|table|details|ul|ol|center)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A block that may be a work. `section` is the key of the section it is shown in.

    `listed` is true for items of a list and false for what may as well be running text.
    `lead` are the lines of a bare year above it, which the work's year holds, or of a table's head.
    `headed` is the same with the heading above it for a title, where that may be one.
    """

    text: str
    span: Span
    section: Section
    context: Context
    hidden: bool = False
    listed: bool = True
    lead: Span | None = None
    headed: Source | None = None


def sources(page: Page) -> Iterator[Source]:
    """Every block under a heading of publications that may be a work, in source order."""
    found = ((section, home_of(section, page)) for section in page.outline.sections)
    homes = [(section, home) for section, home in found if home]
    paragraphs = Counter(
        home.key for section, home in homes for b in section.blocks if _is_html_paragraph(b)
    )
    titled = Counter((s.parents, s.level) for s, home in homes if _may_be_title(s, home, page))
    for section, home in homes:
        title = titled[section.parents, section.level] > 1 and _may_be_title(section, home, page)
        for source in _from_blocks(section.blocks, home, _context(section, page), page):
            in_html = HTML_PARAGRAPH.match(source.text) and paragraphs[home.key] >= A_LIST
            source = replace(source, listed=source.listed or bool(in_html))
            yield replace(source, headed=_headed(source, section, page)) if title else source


def _may_be_title(section: Section, home: Section, page: Page) -> bool:
    """Whether a heading may be the title of the only work below it."""
    words = bare(section.heading, page.dialect)
    if home is not section or not section.parents or status_of_heading(words):
        return False
    if promise_of(section.heading, page.dialect) or kind_of_heading(words):
        return False
    drawn = [b for b in section.blocks if b.kind not in (*SILENT, "comment", "rule")]
    kinds = [block.kind for block in drawn]
    return (
        kinds[:1] == ["paragraph"]
        and kinds.count("paragraph") == 1
        and not any(block.kind != "paragraph" and REFERENCE.search(block.text) for block in drawn)
    )


def _headed(source: Source, section: Section, page: Page) -> Source | None:
    """The work with its heading for a title, which stands where the heading above shows works."""
    above = (page.outline.section(key) for key in reversed(section.parents))
    home = next((found for s in above if (found := home_of(s, page))), None)
    if home is None or section.heading_span is None:
        return None
    text = f"**{section.heading.strip('* ')}**\n\n{source.text}"
    return replace(source, text=text, span=(section.heading_span[0], source.span[1]), section=home)


def home_of(section: Section, page: Page) -> Section | None:
    """The section that shows the works under this heading; None when it promises none.

    Headings that only name years part the list above them. All other headings below one of
    publications part it by subject or kind and show their own works.
    """
    if not section.heading:
        return None
    above = [page.outline.section(key) for key in section.parents]
    if is_time_only(section.heading, page.dialect):
        parent = above[-1] if above else None
        return home_of(parent, page) if parent else None
    words = bare(section.heading, page.dialect)
    if promise_of(section.heading, page.dialect) == "publications" or status_of_heading(words):
        return section
    promised = promise_of(section.heading, page.dialect)
    below = any(promise_of(s.heading, page.dialect) == "publications" for s in above)
    return section if below and promised is None else None


def is_selection(section: Section, page: Page) -> bool:
    """Whether a heading calls its works selected."""
    return SELECTED.search(bare(section.heading, page.dialect)) is not None


def _context(section: Section, page: Page) -> Context:
    """What the headings above a block say; the nearest that says anything counts."""
    context = Context()
    for key in [*section.parents, section.key]:
        heading = page.outline.section(key)
        if heading.heading:
            context = _narrowed(context, bare(heading.heading, page.dialect))
    return context


def _narrowed(context: Context, words: str) -> Context:
    years = [int(year) for year in YEAR.findall(words)]
    alone = len(years) == 1 and EARLIEST <= years[0] <= latest() and not _is_open(words)
    return Context(
        years[0] if alone else context.year,
        status_of_heading(words) or context.status,
        kind_of_heading(words) or context.kind,
    )


def _is_open(words: str) -> bool:
    """“2020 and before”, “since 1905” name no year."""
    return bool(re.search(r"\b(?:and|before|since|until|earlier|older|prior|to)\b|[-–—]", words))


def _from_blocks(
    blocks: tuple[Block, ...], home: Section, context: Context, page: Page, *, hidden: bool = False
) -> Iterator[Source]:
    lead = None
    for group in _boxes(blocks):
        if len(group) > 1 and (box := _box(group, home, context, page)):
            yield replace(box, hidden=hidden, lead=lead)
            lead = None
            continue
        for block in group:
            if block.kind == "comment":
                yield from _from_blocks(block.inner, home, context, page, hidden=True)
            elif block.kind == "paragraph" and (words := _label(block, page)):
                context = replace(_narrowed(context, words))
                lead = block.span if YEAR.fullmatch(words) else None
            elif _is_table_head(block):
                lead = block.span
            elif block.inner and (words := _label(block, page)):
                yield from _below_label(block, home, _narrowed(context, words), page, hidden=hidden)
                lead = None
            elif source := _source(block, home, context, page, hidden=hidden):
                yield replace(source, lead=lead)
                lead = None


def _below_label(
    block: Block, home: Section, context: Context, page: Page, *, hidden: bool
) -> Iterator[Source]:
    """The works in the list of an item that only says what comes, such as a year."""
    lead: Span | None = (block.span[0], block.inner[0].span[0])
    for source in _from_blocks(block.inner, home, context, page, hidden=hidden):
        yield replace(source, lead=lead)
        lead = None


def _is_html_paragraph(block: Block) -> bool:
    return block.kind == "html" and HTML_PARAGRAPH.match(block.text) is not None


def _boxes(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks, those together that an HTML element holds from its tag to its closing one."""
    held: list[Block] = []
    depth = 0
    for block in blocks:
        held.append(block)
        if block.kind in ("html", "frame"):
            depth += len(OPENING.findall(block.text)) - len(CLOSING.findall(block.text))
        if depth <= 0:
            yield tuple(held)
            held, depth = [], 0
    yield from ((block,) for block in held)  # what is never closed holds nothing


def _box(group: tuple[Block, ...], home: Section, context: Context, page: Page) -> Source | None:
    """A box with one paragraph is one work, with its picture and the points below it."""
    paragraphs = [b for b in group if b.kind == "paragraph" or _is_html_paragraph(b)]
    others = [b for b in group if b not in paragraphs and b.kind not in ("html", "frame")]
    if len(paragraphs) != 1 or any(REFERENCE.search(block.text) for block in others):
        return None
    span = (group[0].span[0], group[-1].span[1])
    text = page.outline.complete(page.outline.source(span))
    return Source(text, span, home, context, listed=False)


def _label(block: Block, page: Page) -> str:
    """The words of a short paragraph that only says what comes: “**2023**”, “**Preprints:**”."""
    text, _break, more = block.text.partition("\n")
    if len(text) > 60 or (more and not block.inner):
        return ""
    words = bare(text, page.dialect)
    known = YEAR.fullmatch(words) or status_of_heading(words) or promise_of(text, page.dialect)
    return words if known else ""


def _is_table_head(block: Block) -> bool:
    """Whether a row only names the columns."""
    return block.kind == "row" and "\n" in block.text and not REFERENCE.search(block.text)


def _source(
    block: Block, home: Section, context: Context, page: Page, *, hidden: bool
) -> Source | None:
    text = page.outline.complete(block.text)
    if block.kind == "item":
        return Source(text, block.span, home, context, hidden)
    if block.kind == "row":
        cells = filter(None, (cell.strip() for cell in BORDER.split(text)))
        joined = "<br>\n".join(cell for cell in cells if not RULE.fullmatch(cell))
        return Source(joined, block.span, home, context, hidden, listed=False)
    if block.kind == "paragraph":
        return Source(text, block.span, home, context, hidden, listed=False)
    if block.kind == "quote":
        inner = QUOTE_MARK.sub("", text)
        return Source(inner, block.span, home, context, hidden, listed=False)
    if _is_html_paragraph(block):
        return Source(text, block.span, home, context, hidden, listed=False)
    return None
