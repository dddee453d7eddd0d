"""Files of references of each format, and what is read of them.

`references/` has the files; the YAML beside each says for each entry the fields of its row that
matter, and its authors as name, family, given, organisation, ORCID iD.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from publications.ingest.bylines import Owner
from publications.ingest.formats import ReadEntry, read_records
from publications.ingest.rows import publication_fields

FILES = Path(__file__).parent / "references"
SAMPLES = sorted(path for path in FILES.iterdir() if path.suffix in (".ris", ".json"))
OWNER = Owner("Lise Meitner")


def _expected(sample: Path) -> dict[str, Any]:
    found = yaml.safe_load(sample.with_name(f"{sample.name.partition('.')[0]}.yaml").read_text())
    assert isinstance(found, dict)
    return found


def _said(entry: ReadEntry, names: set[str]) -> dict[str, Any]:
    """The values of an entry that an expected result names."""
    said: dict[str, Any] = {
        "key": entry.key, "line": entry.line, "title": entry.title, "refused": entry.refused,
    }  # fmt: skip
    if record := entry.record:
        fields = publication_fields(
            record.work,
            "slug",
            language=record.language,
            visibility="public",
            abstract=record.abstract,
            raw=record.raw,
        )
        authors = record.work.authors
        said |= fields | {
            "authors": [[a.name, a.family, a.given, a.is_organization, a.orcid] for a in authors]
        }
    return {name: said.get(name) for name in names}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_what_is_read(sample: Path) -> None:
    expected = _expected(sample)
    reading = read_records(sample.read_text(), Owner(**expected["owner"]))
    assert reading.format == expected["format"]
    assert [fault.line for fault in reading.faults] == expected["faults"]
    said = [
        _said(entry, set(wanted))
        for entry, wanted in zip(reading.entries, expected["entries"], strict=True)
    ]
    assert said == expected["entries"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_raw_entries_say_the_same_again(sample: Path) -> None:
    owner = Owner(**_expected(sample)["owner"])
    for entry in read_records(sample.read_text(), owner).entries:
        if entry.record and (raw := entry.record.ris or entry.record.csl_json):
            assert raw in sample.read_text()
            (again,) = read_records(raw, owner).entries
            assert again.record is not None
            assert again.record.work == entry.record.work


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("@misc{k, author={Meitner, Lise}, title={A}}", "bibtex"),
        ("% @ is a sign\n\n@misc{k, author={Meitner, Lise}, title={TY  - x}}", "bibtex"),
        ("\ufeffTY  - JOUR\nAU  - Meitner, Lise\nTI  - A @misc{x\nER  - ", "ris"),
        ('{"type": "book", "title": "A", "author": [{"family": "Meitner"}]}', "csl-json"),
        ('{"items": [{"title": ["A"], "author": [{"name": "Lise Meitner"}]}]}', "csl-json"),
        ('{"put-code": 1, "title": {"title": {"value": "A"}}}', "orcid"),
        ('{"group": [{"work-summary": [{"title": {"title": {"value": "A"}}}]}]}', "orcid"),
    ],
)
def test_the_format_shows(text: str, format: str) -> None:
    reading = read_records(text, OWNER, among_others=True)
    assert reading.format == format
    assert reading.faults == ()
    assert [entry.refused for entry in reading.entries] == [""]


@pytest.mark.parametrize(
    "text", ["", "Words about uranium.", "{}", "[1]", '{"a": 1}', "[", "PMID- 1\nTI  - A"]
)
def test_other_files_are_told(text: str) -> None:
    reading = read_records(text, OWNER)
    assert (reading.format, reading.entries) == ("", ())
    assert len(reading.faults) == 1


@pytest.mark.parametrize(
    ("file", "owner", "why"),
    [
        ("curie", Owner("Pierre Curie", orcid="0000-0001-5109-3700"), "record 0000-0002-1825-0097"),
        ("curie", Owner("Otto Hahn"), "record of Marie Curie"),
        ("bohr", Owner("Otto Hahn"), "record of Niels Henrik David Bohr"),
        ("bohr", Owner("Otto Hahn", orcid="0000-0002-1825-0097"), "record 0000-0001-5109-3700"),
    ],
)
def test_an_orcid_record_of_somebody_else_is_refused(file: str, owner: Owner, why: str) -> None:
    entries = read_records((FILES / f"{file}.orcid.json").read_text(), owner).entries
    assert [entry.record for entry in entries] == [None] * len(entries)
    assert why in entries[0].refused


@pytest.mark.parametrize("owner", [Owner("Ernest Rutherford"), Owner("Niels Bohr")])
def test_whom_an_orcid_record_names_is_known_without_an_id(owner: Owner) -> None:
    (entry,) = read_records((FILES / "bohr.orcid.json").read_text(), owner).entries
    assert entry.record is not None
    assert entry.record.work.authors[entry.record.work.own].name.split()[-1] in owner.name


def test_a_list_of_works_says_only_whose_id_it_is() -> None:
    work = '{"path": "/0000-0002-1825-0097/work/1", "title": {"title": {"value": "A"}}}'
    text = f'{{"group": [{{"work-summary": [{work}]}}]}}'
    assert read_records(text, Owner("Marie Curie", orcid="0000-0002-1825-0097")).entries[0].record
    assert "enter the iD" in read_records(text, Owner("Marie Curie")).entries[0].refused


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nAU  - Nuclear Collaboration\nTI  - A\nER  - ",
        '{"title": "A", "author": [{"family": "Hahn"}, {"literal": "et al."}]}',
        "@misc{k, author={Hahn, Otto and others}, title={A}}",
    ],
)
def test_whoever_a_list_leaves_out_may_be_the_owner(text: str) -> None:
    assert read_records(text, OWNER).entries[0].record is None
    record = read_records(text, OWNER, among_others=True).entries[0].record
    assert record is not None
    assert record.work.authors[record.work.own].name == "Lise Meitner"


KEYS = st.sampled_from(
    ["title", "type", "author", "family", "given", "literal", "issued", "date-parts", "raw",
     "group", "work-summary", "bulk", "work", "value", "external-ids", "external-id",
     "publication-date", "year", "month", "contributors", "contributor", "credit-name",
     "citation", "citation-type", "citation-value", "path", "URL", "DOI", "page", "keyword",
     "put-code", "items", "message"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(
    ["Lise Meitner", "bibtex", "@misc{k, title={A}", "1939", "book", "0000-0002-1825-0097"]
)  # fmt: skip
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@given(JSON)
def test_json_of_any_form_raises_nothing(value: object) -> None:
    for entry in read_records(json.dumps(value), OWNER).entries:
        assert (entry.record is None) == bool(entry.refused)


@given(st.text(), st.sampled_from([None, "bibtex", "ris", "csl-json", "orcid", "x"]))
def test_no_text_raises(text: str, format: str | None) -> None:
    for start in (
        "",
        "TY  - JOUR\nAU  - Meitner, Lise\nTI  - ",
        "@misc{k, author={Meitner, Lise}, ",
    ):
        reading = read_records(start + text, OWNER, format=format)
        assert all(fault.line >= 1 for fault in reading.faults)
