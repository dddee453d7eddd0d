"""Entries of one text that tell of the same work, as where two lists were put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from faculty_site.lib.work_identity import Description, arxiv_key, compare, doi_key, title_key
from publications.ingest.records import Record
from publications.ingest.works import Work


def once(records: Sequence[Record]) -> tuple[list[Record], list[int]]:
    """Each work by its first record; and for every record the number of its work's."""
    kept: list[Record] = []
    numbers: list[int] = []
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for record in records:
        keys = list(_keys(record.work))
        likely = dict.fromkeys(number for key in keys for number in alike[key])
        first = _first(record, likely, kept)
        if first is None:
            first = len(kept)
            kept.append(record)
            for key in keys:
                alike[key].append(first)
        numbers.append(first)
    return kept, numbers


def _first(record: Record, likely: Iterable[int], kept: Sequence[Record]) -> int | None:
    told = _described(record.work)
    same = (n for n in likely if compare(told, _described(kept[n].work)).is_sure)
    return next(same, None)


def _keys(work: Work) -> Iterator[tuple[str, str]]:
    named = (title_key(work.title), doi_key(work.doi), arxiv_key(work.arxiv, work.doi))
    yield from (
        (kind, key) for kind, key in zip(("title", "doi", "arxiv"), named, strict=True) if key
    )


def _described(work: Work) -> Description:
    return Description(
        work.title,
        work.year,
        tuple(author.name for author in work.authors),
        work.doi,
        work.arxiv,
        work.status,
        work.kind,
        work.venue,
    )
