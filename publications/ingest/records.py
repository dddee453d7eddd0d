"""Works that a structured source tells of, and the rows they become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faculty_site.ingest.documents import Extraction, Json, Page, Row
from faculty_site.ingest.keys import Keys, fold
from publications.ingest.bylines import Owner
from publications.ingest.known import PUBLICATION, Known
from publications.ingest.rows import author_row, free_slug, next_order, publication_fields
from publications.ingest.works import Work


@dataclass(frozen=True, slots=True)
class Record:
    """A work with what only a structured source says of it.

    `key` is the source's own name of it; `line` is 1-based in the file.
    """

    work: Work
    key: str
    line: int | None = None
    abstract: str = ""
    bibtex: str = ""
    ris: str = ""
    csl_json: str = ""
    language: str = ""
    selected: bool = False

    @property
    def raw(self) -> dict[str, str]:
        """The entry as imported, by the column for its format."""
        return {"bibtex": self.bibtex, "ris": self.ris, "csl_json": self.csl_json}


def owner_of(into: Extraction) -> Owner:
    """Whose pages are read, as far as they have said."""
    person = next(iter(into.rows_of("profiles.profile")), None)
    orcid = str(person.fields["orcid"]) if person else ""
    return Owner(into.name, into.native_name, into.printed_names, orcid)


def append_records(records: Iterable[Record], page: Page, into: Extraction) -> list[Row]:
    """Append the rows of works and their authors, in order; none of them stands in a section.

    What an earlier page told of gets what is new; returned are the works' rows, old and new.
    """
    slugs = {str(row.key[0]) for row in into.rows_of(PUBLICATION)}
    keys, known, works = Keys(), Known(into), []
    for order, record in enumerate(records, next_order(into)):
        earlier = None if page.hidden else known.find(record.work)
        if earlier and not _says_else(record, earlier, page):
            works.append(_tell_again(earlier, record, known, into))
            continue
        slug = free_slug(record.work, slugs)
        part = keys.free(record.key or slug)
        origin = f"work:{page.document.name}#{part}"[:250]
        fields = publication_fields(
            record.work,
            slug,
            language=record.language or page.language,
            visibility="hidden" if page.hidden else "public",
            abstract=record.abstract,
            raw=record.raw,
        )
        works.append(Row(PUBLICATION, (slug,), fields, origin, line=record.line))
        into.rows += [works[-1], *_authors(record, slug, origin, order, into)]
    return works


def _authors(
    record: Record, slug: str, origin: str, order: int | None, into: Extraction
) -> list[Row]:
    return [
        author_row(
            record.work,
            place,
            slug,
            origin,
            owner=into.slug,
            section="",
            selected=record.selected,
            order=order or 0,
            line=record.line,
            key=record.key,
        )
        for place in range(len(record.work.authors))
    ]


def _says_else(record: Record, earlier: Row, page: Page) -> bool:
    """Whether a page of a work has an abstract of its own, such as one in another language."""
    abstracts = {fold(record.abstract), fold(earlier.fields["abstract"])} - {""}
    return page.role == "work" and len(abstracts) > 1


def _tell_again(earlier: Row, record: Record, known: Known, into: Extraction) -> Row:
    """Complete the row of a work that an earlier page told of."""
    row = known.complete(earlier, record.work, abstract=record.abstract, raw=record.raw)
    own = known.own(earlier)
    if own and known.is_lone(earlier):
        authors = _authors(record, str(earlier.key[0]), earlier.origin, own.order, into)
        known.replace_authors(earlier, authors)
    elif own:
        changes: dict[str, Json] = {"selected": own.fields["selected"] or record.selected}
        if record.bibtex and not own.fields["citation_key"]:
            changes["citation_key"] = record.key[:200]
        known.change_own(own, None, changes)
    return row
