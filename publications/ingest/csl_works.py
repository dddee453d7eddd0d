"""One work out of one CSL-JSON item; Crossref's own names of things are known too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from faculty_site.lib.csl_json import first_text, mapping, texts
from faculty_site.lib.fuzzy_dates import parse_front_matter_date
from faculty_site.lib.orcid import orcid_in
from publications.ingest.bibtex_details import joined_keywords
from publications.ingest.bylines import Author, Owner
from publications.ingest.details import Details, page_range
from publications.ingest.links import find_arxiv
from publications.ingest.records import Record
from publications.ingest.structured import (
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
    "article-journal": "article-journal", "article-magazine": "article-journal",
    "article-newspaper": "article-journal", "review": "article-journal",
    "journal-article": "article-journal", "paper-conference": "paper-conference",
    "proceedings-article": "paper-conference", "speech": "paper-conference", "article": "article",
    "posted-content": "article", "manuscript": "article", "book": "book", "monograph": "book",
    "edited-book": "book", "collection": "book", "classic": "book", "chapter": "chapter",
    "book-chapter": "chapter", "entry": "chapter", "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter", "thesis": "thesis", "dissertation": "thesis",
    "report": "report", "standard": "report", "dataset": "dataset", "software": "software",
    "patent": "patent",
}  # fmt: skip
"""CSL's and Crossref's types in those of CSL that a work may have here; “document” for others."""

FROM_PRESS = frozenset({"thesis", "report", "patent"})
STATES = {"in preparation": "in_preparation", "under review": "under_review",
          "submitted": "under_review", "accepted": "accepted", "forthcoming": "accepted",
          "in press": "in_press", "preprint": "preprint", "published": "published"}  # fmt: skip
MOST_NAMES = 10_000


def record_of(
    item: Mapping[str, Any],
    owner: Owner,
    *,
    raw: str,
    line: int | None,
    among_others: bool = False,
) -> Record | str:
    """The work of an item, or in words for the reader why it is none of the owner's."""
    title = title_of(item)
    if not title:
        return "it has no title"
    authors, others = _names(item.get("author") or item.get("editor"))
    named = with_owner(authors, owner, others=others, among_others=among_others)
    if named is None:
        return f"none of its authors is surely {owner.name}"
    work = _work(item, title, named)
    language = first_text(item.get("language")).lower()
    return Record(
        work=work,
        key=key_of(item),
        line=line,
        abstract=first_text(item.get("abstract")),
        csl_json=raw,
        language=language if re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?", language) else "",
    )


def key_of(item: Mapping[str, Any]) -> str:
    return first_text(item.get("citation-key")) or first_text(item.get("id"))


def title_of(item: Mapping[str, Any]) -> str:
    title, subtitle = first_text(item.get("title")).rstrip("."), first_text(item.get("subtitle"))
    return title if not subtitle or subtitle in title else f"{title}: {subtitle}"


def _names(listed: object) -> tuple[tuple[Author, ...], bool]:
    """The people of a list, and whether it says that it leaves some out."""
    names = [mapping(one) for one in listed[:MOST_NAMES]] if isinstance(listed, list) else []
    found = [_author(name) for name in names]
    authors = tuple(author for author in found if author.name and not _is_others(author))
    return authors, any(map(_is_others, found))


def _is_others(author: Author) -> bool:
    return author.name.lower().strip(" .") in ("others", "et al", "et. al")


def _author(name: Mapping[str, Any]) -> Author:
    orcid = orcid_in(first_text(name.get("ORCID") or name.get("orcid")))
    literal = first_text(name.get("literal")) or first_text(name.get("name"))
    if literal:
        return Author(literal, is_organization="," not in literal, orcid=orcid)
    part = {key: first_text(name.get(key)) for key in (
        "family", "given", "suffix", "non-dropping-particle", "dropping-particle")}  # fmt: skip
    family = " ".join(filter(None, (part["non-dropping-particle"], part["family"])))
    given = " ".join(filter(None, (part["given"], part["dropping-particle"])))
    return author_of(family, given, part["suffix"], orcid=orcid)


def _work(item: Mapping[str, Any], title: str, named: tuple[tuple[Author, ...], int]) -> Work:
    def said(name: str) -> str:
        return first_text(item.get(name))

    kind = KINDS.get(said("type"), "document")
    within, publisher = said("container-title"), said("publisher")
    press = publisher or said("authority")
    venue = press if kind in FROM_PRESS and press else within or said("event-title") or press
    number = said("number")
    arxiv = said("archive_location") if said("archive").lower() == "arxiv" else find_arxiv(number)
    state = STATES.get(said("status").lower())
    return work_of(
        title,
        named,
        venue=venue,
        when=_dated(item),
        kind=kind,
        status=state or status_in([said("status"), said("note"), venue], venue, kind),
        where=addresses(said("DOI"), texts(item.get("URL")), arxiv[:40]),
        notes=texts(item.get("note")),
        details=_details(item, venue),
    )


def _details(item: Mapping[str, Any], venue: str) -> Details:
    def said(*names: str) -> str:
        return next(filter(None, (first_text(item.get(name)) for name in names)), "")

    pages = page_range(said("page", "article-number"))
    publisher, number = said("publisher"), said("number", "collection-number")
    return Details(
        volume=said("volume"),
        issue=said("issue"),
        pages=pages,
        number="" if find_arxiv(number) else number,
        edition=said("edition", "version"),
        series=said("collection-title"),
        editors=tuple(a.name for a in _names(item.get("editor"))[0]) if item.get("author") else (),
        publisher="" if publisher == venue else publisher,
        place=said("publisher-place", "publisher-location", "event-place"),
        genre=said("genre"),
        isbn=", ".join(texts(item.get("ISBN"))),
        issn=", ".join(texts(item.get("ISSN"))),
        pmid=next(iter(re.findall(r"\d+", said("PMID"))), ""),
        keywords=joined_keywords([*texts(item.get("keyword")), *texts(item.get("subject"))]),
    )


def _dated(item: Mapping[str, Any]) -> Dated:
    """From `issued`: numbers, or a text of which no more than a date is taken."""
    issued = mapping(item.get("issued")) or mapping(item.get("published"))
    dates = _listed(issued.get("date-parts"))
    parts = [_number(part) for part in _listed(dates[0])[:3]] if dates else []
    if parts and parts[0]:
        return dated(*parts)
    text = first_text(issued.get("raw")) or first_text(issued.get("literal"))
    try:
        date = parse_front_matter_date(text)
    except ValueError:
        date = None
    if date is not None:
        return dated(date.year, date.month, date.day)
    year = re.search(r"\b\d{4}\b", text)
    return dated(int(year[0]) if year else None)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: object) -> int | None:
    text = first_text(value)
    return int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else None
