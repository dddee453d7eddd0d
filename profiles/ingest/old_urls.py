"""The addresses that a person's old site had, and where they lead now."""

from __future__ import annotations

from faculty_site.ingest.addresses.unique import unique
from faculty_site.ingest.documents import Extraction, Row
from faculty_site.ingest.keys import hash_of
from profiles.models import LegacyUrl

MODEL = "profiles.legacyurl"


def append_old_urls(into: Extraction) -> None:
    """Append a row for each old address; those of the page about the person come first."""
    known = {str(row.fields["path"]) for row in into.rows_of(MODEL)}
    longest = LegacyUrl._meta.get_field("path").max_length or 0
    for path, target in unique(into.moved, longest).items():
        if path not in known:
            fields = {"profile": [into.slug], "path": path, "target": target}
            origin = f"url:{path}" if len(path) <= 280 else f"url:{path[:260]}:{hash_of(path)}"
            into.rows.append(Row(MODEL, (into.slug, path), fields, origin))
