"""What the readers of all sites share about the date of a single thing."""

from __future__ import annotations

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.problems import Problems


def tell_of_no_date(document: Document, key: str, error: ValueError, problems: Problems) -> None:
    """Say that the value of a key of the front matter is no date; `error` says why."""
    problems.warning(
        document.path,
        document.key_lines.get(key),
        f"The date is not known here: {error} Write it as 2021-05-03, 2021-05 or 2021.",
    )


def stated_date(page: Page) -> str:
    """What pages of single things sort by; "" where none is known.

    Newest first is how the themes list what has a date; the rest keep their files' order.
    """
    return str(page.item.date) if page.item and page.item.date else ""
