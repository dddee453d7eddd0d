"""From pages to the rows of a person: who they are, how to reach them, what stands where.

`extract` runs last, because a section's text is what the other extractors left of it.
"""

from __future__ import annotations

from faculty_site.ingest.documents import Extraction, Page
from profiles.ingest.assets import extract_assets
from profiles.ingest.contact import read_contact
from profiles.ingest.entries import extract_entries
from profiles.ingest.identity import identify
from profiles.ingest.person import extract_person
from profiles.ingest.sections import extract_sections

__all__ = ["extract", "identify"]


def extract(page: Page, into: Extraction) -> None:
    """Append the rows of the profile and of all that stands on its page."""
    extract_entries(page, into)
    contact = read_contact(page, into)
    extract_person(page, contact, into)
    extract_sections(page, into)
    extract_assets(page, into)
