"""The addresses that a person's old site had, and where they lead now."""

from __future__ import annotations

from collections.abc import Sequence

from faculty_site.ingest.addresses.unique import unique
from faculty_site.ingest.documents import Extraction, Json, Page, Row, Target
from faculty_site.ingest.keys import hash_of
from profiles.legacy import LONGEST
from profiles.models import LegacyUrl

MODEL = "profiles.legacyurl"


def append_home_urls(page: Page, into: Extraction) -> None:
    """Append a row for each old address of the page about the person; they win over all others."""
    _append(dict.fromkeys(page.old_urls), into)


def append_old_urls(into: Extraction) -> None:
    """Append a row for each old address of the other pages."""
    known = {str(row.fields["path"]) for row in into.rows_of(MODEL)}
    moved = unique(into.moved)
    _append({path: target for path, target in moved.items() if path not in known}, into)


def _append(moved: dict[str, Target], into: Extraction) -> None:
    for path, target in moved.items():
        if len(path) <= LONGEST:
            into.rows.append(_row(path, target, into.slug))
    _report_long([path for path in moved if len(path) > LONGEST], into)


def _row(path: str, target: Target, slug: str) -> Row:
    fields: dict[str, Json] = {"profile": [slug], "path": path}
    if target is not None:
        label, key, *language = target
        if any(language):
            fields["language"] = language[0]
        if label in LegacyUrl.RECORDS:
            fields[LegacyUrl.RECORDS[label]] = list(key)
    origin = f"url:{path}" if len(path) <= 280 else f"url:{path[:260]}:{hash_of(path)}"
    return Row(MODEL, (slug, path), fields, origin)


def _report_long(paths: Sequence[str], into: Extraction) -> None:
    if paths:
        count = "One old address is" if len(paths) == 1 else f"{len(paths):,} old addresses are"
        into.problems.warning(
            into.root,
            None,
            f"{count} longer than {LONGEST} characters and will not be answered, such as "
            f"“{paths[0][:60]}…”. Give the page a shorter one (`permalink` or `url`) if anybody "
            "links to it.",
        )
