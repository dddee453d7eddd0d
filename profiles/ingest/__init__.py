"""From pages to the rows of a person: who they are, how to reach them, what stands where.

`extract` runs last on each page, because a section's text is what the other extractors left of
it; `finish` runs once, when all pages of a person were read.
"""

from __future__ import annotations

from faculty_site.ingest.documents import Extraction, Page, Target
from profiles.ingest.assets import extract_assets
from profiles.ingest.contact import read_contact
from profiles.ingest.entries import extract_entries
from profiles.ingest.files import extract_entry
from profiles.ingest.identity import identify
from profiles.ingest.listed import file_entries
from profiles.ingest.lost_links import report_lost_links
from profiles.ingest.old_urls import append_old_urls
from profiles.ingest.pages import extract_page
from profiles.ingest.person import extract_person
from profiles.ingest.relinking import relink
from profiles.ingest.sections import extract_sections

__all__ = ["extract", "finish", "identify"]


def extract(page: Page, into: Extraction) -> None:
    """Append the rows of the profile and of all that stands on its page."""
    if page.role == "entry":
        extract_entry(page, into)
    elif page.role == "about":
        page = file_entries(page, into)
        extract_entries(page, into)
        contact = read_contact(page, into)
        extract_person(page, contact, into)
        extract_sections(page, into)
    elif page.role == "list":
        page = file_entries(page, into)
        extract_entries(page, into)
        extract_sections(page, into)
    elif page.role == "page":
        extract_page(page, into)
    if page.role in ("entry", "list") and not page.hidden:
        into.moved.append((_target(page, into), page.old_urls))
    if page.old_urls:
        into.addresses.setdefault(page.document.path.resolve(), page.old_urls[0])
    extract_assets(page, into)


def _target(page: Page, into: Extraction) -> Target:
    """The one line of a CV that the page is, or the first section that it gave."""
    model = "profiles.entry" if page.role == "entry" else "profiles.section"
    rows = (row for row in into.rows if row.model == model)
    shown = (row.key for row in rows if row.fields["visibility"] == "public")
    key = next(shown, None)
    return (model, key) if key else None


def finish(into: Extraction) -> None:
    """Append what can only be said once all pages of a person were read."""
    append_old_urls(into)
    relink(into)
    report_lost_links(into)
