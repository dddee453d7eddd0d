"""What RIS, CSL-JSON and ORCID's JSON have in common: authors in parts, dates in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.names import name_of_parts
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.dates import EARLIEST, latest
from publications.ingest.details import Details, longest
from publications.ingest.links import Link, find_arxiv, find_doi, kind_of_url
from publications.ingest.status import PREPRINT, STATUS, status_of
from publications.ingest.works import Work

TEAM = re.compile(r"\b(?:team|collaboration|consortium|group|committee)\b", re.IGNORECASE)
SCHEME = re.compile(r"https?://", re.IGNORECASE)
ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")

Dated = tuple[int | None, str | None]
"""The year, and the date in EDTF where more than the year is known."""


def author_of(family: str, given: str, suffix: str = "", *, orcid: str = "") -> Author:
    """An author whose name the source parts; one name alone stays unparted."""
    if not family or not given:
        name = name_of_parts(family, given, suffix)
        return Author(name, orcid=orcid, is_organization=TEAM.search(name) is not None)
    name = name_of_parts(family, given, suffix)
    return Author(name, family=family, given=given, suffix=suffix, orcid=orcid)


def with_owner(
    authors: tuple[Author, ...], owner: Owner, *, others: bool = False, among_others: bool = False
) -> tuple[tuple[Author, ...], int] | None:
    """The authors and the owner's place among them; None where nobody is surely the owner.

    `others` says that the list leaves authors out. `among_others` takes the owner for one of
    those, or of the team that is named alone.
    """
    own = Byline(authors, 0).owner(owner)
    if own is not None:
        people = (
            replace(a, is_organization=False) if n == own else a for n, a in enumerate(authors)
        )
        return tuple(people), own
    teams = all(author.is_organization or TEAM.search(author.name) for author in authors)
    if among_others and (others or teams):
        return (*authors, Author(owner.name, orcid=owner.orcid)), len(authors)
    return None


def dated(year: int | None, month: int | None = None, day: int | None = None) -> Dated:
    """A date as far as its parts are possible."""
    if year is None or not EARLIEST <= year <= latest():
        return None, None
    for parts in ((year, month, day), (year, month)):
        try:
            date = FuzzyDate(*parts)
        except ValueError:
            continue
        return year, str(date) if date.precision != "year" else None
    return year, None


def status_in(said: Iterable[str], venue: str, kind: str) -> str:
    """The status that the first of these texts states, else the one that its kind has."""
    for words in said:
        if found := STATUS.search(words):
            return status_of(found)
    bare = re.sub(r"\W+|\d+", " ", PREPRINT.sub("", venue)).strip()
    return "preprint" if kind == "article" or (venue and not bare) else "published"


def without_status(notes: Iterable[str]) -> list[str]:
    """The remarks that say more than the status, each once."""
    kept = (note.strip(" .") for note in notes)
    return list(dict.fromkeys(note for note in kept if note and not STATUS.fullmatch(note)))


def addresses(doi: str, urls: Sequence[str], arxiv: str = "") -> tuple[str, str, tuple[Link, ...]]:
    """(DOI, arXiv id, links to what is neither)."""
    urls = [url for url in urls if SCHEME.match(url) and not re.search(r"\s", url)]
    doi = find_doi(doi) or next(filter(None, (find_doi(u) for u in urls if "doi.org/" in u)), "")
    arxiv = arxiv or next(filter(None, map(find_arxiv, urls)), "")
    links = {url: Link(kind_of_url(url), url, "") for url in urls}
    return doi, arxiv, tuple(x for x in links.values() if x.kind not in ("doi", "arxiv"))


def work_of(
    title: str,
    authors: tuple[tuple[Author, ...], int],
    *,
    venue: str,
    when: Dated,
    kind: str,
    status: str,
    where: tuple[str, str, tuple[Link, ...]],
    notes: Iterable[str],
    details: Details,
) -> Work:
    doi, arxiv, links = where
    long = [doi] if len(doi) > longest("doi") else []
    return Work(
        title=title,
        authors=authors[0],
        own=authors[1],
        venue=venue,
        year=when[0],
        date=when[1],
        status=status,
        kind=kind,
        doi="" if long else doi,
        arxiv=arxiv,
        links=links,
        note="; ".join([*without_status(notes), *details.remarks(), *long]),
        details=details,
    )
