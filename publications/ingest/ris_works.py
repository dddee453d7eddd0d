"""One work out of one RIS reference."""

from __future__ import annotations

import re

from faculty_site.lib.ris import Reference
from publications.ingest.bibtex_details import joined_keywords
from publications.ingest.bylines import Author, Owner
from publications.ingest.details import Details, page_range
from publications.ingest.kinds import kind_of_work
from publications.ingest.links import ARXIV, find_arxiv, find_doi
from publications.ingest.records import Record
from publications.ingest.status import PREPRINT
from publications.ingest.structured import (
    ISSN,
    TEAM,
    Dated,
    addresses,
    author_of,
    dated,
    status_in,
    with_owner,
    work_of,
)
from publications.ingest.works import Work

KINDS = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal",
    "MGZN": "article-journal", "NEWS": "article-journal", "INPR": "article-journal",
    "ABST": "article-journal", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CHAP": "chapter", "ECHAP": "chapter", "ENCYC": "chapter", "DICT": "chapter",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "THES": "thesis", "RPRT": "report",
    "GOVDOC": "report", "STAND": "report", "DATA": "dataset", "DBASE": "dataset",
    "COMP": "software", "PAT": "patent", "UNPB": "article", "MANSCPT": "article",
}  # fmt: skip
"""RIS's types in CSL's names; all others are told by their words."""

FROM_PRESS = frozenset({"thesis", "report", "book", "patent", "dataset", "software"})
WITH_NUMBER = frozenset({"report", "patent", "thesis", "dataset", "software", "article"})
JOURNALS = ("alternate_title3", "journal_name", "secondary_title", "book_title", "custom3",
            "alternate_title2", "alternate_title1")  # fmt: skip
TITLES = ("title", "primary_title", "caption_title", "book_title")
EMPTY_GENRES = frozenset({"article", "journal article", "research article", "conference paper"})
DAY = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?")


def record_of(reference: Reference, owner: Owner, *, among_others: bool = False) -> Record | str:
    """The work of a reference, or in words for the reader why it is none of the owner's."""
    title = title_of(reference)
    if not title:
        return "it has no title"
    authors = tuple(map(_author, reference.all("authors", "first_authors") or _editors(reference)))
    named = with_owner(authors, owner, among_others=among_others)
    if named is None:
        return f"none of its authors is surely {owner.name}"
    return Record(
        work=_work(reference, title, named),
        key=reference.first("id", "label"),
        line=reference.line,
        abstract=reference.first("abstract", "notes_abstract"),
        ris=reference.raw,
        language=_language(reference.first("language")),
    )


def title_of(reference: Reference) -> str:
    return reference.first(*TITLES).rstrip(".")


def _editors(reference: Reference) -> list[str]:
    return reference.all("editors", "secondary_authors")


def _author(printed: str) -> Author:
    """“Curie, Marie”, “King, Martin Luther, Jr.”; a name without a comma stays as it is."""
    family, _comma, rest = (part.strip() for part in printed.partition(","))
    if not rest:
        team = TEAM.search(family) or printed.rstrip().endswith(",")
        return Author(family, is_organization=bool(team))
    given, _comma, suffix = (part.strip() for part in rest.partition(","))
    return author_of(family, given, suffix)


def _work(reference: Reference, title: str, named: tuple[tuple[Author, ...], int]) -> Work:
    first = reference.first
    said = f"{reference.first(*JOURNALS)} {first('publisher')} {first('type_of_work')}"
    kind = KINDS.get(reference.type) or kind_of_work(said, "", first(*JOURNALS))
    publisher = first("publisher")
    venue = publisher if kind in FROM_PRESS and publisher else first(*JOURNALS) or publisher
    doi = first("doi") or next(filter(None, map(find_doi, reference.all("type_of_work"))), "")
    arxiv = next(filter(None, map(find_arxiv, (*reference.all("note", "notes"), venue))), "")
    notes = reference.all("notes", "research_notes")
    notes += [] if kind in WITH_NUMBER else reference.all("note")
    return work_of(
        title,
        named,
        venue=venue,
        when=_dated(reference),
        kind="article" if kind == "article-journal" and PREPRINT.search(venue) else kind,
        status=_status(reference, venue, kind, arxiv),
        where=addresses(doi, _urls(reference), arxiv),
        notes=notes,
        details=_details(reference, kind, venue),
    )


def _urls(reference: Reference) -> list[str]:
    listed = reference.all("urls", "links", "file_attachments1", "file_attachments2")
    return [url for text in listed for url in text.split()]


def _status(reference: Reference, venue: str, kind: str, arxiv: str) -> str:
    if reference.type == "INPR":
        return "in_press"
    said = [*reference.all("year", "publication_year", "notes", "note", "type_of_work"), venue]
    status = status_in(said, venue, kind)
    if status == "preprint" and not (
        arxiv or PREPRINT.search(" ".join([*said, *_urls(reference)]))
    ):
        return "in_preparation"  # what RIS calls unpublished, and no server has
    return status


def _details(reference: Reference, kind: str, venue: str) -> Details:
    first = reference.first
    numbers = reference.all("issn")
    genre = first("type_of_work")
    publisher = first("publisher")
    as_number = first("note") if kind in WITH_NUMBER and not ARXIV.search(first("note")) else ""
    return Details(
        volume=first("volume"),
        issue="" if kind in WITH_NUMBER else first("number"),
        pages=_pages(reference),
        number=(first("number") or as_number) if kind in WITH_NUMBER else "",
        edition=first("edition"),
        series=first("tertiary_title", *(["secondary_title"] if kind == "book" else [])),
        editors=_volume_editors(reference),
        publisher="" if publisher == venue else publisher,
        place=first("place_published"),
        genre="" if genre.lower() in EMPTY_GENRES or find_doi(genre) else genre,
        isbn=", ".join(n for n in numbers if not ISSN.match(n) or len(n.replace("-", "")) > 9),
        issn=", ".join(n for n in numbers if ISSN.match(n) and len(n.replace("-", "")) <= 9),
        pmid=_pmid(first("accession_number")),
        keywords=joined_keywords(reference.all("keywords")),
    )


def _volume_editors(reference: Reference) -> tuple[str, ...]:
    """Those of the volume; who edited a work without authors stands for its authors."""
    if not reference.all("authors", "first_authors"):
        return ()
    return tuple(_author(name).name for name in _editors(reference))


def _pages(reference: Reference) -> str:
    start, end = reference.first("start_page", "start_page2"), reference.first("end_page")
    if start and end and start != end and not re.search("[–—]|--", start):
        return f"{start}–{end}"
    return page_range(start or end or reference.first("custom7"))


def _pmid(accession: str) -> str:
    return accession if re.fullmatch(r"\d{1,8}", accession) else ""


def _dated(reference: Reference) -> Dated:
    """The most precise of the dates that begin with the year, which is the first one stated."""
    found = [DAY.match(text) for text in reference.all("year", "publication_year", "date")]
    dates = [tuple(int(part) if part else None for part in m.groups()) for m in found if m]
    year = dates[0][0] if dates else None
    best = max((d for d in dates if d[0] == year), key=lambda d: sum(map(bool, d)), default=(None,))
    return dated(*best)


def _language(stated: str) -> str:
    return stated.lower() if re.fullmatch(r"[A-Za-z]{2}(?:-[A-Za-z]{2})?", stated) else ""
