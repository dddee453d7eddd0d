"""Liquid and Hugo shortcodes, resolved at import: what is stored is plain Markdown."""

from __future__ import annotations

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating.liquid import resolve_liquid
from faculty_site.ingest.templating.model import Generator, Resolved, Site
from faculty_site.ingest.templating.shortcodes import resolve_shortcodes
from faculty_site.ingest.templating.site import find_site, jekyll_configuration, read_site

__all__ = [
    "Resolved",
    "Site",
    "find_site",
    "generator_of",
    "has_templates",
    "jekyll_configuration",
    "read_site",
    "resolve",
]


def has_templates(body: str) -> bool:
    """Whether a body may hold any; one without is its own text."""
    return "{{" in body or "{%" in body


def generator_of(document: Document, *, is_hugo: bool) -> Generator:
    """The program whose templates a page is written in.

    Its site's configuration says so; a lone page's theme (`is_hugo`), or the only kind of
    templates that stands in it.
    """
    found = find_site(document.path)
    if found is not None:
        return found.generator
    only_shortcodes = "{{<" in document.body and "{%" not in document.body
    return "hugo" if is_hugo or only_shortcodes else "jekyll"


def resolve(document: Document, site: Site, generator: Generator, problems: Problems) -> Resolved:
    """A page's body without templates; never raises, what could not be resolved is reported."""
    if generator == "hugo":
        return resolve_shortcodes(document, site, problems)
    return resolve_liquid(document, site, problems)
