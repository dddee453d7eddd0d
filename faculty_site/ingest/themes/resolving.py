"""A document with the templates in its body resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from faculty_site.ingest import templating
from faculty_site.ingest.documents import Document, ListKind
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating.model import Generator


def resolved(
    document: Document, site: templating.Site, generator: Generator, problems: Problems
) -> tuple[Document, Mapping[int, ListKind]]:
    """The document without templates, and the lists of records that stood in it, by body line."""
    if not templating.has_templates(document.body):
        return document, {}
    found = templating.resolve(document, site, generator, problems)
    return replace(document, body=found.text, lines=found.lines), found.listings
