"""From a person's BibTeX file to rows: the works of theirs, what is wrong with the others told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from faculty_site.ingest.documents import Extraction, Page
from faculty_site.ingest.themes.leftovers import is_sample_work
from faculty_site.lib.bibtex import Bibliography, Entry, plain, read_bibliography
from publications.ingest.bibtex_works import record_of
from publications.ingest.records import Record, append_records, owner_of

MOST_FAULTS = 20
"""So many faults of one file are told one by one."""


def extract_bibliography(page: Page, into: Extraction) -> None:
    """Append a publication and its authorships for each entry that names the owner.

    In a list of which most does, so do the entries whose author list leaves somebody out.
    """
    owner = owner_of(into)
    bibliography = read_bibliography(page.document.text)
    read = [(entry, record_of(entry, owner)) for entry in bibliography.entries]
    if sum(isinstance(record, Record) for _e, record in read) * 2 > len(read):
        read = [(entry, record_of(entry, owner, among_others=True)) for entry, _r in read]
    append_records((record for _e, record in read if isinstance(record, Record)), page, into)
    _tell_faults(bibliography, page, into)
    _tell_refused([(entry, why) for entry, why in read if isinstance(why, str)], page, into)


def _tell_refused(refused: Sequence[tuple[Entry, str]], page: Page, into: Extraction) -> None:
    if samples := sum(_is_sample(entry) for entry, _why in refused):
        into.problems.info(
            page.document.path,
            None,
            "One entry is a sample that came with the theme; it was skipped."
            if samples == 1
            else f"{samples} entries are samples that came with the theme; they were skipped.",
        )
    refused = [(entry, why) for entry, why in refused if not _is_sample(entry)]
    for why, count in Counter(why for _entry, why in refused).items():
        first = next(entry for entry, reason in refused if reason == why)
        into.problems.warning(
            page.document.path,
            first.line,
            f"{_entries(count)} left out, because {why}; the first is “{first.key}”. If the work "
            "is theirs, write their name there as their page has it.",
        )


def _is_sample(entry: Entry) -> bool:
    return is_sample_work(entry.key, plain(entry.fields.get("title", "")))


def _entries(count: int) -> str:
    return "One entry was" if count == 1 else f"{count} entries were"


def _tell_faults(bibliography: Bibliography, page: Page, into: Extraction) -> None:
    for fault in bibliography.faults[:MOST_FAULTS]:
        into.problems.warning(page.document.path, fault.line, fault.message)
    if (more := len(bibliography.faults) - MOST_FAULTS) > 0:
        into.problems.warning(
            page.document.path, None, f"There are {more} more faults of these kinds in this file."
        )
