"""From a researcher's pages to the rows that the apps make of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from faculty_site.ingest import placement, translations
from faculty_site.ingest.documents import AssetFile, Extraction, Identity, Page, Placement, Row
from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.placement import Blocks
from faculty_site.ingest.printed_names import printed_names
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.values import SECTION
from faculty_site.lib.fuzzy_dates import day_first_order, find_dates

Extractor = Callable[[Page, Extraction], None]
"""Appends one app's rows of a page to an extraction."""

Finish = Callable[[Extraction], None]
"""Appends what can only be said once all pages of a person were read."""

WITH_BLOCKS = frozenset({"about", "list", "page", "news", "post", "work", "entry"})
"""The roles of pages that have a body; a file of BibTeX has entries instead."""


NUMBERS = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2}")


@dataclass(frozen=True, slots=True)
class Extracted:
    """All rows of a person, in the order of their pages, and where the blocks ended."""

    rows: tuple[Row, ...]
    files: tuple[AssetFile, ...]
    problems: Problems
    blocks: Blocks


def extract_all(
    homepage: Homepage,
    identity: Identity,
    root: Path,
    base_url: str,
    extractors: Sequence[Extractor],
    finish: Finish,
) -> Extracted:
    """Ask every extractor about every page: first those of single things, then the person's own."""
    into = Extraction(
        slug=identity.slug,
        name=identity.name,
        root=root,
        problems=Problems(),
        native_name=identity.native_name,
        printed_names=printed_names(homepage, identity),
        base_url=base_url,
        day_first=_day_first(homepage),
    )
    blocks = Blocks()
    for page in _in_order(homepage):
        page = _with_own_keys(page, into)
        before = len(into.moved)
        for extract in extractors:
            extract(page, into)
        again = tuple(into.again)
        rows = into.turn_page(page.document.path)
        blocks += _count(page, rows, again, into.problems)
        found = next((target for target, _urls in into.moved[before:] if target), None)
        target = found[:2] if found else ("profiles.profile", (into.slug,))
        for version in page.translations:
            blocks += _translated(page, rows, version, target, into, extractors)
    finish(into)
    into.turn_page()
    return Extracted(tuple(into.earlier), tuple(into.files), into.problems, blocks)


def _translated(
    page: Page,
    rows: Sequence[Row],
    version: Page,
    target: tuple[str, tuple[str | int, ...]],
    into: Extraction,
    extractors: Sequence[Extractor],
) -> Blocks:
    """Append what a version of a page says; `target` is what became of the page."""
    scratch = translations.scratch_of(version, into)
    for extract in extractors:
        extract(version, scratch)
    found = translations.translate(page, rows, version, scratch.rows)
    translations.with_shown_files(into.earlier, scratch)
    order = len(into.rows_of(SECTION))
    for row in found.rows:
        into.rows.append(replace(row, order=order) if row.model == SECTION else row)
        order += row.model == SECTION
    if version.old_urls and not version.hidden:
        language = version.language if found.rows else ""
        into.moved.append(((*target, language), version.old_urls))
    into.turn_page(version.document.path)
    if found.unmatched:
        into.problems.info(
            version.document.path,
            None,
            f"Lines of lists on this page in “{version.language}” that differ in number or dates "
            f"from those of {page.document.name}: {found.unmatched}. They are kept with the "
            "source and not shown.",
        )
    return _count(version, scratch.rows, tuple(scratch.again), into.problems)


def _with_own_keys(page: Page, into: Extraction) -> Page:
    """A list whose title is a heading of an earlier page too gets other keys for its sections."""
    if page.role != "list":
        return page
    taken = {row.key[1] for row in into.rows_of(SECTION)}
    outline, number = page.outline, 1
    while any(section.key in taken for section in outline.sections):
        number += 1
        lead = page.outline.sections[0]
        body, key = "\n".join(outline.lines), f"{number}-{lead.key}"
        outline = read_outline(body, page.dialect, lead.heading, key)
    return page if number == 1 else replace(page, outline=outline)


def _day_first(homepage: Homepage) -> bool | None:
    """What all pages with lists together show of how this person writes dates in numbers."""
    pages = [page for page in (homepage.about, *homepage.pages) if page.role in ("about", "list")]
    lines = (line for page in pages for line in page.outline.lines if NUMBERS.search(line))
    return day_first_order([date for line in lines for date in find_dates(line)])


def _in_order(homepage: Homepage) -> list[Page]:
    """The page about the person knows what single things there are; lists follow its sections."""
    single = [page for page in homepage.pages if page.role not in ("list", "page")]
    lists = [page for page in homepage.pages if page.role == "list"]
    others = [page for page in homepage.pages if page.role == "page"]
    return [*single, homepage.about, *lists, *others]


def _count(
    page: Page, rows: Sequence[Row], again: Sequence[Placement], problems: Problems
) -> Blocks:
    """Where the blocks of one page ended; those that ended nowhere are told."""
    if page.role not in WITH_BLOCKS or page.part:
        return Blocks(records=len({row.origin for row in rows if not row.part_of}))
    for block in placement.unplaced(page.outline, rows, again):
        line = page.document.file_line(block.span[0])
        problems.warning(
            page.document.path, line, "This was placed nowhere; only the kept source has it."
        )
    return placement.count_blocks(page.outline, rows, again)
