"""One record for a work that several pages of a person tell of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Extraction, LinkFact, Page, Row
from faculty_site.ingest.items import Item
from faculty_site.ingest.placement import unplaced
from faculty_site.ingest.problems import Problems
from faculty_site.lib.fuzzy_dates import FuzzyDate
from publications.ingest import extract
from tests.publications.ingest.pages import AUTHORSHIP, page_of, works

NOTES = "- **Notes on the Engine**, Ada Lovelace, Charles Babbage. *Scientific Memoirs*, 1843\n"


@pytest.fixture
def into(tmp_path: Path) -> Extraction:
    return Extraction("the-owner", "Charles Babbage", tmp_path, Problems())


def bibliography(folder: Path, text: str) -> Page:
    page = page_of(folder, "")
    document = replace(page.document, name="papers.bib", text=text)
    return replace(page, role="bibliography", document=document)


def work_page(folder: Path, name: str = "work.md", **item: object) -> Page:
    page = page_of(folder, "The engine, explained.\n")
    stated = Item(**item)  # type: ignore[arg-type]
    document = replace(page.document, name=name)
    return replace(page, role="work", item=stated, document=document)


def read(into: Extraction, *pages: Page) -> list[Row]:
    for page in pages:
        extract(page, into)
        assert unplaced(page.outline, into.rows, into.again) == () or page.role == "about"
        into.turn_page()
    return works(into)


def own(into: Extraction, work: Row) -> Row:
    rows = into.rows_of(AUTHORSHIP)
    (found,) = (r for r in rows if r.part_of == work.origin and r.fields["profile"])
    return found


def names(into: Extraction, work: Row) -> list[object]:
    rows = (row for row in into.rows_of(AUTHORSHIP) if row.part_of == work.origin)
    return [row.fields["name"] for row in sorted(rows, key=lambda row: row.key[1])]


ENTRY = """@article{notes43,
  title = {Notes on the {Engine}}, author = {Lovelace, Ada and Babbage, Charles},
  journal = {Scientific Memoirs}, year = 1843, doi = {10.1000/notes}, url = {https://e.org/n.pdf}
}
"""


def test_a_list_that_repeats_the_bibliography(into: Extraction, tmp_path: Path) -> None:
    listed = page_of(tmp_path, f"# Selected publications\n\n{NOTES}")
    (work,) = read(into, bibliography(tmp_path, ENTRY), listed)
    assert work.origin == "work:papers.bib#notes43"
    mine = own(into, work)
    assert mine.fields["section"] == ["the-owner", "selected-publications"]
    assert mine.fields["selected"] is True
    assert mine.fields["citation_key"] == "notes43"
    assert names(into, work) == ["Ada Lovelace", "Charles Babbage"]


def test_a_file_takes_from_the_bibliography_what_it_lacks(into: Extraction, tmp_path: Path) -> None:
    page = work_page(
        tmp_path,
        title="Notes on the engine",
        date=FuzzyDate(1843),
        links=(LinkFact("code", "https://e.org/code"),),
    )
    (work,) = read(into, page, bibliography(tmp_path, ENTRY))
    assert work.origin == "work:work.md#notes-on-the-engine-1843"
    assert work.fields["doi"] == "10.1000/notes"
    assert work.fields["venue"] == "Scientific Memoirs"
    assert work.fields["bibtex"].startswith("@article{notes43")
    assert [link["url"] for link in work.fields["links"]] == [
        "https://e.org/code",
        "https://e.org/n.pdf",
    ]
    assert names(into, work) == ["Ada Lovelace", "Charles Babbage"]


def test_the_order_of_a_list_is_kept(into: Extraction, tmp_path: Path) -> None:
    other = "- **On the Mint**, Charles Babbage. *Economy*, 1850\n"
    listed = page_of(tmp_path, f"# Publications\n\n{other}{NOTES}")
    notes, mint = read(into, bibliography(tmp_path, ENTRY), listed)
    first, second = own(into, notes).order, own(into, mint).order
    assert first is not None
    assert second is not None
    assert second < first


def test_a_hidden_mention_changes_nothing(into: Extraction, tmp_path: Path) -> None:
    hidden = page_of(tmp_path, f"# Publications\n\n<!--\n{NOTES}-->\n")
    (work,) = read(into, bibliography(tmp_path, ENTRY), hidden)
    assert own(into, work).fields["section"] is None


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("**Notes on the Engine**, Ada Lovelace, Charles Babbage. *Sci. Mem.*, 1843", 1),
        ("**Notes on the engine**, Ada Lovelace, Charles Babbage. 1843", 1),
        ("**Notes on the Engine**, Ada Lovelace, Charles Babbage. *Nature*, 1843", 2),
        ("**Notes on the Engine**, Ada Lovelace, Charles Babbage. *Scientific Memoirs*, 1844", 2),
        ("**Notes on the Engine**, Ada Lovelace, Charles Babbage. Under review, 1843", 2),
        ("**Sketch of the Engine**, Ada Lovelace, Charles Babbage. *Sci. Mem.*, 1843", 2),
        ("**Notes on the Engine: a reply**, Charles Babbage. *S. M.*, 1844. doi:10.1000/notes", 1),
    ],
)
def test_what_is_the_same_work(into: Extraction, tmp_path: Path, printed: str, count: int) -> None:
    listed = page_of(tmp_path, f"# Publications\n\n- {printed}\n")
    assert len(read(into, bibliography(tmp_path, ENTRY), listed)) == count


def test_pages_with_abstracts_of_their_own_stay_two(into: Extraction, tmp_path: Path) -> None:
    one = work_page(tmp_path, "one.md", title="Notes on the engine", date=FuzzyDate(1843))
    other = work_page(
        tmp_path,
        "other.md",
        title="Notes on the engine",
        date=FuzzyDate(1843),
        summary="The same, for the French reader.",
    )
    assert len(read(into, one, other)) == 2
