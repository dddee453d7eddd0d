"""Works out of ORCID's JSON, as its public API 3.0 gives it: `/works`, `/record`, one work or many.

A list of works says who claims them, not who else wrote them; each work's own page says that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from faculty_site.lib.bibtex import read_bibliography
from faculty_site.lib.csl_json import first_text, mapping
from faculty_site.lib.orcid import orcid_in
from publications.ingest.bibtex_works import record_of as record_of_bibtex
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.details import Details
from publications.ingest.links import find_arxiv
from publications.ingest.records import Record
from publications.ingest.structured import Dated, addresses, dated, status_in, work_of
from publications.ingest.works import Work

KINDS = {
    "journal-article": "article-journal", "journal-issue": "article-journal",
    "magazine-article": "article-journal", "newspaper-article": "article-journal",
    "review": "article-journal", "book-review": "article-journal",
    "conference-paper": "paper-conference", "conference-abstract": "paper-conference",
    "conference-poster": "paper-conference", "conference-proceedings": "book", "book": "book",
    "edited-book": "book", "book-chapter": "chapter", "encyclopedia-entry": "chapter",
    "dictionary-entry": "chapter", "dissertation": "thesis", "dissertation-thesis": "thesis",
    "supervised-student-publication": "thesis", "report": "report", "technical-standard": "report",
    "standards-and-policy": "report", "preprint": "article", "working-paper": "article",
    "data-set": "dataset", "software": "software", "patent": "patent",
}  # fmt: skip
"""ORCID's types of works in CSL's names; all others are “document”."""


class Claimed(NamedTuple):
    """A work of a file, and iD and name of whoever claims it; "" where the file does not say."""

    work: Mapping[str, Any]
    orcid: str
    name: str


def is_orcid(value: object) -> bool:
    """Whether a JSON value has one of the forms in which ORCID gives works."""
    return next(works_in(value), None) is not None or "orcid-identifier" in mapping(value)


def works_in(value: object, orcid: str = "", name: str = "") -> Iterator[Claimed]:
    """The works of a file; of several sources' words of one work those that ORCID shows."""
    found = mapping(value)
    orcid = orcid_in(first_text(mapping(found.get("orcid-identifier")).get("path"))) or orcid
    orcid = orcid_in(first_text(found.get("path"))) or orcid
    name = _person(mapping(mapping(found.get("person")).get("name"))) or name
    activities = mapping(found.get("activities-summary"))
    works = mapping(activities.get("works")) or mapping(found.get("works"))
    listed = _listed(works.get("group")) + _listed(found.get("group"))
    summaries = [_listed(mapping(group).get("work-summary")) for group in listed]
    shown = [max(map(mapping, some), key=_shown) for some in summaries if some]
    bulk = [mapping(mapping(one).get("work")) for one in _listed(found.get("bulk"))]
    for work in (*shown, *filter(None, bulk)):
        yield Claimed(work, orcid_in(first_text(work.get("path"))) or orcid, name)
    if "title" in found and ("put-code" in found or "publication-date" in found):
        yield Claimed(found, orcid, name)


def _person(name: Mapping[str, Any]) -> str:
    parts = (_value(name.get("given-names")), _value(name.get("family-name")))
    return " ".join(filter(None, parts)) or _value(name.get("credit-name"))


def _shown(summary: Mapping[str, Any]) -> int:
    index = first_text(summary.get("display-index"))
    return int(index) if re.fullmatch(r"\d{1,9}", index, re.ASCII) else 0


def record_of(
    claimed: Claimed, owner: Owner, *, line: int | None, among_others: bool = False
) -> Record | str:
    """The work as a record, or in words for the reader why it is none of the owner's.

    Whoever claims it and is not named among the contributors wrote it all the same.
    """
    work = claimed.work
    title = title_of(work)
    if not title:
        return "it has no title"
    authors = _contributors(work)
    own = Byline(authors, 0).owner(owner)
    if own is None and not among_others and (other := _claimed_by_other(claimed, authors, owner)):
        return other
    written = mapping(work.get("citation"))
    cited = _cited(first_text(written.get("citation-type")), written.get("citation-value"), owner)
    if own is None:
        own = Byline(authors, 0).owner(replace(owner, orcid=owner.orcid or claimed.orcid))
    if own is None and cited:
        authors, own = cited.work.authors, cited.work.own
    elif own is None:
        me = Author(owner.name, orcid=owner.orcid or claimed.orcid)
        authors, own = (*authors, me), len(authors)
    read = _work(work, title, (authors, own))
    return Record(
        work=_completed(read, cited.work) if cited else read,
        key=first_text(work.get("put-code")),
        line=line,
        abstract=first_text(work.get("short-description")),
        bibtex=cited.bibtex if cited else "",
        language=first_text(work.get("language-code")).lower()[:2],
    )


