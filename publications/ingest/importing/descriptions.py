"""Works of a text and of the ledger, as the rule of identity reads them."""

from __future__ import annotations

from collections.abc import Mapping

from faculty_site.ingest.documents import Json
from faculty_site.lib.work_identity import Description
from publications.ingest.known import AUTHORSHIP
from publications.ingest.works import Work


def of_work(work: Work) -> Description:
    return Description(
        work.title,
        work.year,
        tuple(author.name[:300] for author in work.authors),
        work.doi,
        work.arxiv[:40],
        work.status,
        work.kind,
        work.venue,
    )


def of_values(values: Mapping[str, Json]) -> Description:
    """What the last import said of a work."""
    return Description(
        values.get("title") or "",
        values.get("year"),
        tuple(str(author.get("name", "")) for author in values.get(AUTHORSHIP, ())),
        values.get("doi") or "",
        values.get("arxiv") or "",
        values.get("status") or "",
        values.get("type") or "",
        values.get("venue") or "",
    )
