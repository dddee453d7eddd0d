"""Source pages for tests: a file or a text read, and what the extractors make of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import news.ingest
import profiles.ingest
import publications.ingest
from faculty_site.ingest.documents import Document, Extraction, Page
from faculty_site.ingest.extraction import Extractor
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers import read_document
from faculty_site.ingest.themes import read_page

EXTRACTORS: Sequence[Extractor] = (
    publications.ingest.extract,
    news.ingest.extract,
    profiles.ingest.extract,
)
"""In the order in which an import asks them."""


def page_of(body: str, file_name: str = "page.md", /, **front_matter: object) -> Page:
    """A page that was never a file."""
    document = Document(
        path=Path("/nowhere") / file_name,
        name=file_name,
        content=body.encode(errors="surrogatepass"),
        text=body,
        front_matter=front_matter,
        body=body,
        body_line=1,
        encoding="utf-8",
        key_lines={},
    )
    return read_page(document)


def page_in(path: Path, problems: Problems) -> Page:
    """A page as an import reads it."""
    return read_page(read_document(path, root=path.parent, problems=problems), problems)


def extract(
    page: Page,
    problems: Problems | None = None,
    slug: str = "",
    extractors: Sequence[Extractor] = EXTRACTORS,
) -> Extraction:
    """All rows of a page, under the owner's own slug or the given one."""
    problems = Problems() if problems is None else problems
    identity = profiles.ingest.identify(page, problems, slug)
    into = Extraction(
        slug=identity.slug,
        name=identity.name,
        root=page.document.path.parent,
        problems=problems,
        native_name=identity.native_name,
    )
    for extractor in extractors:
        extractor(page, into)
    profiles.ingest.finish(into)
    return into


def extracted(body: str, **front_matter: object) -> Extraction:
    """All rows of a body; its owner is Marie Curie unless the front matter says otherwise."""
    return extract(page_of(body, "marie-curie.md", **{"title": "Marie Curie", **front_matter}))


def fields_of(into: Extraction, model: str, *names: str) -> list[tuple[object, ...]]:
    """The values of some fields, a tuple for each row of a model."""
    return [tuple(row.fields[name] for name in names) for row in into.rows_of(model)]


def messages(into: Extraction, level: str) -> list[str]:
    """What an extraction reported at one level."""
    return [problem.message for problem in into.problems if problem.level == level]
