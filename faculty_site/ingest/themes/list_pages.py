"""Pages that only list records, whatever their titles say."""

from __future__ import annotations

from faculty_site.ingest.headings import promise_of, promises_records
from faculty_site.ingest.outline import SILENT, Outline


def lists_only(outline: Outline) -> bool:
    """Whether all that stands on a page stands under headings of news, papers or a CV's lines.

    One of them is of news or papers, as a page about one course may be all lectures.
    """
    headed = [section for section in outline.sections if section.heading]
    lists = {section.key for section in headed if promises_records(section.heading)}
    promises = {promise_of(section.heading) for section in headed}
    return not promises.isdisjoint(("news", "publications")) and all(
        lists.intersection((section.key, *section.parents))
        for section in outline.sections
        if any(block.kind not in (*SILENT, "comment") for block in section.blocks)
    )
