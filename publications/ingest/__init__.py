"""From the lists under a publications heading to works and their authors.

An item becomes a work only when its title and its authors can be told apart and the page's
owner is one of them; everything else stays text and is reported with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from faculty_site.ingest.documents import Extraction, Page, Placement
from faculty_site.ingest.outline import Section
from faculty_site.lib.names import name_key
from publications.ingest.bibliography import extract_bibliography
from publications.ingest.bylines import Owner
from publications.ingest.comments import keep_comments
from publications.ingest.files import extract_work
from publications.ingest.known import PUBLICATION
from publications.ingest.lists import Source, home_of, sources
from publications.ingest.records import owner_of
from publications.ingest.rows import Entry, Rows, merged, next_order
from publications.ingest.vocabulary import VENUE, YEAR
from publications.ingest.works import NOT_OWN, Work, read_work
from publications.linking import link_coauthors
from publications.merging.relating import relate_works

__all__ = ["extract", "link_works"]

REMEDY = (
    "Write each work as one item of a list: its title, its authors separated by commas with "
    "your own name among them, the venue and the year."
)


def link_works(profile_slugs: Sequence[str]) -> int:
    """After loading: who of the people here wrote the works, and which works belong together.

    Returns how many links and questions are new; a second run makes none.
    """
    return link_coauthors(profile_slugs) + relate_works(profile_slugs)


def extract(page: Page, into: Extraction) -> None:
    """Append the works of a page: the one that it is, or those that it lists."""
    if page.role == "bibliography":
        extract_bibliography(page, into)
    elif page.role == "work":
        extract_work(page, into)
    elif page.role in ("about", "list"):
        _extract_lists(page, into)
    elif page.role == "page":
        _extract_from_page(page, into)


def _extract_lists(page: Page, into: Extraction) -> None:
    """Append a publication and its authorships for each work that the page lists in prose."""
    owner = owner_of(into)
    claimed = into.claimed()
    found = [s for s in sources(page) if claimed.isdisjoint(range(*s.span))]
    read = [_read(source, page, owner) for source in found]
    foreign = [work for _source, work in read].count(NOT_OWN.format(owner.name))
    named = sum(isinstance(work, Work) and not work.implied for _source, work in read)
    read = [(s, _refused(s, work, of_others=foreign > named)) for s, work in read]
    entries = [Entry(s, work) for s, work in read if isinstance(work, Work)]
    rows = Rows(page, into)
    for order, entry in enumerate(merged(entries, page), next_order(into)):
        if rows.append(entry, order):
            _report_guesses(entry, page, into)
        keep_comments(entry.source, page, into)
    _place_whole_comments(page, into)
    _report_text(page, into, [(s, why) for s, why in read if isinstance(why, str)])


def _read(source: Source, page: Page, owner: Owner) -> tuple[Source, Work | str]:
    """A source as a work; its heading is the title where nothing else reads as one."""
    work = read_work(source.text, page.dialect, owner, source.context)
    if source.headed and (isinstance(work, str) or VENUE.search(work.title)):
        headed = read_work(source.headed.text, page.dialect, owner, source.context)
        if isinstance(headed, Work) and not headed.implied:
            return source.headed, headed
    return source, work


def _extract_from_page(page: Page, into: Extraction) -> None:
    """Append the works that a page of its own lists; it keeps its text and tells of none.

    They must name the owner: such a page may also list what a course reads.
    """
    owner = Owner(into.name, into.native_name)
    read = [_read(source, page, owner) for source in sources(page)]
    entries = [Entry(s, w) for s, w in read if isinstance(w, Work) and not w.implied]
    rows = Rows(page, into, keeps_text=True)
    for order, entry in enumerate(merged(entries, page), next_order(into)):
        rows.append(entry, order)


def _refused(source: Source, work: Work | str, *, of_others: bool) -> Work | str:
    """Running text is a work only when it names its authors, the owner among them.

    On a list most of whose works are `of_others`, an “et al.” does not stand for the owner.
    """
    if isinstance(work, Work) and work.implied and (not source.listed or (work.own and of_others)):
        return "its authors are not named"
    return work


def _report_guesses(entry: Entry, page: Page, into: Extraction) -> None:
    line = page.document.file_line(entry.source.span[0])
    title = entry.work.title if len(entry.work.title) < 60 else f"{entry.work.title[:57]}…"
    if entry.work.implied:
        into.problems.info(
            page.document.path,
            line,
            f"“{title}” does not name {into.name}; the work is taken for theirs, as "
            f"{'last' if entry.work.own else 'first'} author, because it stands in their list. "
            "Write all authors in their order.",
        )
    elif entry.work.abridged:
        into.problems.info(
            page.document.path,
            line,
            f"“{title}” leaves out some authors (“{entry.work.abridged}”). Write all of them, "
            "so that co-authors are linked.",
        )


def _report_text(page: Page, into: Extraction, refused: Iterable[tuple[Source, str]]) -> None:
    """Say once for each section which of its entries stay text, and what to do."""
    by_section: dict[str, list[tuple[Source, str]]] = {}
    for source, why in refused:
        if source.listed or _reads_as_reference(source, into):
            by_section.setdefault(source.section.key, []).append((source, why))
    for section in page.outline.sections:
        left = by_section.get(section.key, [])
        home = home_of(section, page)
        if left:
            _warn(page, into, section, left[0][0].span[0], len(left), left[0][1])
        elif home is section and _nothing_read(section, page, into) and _promises_list(section):
            _warn(page, into, section, section.span[0], 0, "nothing under it reads as a work")


def _reads_as_reference(source: Source, into: Extraction) -> bool:
    """Whether running text has a year and the owner's family name in it."""
    family = name_key(into.name).split()[-1:]
    words = source.text.casefold()
    return len(words) > 60 and bool(YEAR.search(words)) and all(f in words for f in family)


def _warn(page: Page, into: Extraction, section: Section, line: int, count: int, why: str) -> None:
    entries = {0: "what stands", 1: "one entry"}.get(count, f"{count} entries")
    stays = "stays" if count < 2 else "stay"
    into.problems.warning(
        page.document.path,
        page.document.file_line(line),
        f"Under “{section.heading.strip('*_ ')}”, {entries} could not be read as works and "
        f"{stays} text: {why}. {REMEDY}",
    )


def _nothing_read(section: Section, page: Page, into: Extraction) -> bool:
    claimed = into.claimed()
    below = (section, *page.outline.children(section.key))
    return not any(n in claimed for s in below for n in range(*s.span))


def _promises_list(section: Section) -> bool:
    return any(block.kind in ("html", "row", "quote", "code") for block in section.blocks)


def _place_whole_comments(page: Page, into: Extraction) -> None:
    """A comment all of whose blocks became hidden works goes with them, marks included."""
    claimed = into.claimed()
    for section in page.outline.sections:
        for block in section.blocks:
            inner = {n for b in block.inner for n in range(*b.span)}
            if block.kind == "comment" and inner and inner <= claimed:
                _extend(block.span, min(inner), into)


def _extend(span: tuple[int, int], first: int, into: Extraction) -> None:
    for index, row in enumerate(into.rows):
        own = row.model == PUBLICATION
        if own and any(p.span[0] == first for p in row.placements):
            lines = range(*span)
            taken = into.claimed()
            free = [n for n in lines if n not in taken]
            placed = (*row.placements, *(Placement((n, n + 1), "hidden") for n in free))
            into.rows[index] = replace(row, placements=placed)
            return
