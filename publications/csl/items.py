"""From a publication's record to a CSL-JSON item."""

from __future__ import annotations

import re
from typing import Any, Final

from faculty_site.lib.fuzzy_dates import FuzzyDate
from publications.csl.names import Name, name_in_parts, names_of, printed_name
from publications.csl.pages import normal_pages
from publications.models import Authorship, Publication

Item = dict[str, Any]
"""CSL-JSON, as https://docs.citationstyles.org/ describes it; without empty values."""

Type = Publication.Type

PUBLISHED_IN_VENUE: Final = (Type.BOOK, Type.DATASET, Type.SOFTWARE, Type.PREPRINT)
"""Kinds whose venue is the publisher, where no other is named."""

FIRST_SEASON: Final = 20
"""EDTF counts the seasons from 21, CSL from 1."""

WEB_PAGES: Final = ("url", "html", "publisher", "link")
"""Kinds of links that lead to the work itself, the dearest kind first."""

_arxiv_venue = re.compile(r"\barxiv\b|^corr\b", re.IGNORECASE)


def csl_item(publication: Publication) -> Item:
    """The work in the language it was published in; expects its authors prefetched.

    `id` is the slug. `URL` is where the work itself is found elsewhere, not its page here.
    """
    item = {
        "id": publication.slug,
        "type": publication.type,
        "title": publication.title,
        "author": [_author(author, publication.language) for author in _authors(publication)],
        "editor": names_of(_listed(publication.editors), publication.language),
        "issued": _issued(publication),
        **_where(publication),
        **_numbers(publication),
        "DOI": publication.doi,
        "URL": _url(publication),
        "ISBN": publication.isbn,
        "ISSN": publication.issn,
        "PMID": publication.pmid,
        **_about(publication),
    }
    return {key: value for key, value in item.items() if value}


def venue_of(item: Item) -> str:
    """Where the work came out: its journal or volume, else who published it."""
    return str(item.get("container-title") or item.get("publisher") or item.get("authority") or "")


def issued_edtf(item: Item) -> str:
    """When the work came out, as “1843”, “1843-09” or “1843-09-07”; of a season the year."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return "-".join(f"{part:02}" if at else f"{part:04}" for at, part in enumerate(parts))


def number_of(item: Item) -> str:
    """The number of a report or a patent; not an arXiv preprint's, which has its own place."""
    number = str(item.get("number", ""))
    return "" if number == f"arXiv:{item.get('archive_location')}" else number


def _authors(publication: Publication) -> list[Authorship]:
    return list(publication.authorships.all())


def _author(author: Authorship, language: str) -> Name:
    if author.is_organization:
        return {"literal": author.name}
    if author.family:
        return name_in_parts(author.family, author.given, author.suffix)
    return printed_name(author.name, language)


def _issued(publication: Publication) -> dict[str, Any]:
    """The date as precise as it is known; the year alone where the two disagree."""
    date = publication.date
    if date is None or date.is_open or publication.year not in (None, date.year):
        date = FuzzyDate(publication.year) if publication.year else None
    if date is None:
        return {}
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    season = {"season": date.season - FIRST_SEASON} if date.season is not None else {}
    return {"date-parts": [parts], **season}


def _where(publication: Publication) -> Item:
    """CSL parts the venue by kind: what contains the work, who published it, or who granted it."""
    venue, publisher = publication.venue, publication.publisher
    place = {"publisher-place": publication.place, "collection-title": publication.series}
    if publication.type == Type.PREPRINT and publication.arxiv:
        venue = "arXiv" if not venue or _arxiv_venue.search(venue) else venue
    if publication.type in (Type.THESIS, Type.REPORT):
        return {"publisher": venue or publisher, **place}
    if publication.type == Type.PATENT:
        return {"authority": venue or publisher, **place}
    if publication.type in PUBLISHED_IN_VENUE:
        within = venue if publisher and venue != publisher else ""
        return {"container-title": within, "publisher": publisher or venue, **place}
    return {"container-title": venue, "publisher": publisher, **place}


def _numbers(publication: Publication) -> Item:
    arxiv = publication.arxiv
    is_preprint = publication.type == Type.PREPRINT
    return {
        "volume": publication.volume,
        "issue": publication.issue,
        "page": normal_pages(publication.pages),
        "version" if publication.type == Type.SOFTWARE else "edition": publication.edition,
        # As Zotero writes preprints; their styles print the number behind the archive's name.
        "number": publication.number or (f"arXiv:{arxiv}" if arxiv and is_preprint else ""),
        "archive": "arXiv" if arxiv else "",
        "archive_location": arxiv,
    }


def _about(publication: Publication) -> Item:
    published = publication.status == Publication.Status.PUBLISHED
    return {
        "genre": publication.genre,
        "status": "" if published else publication.status.replace("_", " "),
        "abstract": publication.abstract,
        "keyword": "; ".join(keywords_of(publication)),
        "language": publication.language,
        "note": publication.note,
    }


def keywords_of(publication: Publication) -> list[str]:
    """The keywords in order, each once."""
    words = (" ".join(word.split()) for word in publication.keywords.split(";"))
    return list(dict.fromkeys(filter(None, words)))


def _url(publication: Publication) -> str:
    """The work's page elsewhere. Where no DOI leads to it: at arXiv, or its text."""
    found: dict[str, str] = {}
    for link in _listed(publication.links):
        url = link.get("url") if isinstance(link, dict) else None
        if isinstance(url, str) and url.startswith(("http://", "https://")):
            found.setdefault(str(link.get("kind", "")), url)
    pages = [found.get(kind, "") for kind in WEB_PAGES]
    if publication.type == Type.PREPRINT or not publication.doi:
        arxiv = f"https://arxiv.org/abs/{publication.arxiv}" if publication.arxiv else ""
        pages += [arxiv, found.get("pdf", "")]
    return next(filter(None, pages), "")


def _listed(value: Any) -> list[Any]:
    """JSON that is edited by hand may hold anything."""
    return value if isinstance(value, list) else []
