"""From a document of a Jekyll site to a page, in words that no theme owns."""

from __future__ import annotations

from dataclasses import replace

from faculty_site.ingest.addresses.jekyll import addresses
from faculty_site.ingest.addresses.site_file import SiteFile
from faculty_site.ingest.documents import Document, Facts, Page, Role
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.html_pages import flush_left
from faculty_site.ingest.themes.jekyll.open_site import OpenSite
from faculty_site.ingest.themes.jekyll.visibility import is_hidden
from faculty_site.ingest.themes.resolving import resolved


def page_of(site: OpenSite, document: Document, role: Role, item: Item | None = None) -> Page:
    """The page with its body: templates resolved, samples of the theme taken out."""
    document = site.samples.taken_out(document)
    document, listings = resolved(document, site.stated, "jekyll", site.problems)
    document = flush_left(document)
    page = page_without_text(site, document, role)
    outline = read_outline(document.body, page.dialect)
    return replace(page, item=item, outline=outline, listings=listings)


def page_without_text(site: OpenSite, document: Document, role: Role) -> Page:
    """The page of a file of records, or of one of them: what stands in its body is no text."""
    theme, data = site.theme.theme, document.front_matter
    return Page(
        document=document,
        theme=theme.name,
        role=role,
        dialect=theme.dialect,
        language=text_of(data.get("lang") or site.config.get("lang"))[:35],
        facts=Facts(),
        outline=read_outline("", theme.dialect),
        old_urls=addresses_of(site, document),
        line=1,
        hidden=is_hidden(document, _file(site, document), site.today),
    )


def addresses_of(site: OpenSite, document: Document) -> tuple[str, ...]:
    """Where the old site showed the document."""
    return addresses(_file(site, document))


def _file(site: OpenSite, document: Document) -> SiteFile:
    return SiteFile(document.name, document.front_matter, site.config)
