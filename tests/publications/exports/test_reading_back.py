"""What is written of a record is read back into the same columns."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from publications.csl import Item, csl_item
from publications.exports import bibtex, ris
from publications.ingest.bylines import Owner
from publications.ingest.formats import read_records
from publications.ingest.rows import publication_fields
from tests.publications.exports.samples import SAMPLES
from tests.publications.exports.test_agreement import work_of

pytestmark = pytest.mark.django_db

WRITERS: dict[str, Callable[[Item], str]] = {
    "bibtex": bibtex.made,
    "ris": ris.made,
    "csl-json": lambda item: json.dumps(item, ensure_ascii=False),
}
OTHERWISE: dict[str, dict[str, object]] = {
    "conference": {"pages": "235–257", "editors": ["David Hilbert", "Ernst von Weizsäcker"]},
    "dataset": {"venue": "Harvard College Observatory", "publisher": ""},
    "ris volume": {
        "venue": "John Murray",
        "publisher": "",
        "series": "Library of Useful Knowledge",
    },
}
"""By sample, or format and sample: what says the same in other columns, or in one spelling."""

RAW = {"authors", "links", "bibtex", "ris", "csl_json"}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("format", WRITERS)
def test_columns_come_back(name: str, format: str) -> None:
    publication = work_of(SAMPLES[name])
    text = WRITERS[format](csl_item(publication))
    authors = list(publication.authorships.all())
    owner = Owner(authors[0].name if authors else "Nobody Here")
    reading = read_records(text, owner)
    (entry,) = reading.entries
    assert (reading.format, reading.faults) == (format, ())
    if not authors:
        assert entry.refused
        return
    assert entry.record is not None, (entry.refused, text)
    fields = publication_fields(
        entry.record.work, "x", language=entry.record.language, visibility="public",
        abstract=entry.record.abstract,
    )  # fmt: skip
    said = SAMPLES[name] | OTHERWISE.get(name, {}) | OTHERWISE.get(f"{format} {name}", {})
    wanted = {column: value for column, value in said.items() if column not in RAW}
    assert {column: fields[column] for column in wanted} == wanted
