"""Whether a Jekyll site showed a document."""

from __future__ import annotations

import datetime as dt

from faculty_site.ingest.addresses.jekyll import values_of
from faculty_site.ingest.addresses.site_file import SiteFile
from faculty_site.ingest.documents import Document
from faculty_site.ingest.themes.jekyll.collections import date_of


def is_hidden(document: Document, file: SiteFile, today: dt.date) -> bool:
    """Unpublished, by itself or by the site's defaults; a draft; or a post that is yet to come.

    `draft`, `hidden`, `nav`, `search` and `sitemap` keep a document out of lists, not from
    readers who have its address, and a page that is no post appears whatever its date.
    """
    kind, data = values_of(file)
    if data.get("published") is False and file.config.get("unpublished") is not True:
        return True
    if kind == "drafts":
        return file.config.get("show_drafts") is not True
    if kind == "pages" or file.config.get("future") is True:
        return False
    try:
        date = date_of(document)
    except ValueError:
        return False
    return date is not None and date.first_day > today
