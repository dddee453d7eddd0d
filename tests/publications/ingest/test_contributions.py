"""Works that others wrote, and what the owner did for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.lib.bibtex import read_bibliography
from publications.ingest.bibtex_works import record_of
from publications.ingest.bylines import Owner
from publications.ingest.contributions import contributor
from publications.ingest.records import Record
from tests.faculty_site.ingest.themes.jekyll.site_folders import page, rows_of, site

OWNER = Owner("Ada King Lovelace")


@pytest.mark.parametrize(
    ("field", "text", "role"),
    [
        ("venue", "Taylor's Memoirs 3. Translated by Ada Lovelace", "translator"),
        ("venue", "Edited by Mary Somerville, translated by A. K. Lovelace. London", "translator"),
        ("editor", "Somerville, Mary and Lovelace, Ada", "editor"),
        ("note_en", "Supervisor: Ada Lovelace", "supervisor"),
        ("presenter", "Ada Lovelace", "presenter"),
        ("note", "Assistants: Mary Somerville and Ada Lovelace", "assistant"),
        ("summary", "A reply to what Ada Lovelace wrote.", ""),
        ("venue", "Translated by Ada Somerville", ""),
        ("venue", "Translated by Adam Lovelace", ""),
    ],
)
def test_roles(field: str, text: str, role: str) -> None:
    found = contributor({field: text}, OWNER)
    assert (found.marks if found else "") == role


def entry(authors: str, **fields: str) -> str:
    more = "".join(f", {name}={{{value}}}" for name, value in fields.items())
    return f"@article{{k, title={{Sketch of the Engine}}, author={{{authors}}}{more}}}"


def read(text: str, *, among_others: bool = False) -> Record | str:
    return record_of(read_bibliography(text).entries[0], OWNER, among_others=among_others)


def test_who_did_something_for_a_work_stands_last_with_their_role() -> None:
    record = read(entry("Menabrea, Luigi", translator="Lovelace, Ada"))
    assert isinstance(record, Record)
    assert [(a.name, a.marks) for a in record.work.authors] == [
        ("Luigi Menabrea", ""), ("Lovelace, Ada", "translator"),
    ]  # fmt: skip
    assert record.work.own == 1


@pytest.mark.parametrize(
    ("authors", "taken"),
    [("Menabrea, Luigi and others", True), ("{Analytical Team}", True), ("Menabrea, Luigi", False)],
)
def test_the_owner_may_be_among_those_left_out(authors: str, taken: bool) -> None:
    assert isinstance(read(entry(authors), among_others=True), Record) is taken
    assert isinstance(read(entry(authors)), str)


@pytest.mark.parametrize(
    ("authors", "printed"),
    [
        ("[Luigi Menabrea, others]", ["Luigi Menabrea", "Ada Lovelace"]),
        ("[Ada Lovelace, et al.]", ["Ada Lovelace"]),
        ("[Luigi Menabrea]", []),
    ],
)
def test_the_page_of_a_work_may_leave_authors_out(
    tmp_path: Path, authors: str, printed: list[str]
) -> None:
    files = {
        "_config.yml": "title: Ada Lovelace\n",
        "index.md": page("Ada Lovelace"),
        "_data/papers.yml": f"- {{title: Sketch of the Engine, authors: {authors}}}\n",
    }
    home, _problems = site(tmp_path, files)
    assert [row.fields["name"] for row in rows_of(home, "publications.authorship")] == printed
