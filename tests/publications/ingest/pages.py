"""Pages for the tests, read from Markdown as an import reads them."""

from __future__ import annotations

from pathlib import Path

from faculty_site.ingest.documents import Extraction, Page, Row
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers import read_document
from faculty_site.ingest.themes import read_page
from publications.ingest import extract

AUTHORSHIP, PUBLICATION = "publications.authorship", "publications.publication"


def page_of(folder: Path, body: str) -> Page:
    path = folder / "page.md"
    path.write_text(f"---\nlayout: default\n---\n{body}", encoding="utf-8")
    return read_page(read_document(path, root=folder, problems=Problems()))


def extraction(folder: Path, body: str, name: str = "Charles Babbage") -> Extraction:
    """What the extractor makes of a page of this person."""
    page = page_of(folder, body)
    into = Extraction("the-owner", name, folder, Problems())
    extract(page, into)
    return into


def works(into: Extraction) -> list[Row]:
    return list(into.rows_of(PUBLICATION))


def authors(into: Extraction, work: Row) -> list[str]:
    """The names of a work's authors; the owner's with an arrow in front."""
    rows = [row for row in into.rows if row.part_of == work.origin]
    return [f"{'→' if r.fields['profile'] else ''}{r.fields['name']}" for r in rows]
