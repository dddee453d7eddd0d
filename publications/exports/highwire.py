"""Highwire Press tags, by which Google Scholar and reference managers read a work's page."""

from __future__ import annotations

from typing import Final

from publications.csl import Item, family_first, first_and_last, issued_edtf, venue_of
from publications.exports.addresses import Addresses
from publications.models import Publication

Type = Publication.Type

VENUES: Final[dict[str, str]] = {
    Type.ARTICLE: "journal_title",
    Type.PAPER: "conference_title",
    Type.CHAPTER: "inbook_title",
    Type.THESIS: "dissertation_institution",
    Type.REPORT: "technical_report_institution",
    Type.BOOK: "publisher",
    Type.DATASET: "publisher",
    Type.SOFTWARE: "publisher",
    Type.PREPRINT: "publisher",
    Type.PATENT: "publisher",
    Type.DOCUMENT: "journal_title",
}
NUMBERS: Final[dict[str, str]] = {
    Type.REPORT: "technical_report_number",
    Type.PATENT: "patent_number",
}


def highwire_tags(item: Item, addresses: Addresses) -> list[tuple[str, str]]:
    """Pairs of name and content, without those that would be empty; authors in their order."""
    first, last = first_and_last(item.get("page", ""))
    tags = [("title", item["title"])]
    for at, name in enumerate(item.get("author", [])):
        tags.append(("author", family_first(name)))
        tags.append(("author_orcid", addresses.orcids.get(at, "")))
    tags += [
        ("publication_date", issued_edtf(item).replace("-", "/")),
        *_venues(item),
        ("volume", item.get("volume", "")),
        ("issue", item.get("issue", "")),
        ("firstpage", first),
        ("lastpage", last),
        (NUMBERS.get(item["type"], ""), item.get("number", "")),
        ("doi", item.get("DOI", "")),
        ("arxiv_id", item.get("archive_location", "")),
        ("pmid", item.get("PMID", "")),
        ("isbn", item.get("ISBN", "")),
        ("issn", item.get("ISSN", "")),
        ("language", item.get("language", "")),
        ("keywords", item.get("keyword", "")),
        ("pdf_url", addresses.pdf),
        ("abstract_html_url", addresses.page),
    ]
    return [(f"citation_{name}", content) for name, content in tags if name and content]


def _venues(item: Item) -> list[tuple[str, str]]:
    """What the work came out in, and who published it."""
    within, publisher = VENUES[item["type"]], item.get("publisher", "")
    if within == "publisher":
        book = item.get("container-title", "")
        return [("inbook_title", book), ("publisher", publisher or venue_of(item))]
    venue = venue_of(item)
    return [(within, venue), ("publisher", publisher if publisher != venue else "")]