def _claimed_by_other(claimed: Claimed, authors: tuple[Author, ...], owner: Owner) -> str:
    """In words why whoever claims the work is not surely the owner; "" if they are."""
    if owner.orcid and claimed.orcid:
        other = f"it stands in the ORCID record {claimed.orcid}, and {owner.name} has {owner.orcid}"
        return "" if claimed.orcid == owner.orcid else other
    bearer = (author.name for author in authors if claimed.orcid and author.orcid == claimed.orcid)
    name = claimed.name or next(bearer, "")
    if name:
        other = f"it stands in the ORCID record of {name}"
        return "" if owner.is_named(name) != "no" else other
    if claimed.orcid:
        return (
            f"it stands in the ORCID record {claimed.orcid}, and nobody has said that it is "
            f"{owner.name}’s: enter the iD on their page"
        )
    return f"it does not say that it is {owner.name}’s"


def title_of(work: Mapping[str, Any]) -> str:
    title = mapping(work.get("title"))
    name, more = _value(title.get("title")).rstrip("."), _value(title.get("subtitle"))
    return name if not more or more in name else f"{name}: {more}"


def _cited(kind: str, value: object, owner: Owner) -> Record | None:
    """What a work's BibTeX entry says, where it has one that names the owner."""
    if kind.lower() != "bibtex" or not isinstance(value, str):
        return None
    entries = read_bibliography(value).entries
    read = record_of_bibtex(entries[0], owner, among_others=True) if entries else None
    return read if isinstance(read, Record) else None


def _completed(work: Work, cited: Work) -> Work:
    """The work with what only its BibTeX entry says."""
    return replace(
        work,
        venue=work.venue or cited.venue,
        year=work.year or cited.year,
        date=work.date or (cited.date if work.year in (None, cited.year) else None),
        doi=work.doi or cited.doi,
        arxiv=work.arxiv or cited.arxiv,
        links=work.links or cited.links,
        note=work.note or cited.note,
        details=replace(cited.details, isbn=work.details.isbn or cited.details.isbn,
                        issn=work.details.issn or cited.details.issn,
                        pmid=work.details.pmid or cited.details.pmid),
    )  # fmt: skip


def _contributors(work: Mapping[str, Any]) -> tuple[Author, ...]:
    """The authors; who only reviewed, funded or the like is none."""
    found = []
    for one in _listed(mapping(work.get("contributors")).get("contributor")):
        contributor = mapping(one)
        role = first_text(
            mapping(contributor.get("contributor-attributes")).get("contributor-role")
        )
        name = _value(contributor.get("credit-name"))
        stated = mapping(contributor.get("contributor-orcid"))
        orcid = orcid_in(first_text(stated.get("path")) or first_text(stated.get("uri")))
        if name and role.lower() in ("", "author", "co-author", "none", "writing-original-draft"):
            family, comma, given = (part.strip() for part in name.partition(","))
            parted = bool(comma) and "," not in given
            author = (family, given) if parted else ("", name)
            found.append(replace(_named(*author), orcid=orcid))
    return tuple(found)


def _named(family: str, given: str) -> Author:
    if not family:
        return Author(given)
    return Author(f"{given} {family}".strip(), family=family if given else "", given=given)


def _work(work: Mapping[str, Any], title: str, authors: tuple[tuple[Author, ...], int]) -> Work:
    ids = dict(_identifiers(work))
    kind = KINDS.get(first_text(work.get("type")).lower().replace("_", "-"), "document")
    venue = _value(work.get("journal-title"))
    arxiv = find_arxiv(f"arxiv:{re.sub('^arxiv:', '', ids.get('arxiv', ''), flags=re.IGNORECASE)}")
    url = _value(work.get("url"))
    return work_of(
        title,
        authors,
        venue=venue,
        when=_dated(work),
        kind=kind,
        status=status_in([venue], venue, kind),
        where=addresses(ids.get("doi", ""), [url, ids.get("uri", "")], arxiv),
        notes=[],
        details=Details(
            isbn=ids.get("isbn", ""),
            issn=ids.get("issn", ""),
            pmid=ids.get("pmid", "") if re.fullmatch(r"\d+", ids.get("pmid", "")) else "",
        ),
    )


def _identifiers(work: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Kinds and values, the first of each kind last; a DOI of what contains the work is none."""
    listed = _listed(mapping(work.get("external-ids")).get("external-id"))
    for one in reversed(listed):
        identifier = mapping(one)
        kind = first_text(identifier.get("external-id-type")).lower()
        relation = first_text(identifier.get("external-id-relationship")).lower().replace("_", "-")
        if relation in ("", "self") or kind in ("isbn", "issn"):
            value = first_text(identifier.get("external-id-value"))
            yield kind, _value(identifier.get("external-id-normalized")) or value


def _dated(work: Mapping[str, Any]) -> Dated:
    date = mapping(work.get("publication-date"))
    parts = [_value(date.get(part)) for part in ("year", "month", "day")]
    numbers = [int(p) if re.fullmatch(r"\d{1,4}", p, re.ASCII) else None for p in parts]
    return dated(numbers[0], numbers[1], numbers[2])


def _value(value: object) -> str:
    """ORCID keeps a text as {"value": text}."""
    return first_text(mapping(value).get("value"))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
