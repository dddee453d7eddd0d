"""A page that is one work: what its front matter says, its BibTeX file, its citation in prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from faculty_site.ingest.documents import Extraction, LinkFact, Page, Place, Placement
from faculty_site.ingest.items import Item
from faculty_site.lib.bibtex import plain, read_bibliography
from faculty_site.lib.markdown import plain_text
from publications.ingest.bibtex_works import record_of
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.cited import read_cited
from publications.ingest.contributions import contributor
from publications.ingest.kinds import kind_of_work
from publications.ingest.links import Link, find_arxiv, find_doi, kind_of_label, kind_of_url
from publications.ingest.records import Record, append_records, owner_of
from publications.ingest.status import PREPRINT
from publications.ingest.works import Context, Work, read_work

MARKS = re.compile(r"[*∗†‡§¶‖#&^]+$")
OTHERS = re.compile(r"(?:and\s+)?(?:many\s+)?others|et\.?\s+al\.?|\.{3}|…", re.IGNORECASE)
SAID_ELSEWHERE = re.compile(
    r"(?:\[?(?:download|read|access)\b.{0,40}\bhere\b|recommended citation\b)", re.IGNORECASE
)
"""Lines of a body that only repeat its link or its citation."""


def extract_work(page: Page, into: Extraction) -> None:
    """Append the work that the page is, or tell why it is none of the owner's."""
    item = page.item or Item()
    record = _read(page, item, owner_of(into), into)
    whole = (0, len(page.outline.lines))
    if isinstance(record, str):
        into.problems.warning(
            page.document.path,
            page.line,
            f"“{item.title or page.document.name}” was not imported as a work, because {record}. "
            f"If it is theirs, write {into.name} among its authors.",
        )
        into.again.append(Placement(whole, "hidden"))  # told once, not block by block
        return
    (row,) = append_records([record], page, into)
    if into.rows:
        place: Place = "hidden" if page.hidden else "record"
        into.rows[0] = replace(row, placements=(Placement(whole, place),))
    else:
        into.again.append(Placement(whole, "record"))
    if not page.hidden:
        into.moved.append((("publications.publication", row.key), page.old_urls))


def _read(page: Page, item: Item, owner: Owner, into: Extraction) -> Record | str:
    work = _from_bibtex(item, owner) or _from_authors(item, owner)
    if isinstance(work, str):
        return work
    work = work or _from_citation(item, owner) or _of_owner_alone(page, item, owner, into)
    return Record(
        work=_with_front_matter(work, item),
        key=item.key,
        line=page.line,
        abstract=_abstract(page, item),
        bibtex=item.bibtex,
        language=page.language,
        selected=item.featured,
    )


def _from_bibtex(item: Item, owner: Owner) -> Work | None:
    """What the BibTeX file beside the page says, if it names the owner."""
    entries = read_bibliography(item.bibtex).entries if item.bibtex else []
    record = record_of(entries[0], owner, among_others=True) if entries else ""
    return record.work if isinstance(record, Record) else None


def _from_authors(item: Item, owner: Owner) -> Work | str | None:
    authors = tuple(_author(name) for name in item.authors if not OTHERS.fullmatch(name.strip()))
    if not authors:
        return None
    others = len(authors) < len(item.authors)
    own = Byline(authors, 0).owner(owner)
    if own is None:
        told = {"venue": item.venue, "citation": item.citation, "summary": item.summary}
        theirs = contributor(told, owner) or (Author(owner.name) if others else None)
        if theirs is None:
            return f"none of its authors is surely {owner.name}"
        authors, own = (*authors, theirs), len(authors)
    work = _work(item, authors, own)
    return replace(work, note="et al.") if others else work


def _author(printed: str) -> Author:
    marks = MARKS.search(printed.strip())
    name = MARKS.sub("", printed.strip()).strip()
    return Author(plain(name), marks[0] if marks else "")


def _from_citation(item: Item, owner: Owner) -> Work | None:
    year = item.date.year if item.date else None
    if not item.citation:
        return None
    if item.title and (work := read_cited(item.citation, item.title, owner, Context(year))):
        return work
    read = read_work(item.citation, "goldmark", owner, Context(year))
    return read if isinstance(read, Work) and not read.implied else None


def _of_owner_alone(page: Page, item: Item, owner: Owner, into: Extraction) -> Work:
    """A work in the owner's own folder that does not say who else wrote it."""
    into.problems.info(
        page.document.path,
        page.line,
        f"“{item.title}” does not say who wrote it; it is taken for a work of {owner.name}. Add "
        "its authors in the admin.",
    )
    return _work(item, (Author(owner.name),), 0)


def _work(item: Item, authors: tuple[Author, ...], own: int) -> Work:
    venue = item.venue
    kind = item.kind or kind_of_work(f"{venue} {item.citation}", "", venue)
    preprint = kind == "article" or (PREPRINT.fullmatch(venue) is not None)
    return Work(
        title=item.title,
        authors=authors,
        own=own,
        venue=venue,
        year=item.date.year if item.date else None,
        date=str(item.date) if item.date else None,
        status=item.status or ("preprint" if preprint else "published"),
        kind=kind,
        doi="",
        arxiv="",
        links=(),
        note="",
    )


def _with_front_matter(work: Work, item: Item) -> Work:
    """The title, date, links and ids that the page itself states win."""
    urls = [link.url for link in item.links]
    links = {link.url: link for link in work.links} | {
        link.url: link for link in map(_link, item.links) if not _is_id(link)
    }
    dated = item.date if item.date and (work.year in (None, item.date.year)) else None
    precise = dated is not None and dated.precision in ("day", "month")
    return replace(
        work,
        title=item.title or work.title,
        authors=_with_marks(work.authors, item.authors),
        venue=work.venue or item.venue,
        year=work.year or (item.date.year if item.date else None),
        date=work.date or (str(dated) if dated and precise else None),
        kind=item.kind or work.kind,
        doi=find_doi(item.doi) or work.doi or _first(find_doi, (u for u in urls if "doi.org" in u)),
        arxiv=find_arxiv(f"arxiv:{item.arxiv}") or work.arxiv or _first(find_arxiv, urls),
        links=tuple(links.values()),
    )


def _with_marks(authors: tuple[Author, ...], printed: tuple[str, ...]) -> tuple[Author, ...]:
    """The authors of a BibTeX file with the marks that the page prints behind them."""
    marks = [_author(name).marks for name in printed]
    if len(marks) != len(authors):
        return authors
    return tuple(replace(a, marks=a.marks or m) for a, m in zip(authors, marks, strict=True))


def _first(find: Callable[[str], str], urls: Iterable[str]) -> str:
    return next((found for url in urls if (found := find(url))), "")


def _link(fact: LinkFact) -> Link:
    kind = fact.kind or kind_of_label(fact.label) or kind_of_url(fact.url)
    # Some keep the address of any preprint, or of the paper, where the theme wants arXiv's.
    misnamed = kind == "arxiv" and "://" in fact.url and not find_arxiv(fact.url)
    return Link("url" if misnamed else kind, fact.url, fact.label)


def _is_id(link: Link) -> bool:
    """Whether a link only repeats the DOI or the arXiv id."""
    return link.kind in ("doi", "arxiv")


def _abstract(page: Page, item: Item) -> str:
    """The abstract, else the page's own text without what only repeats its links."""
    if item.summary:
        return plain_text(item.summary, page.dialect)
    words = plain_text("\n".join(page.outline.lines), page.dialect)
    return "\n".join(line for line in words.split("\n") if not SAID_ELSEWHERE.match(line)).strip()
