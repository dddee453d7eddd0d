"""A work as schema.org has it, for the JSON-LD of its page."""

from __future__ import annotations

from typing import Any, Final

from publications.csl import (
    Item,
    Name,
    family_first,
    first_and_last,
    in_order,
    issued_edtf,
    venue_of,
)
from publications.exports.addresses import Addresses, elsewhere
from publications.models import Authorship, Publication

Type = Publication.Type
Thing = dict[str, Any]

TYPES: Final[dict[str, str]] = {
    Type.ARTICLE: "ScholarlyArticle",
    Type.PAPER: "ScholarlyArticle",
    Type.PREPRINT: "ScholarlyArticle",
    Type.BOOK: "Book",
    Type.CHAPTER: "Chapter",
    Type.THESIS: "Thesis",
    Type.REPORT: "Report",
    Type.DATASET: "Dataset",
    Type.SOFTWARE: "SoftwareSourceCode",
    Type.PATENT: "CreativeWork",
    Type.DOCUMENT: "CreativeWork",
}


def schema_org(publication: Publication, item: Item, addresses: Addresses) -> Thing:
    """The work as linked data; `item` is its CSL-JSON item, its authors are prefetched."""
    # Only what is part of something has pages there.
    pages = item.get("page", "") if TYPES[item["type"]] in ("ScholarlyArticle", "Chapter") else ""
    first, last = first_and_last(pages)
    authors = zip(publication.authorships.all(), item.get("author", []), strict=True)
    return _without_empty({
        "@context": "https://schema.org",
        "@type": TYPES[item["type"]],
        "@id": addresses.page,
        "url": addresses.page,
        "mainEntityOfPage": addresses.page,
        "sameAs": elsewhere(item),
        "headline": item["title"],
        "name": item["title"],
        "author": [
            {**_author(author, name), **_addresses(addresses, at)}
            for at, (author, name) in enumerate(authors)
        ],
        "datePublished": issued_edtf(item),
        "isPartOf": _container(item),
        "pageStart": first if last else "",
        "pageEnd": last,
        "pagination": pages,
        "publisher": _organization(item.get("publisher") or item.get("authority", "")),
        "identifier": _identifiers(item),
        "abstract": item.get("abstract", ""),
        "keywords": item.get("keyword", "").split("; ") if item.get("keyword") else [],
        "inLanguage": item.get("language", ""),
        "creativeWorkStatus": item.get("status", ""),
        "award": publication.award,
        "encoding": _text(addresses.pdf),
        **_of_kind(item),
    })  # fmt: skip


def _author(author: Authorship, name: Name) -> Thing:
    kind = "Organization" if author.is_organization else "Person"
    return _without_empty({
        "@type": kind,
        "name": in_order(name),
        "familyName": family_first(_family_alone(name)),
        "givenName": name.get("given", ""),
        "honorificSuffix": name.get("suffix", ""),
    })  # fmt: skip


def _addresses(addresses: Addresses, at: int) -> Thing:
    return _without_empty(
        {"@id": addresses.orcids.get(at, ""), "url": addresses.people.get(at, "")}
    )


def _family_alone(name: Name) -> Name:
    return {key: name[key] for key in ("non-dropping-particle", "family") if key in name}


def _container(item: Item) -> Thing:
    """The journal, inside of it the volume and the issue; or the book or proceedings."""
    venue = item.get("container-title", "")
    if venue and item["type"] not in (Type.ARTICLE, Type.DOCUMENT):
        return _without_empty({
            "@type": "Book",
            "name": venue,
            "isbn": item.get("ISBN", ""),
            "editor": [_person(name) for name in item.get("editor", [])],
            "volumeNumber": item.get("volume", ""),
        })  # fmt: skip
    if item["type"] == Type.BOOK:
        return {}
    journal = {"@type": "Periodical", "name": venue, "issn": item.get("ISSN", "")}
    part = _without_empty(journal) if venue else {}
    for kind, number, variable in (
        ("PublicationVolume", "volumeNumber", "volume"),
        ("PublicationIssue", "issueNumber", "issue"),
    ):
        if variable in item:
            part = _without_empty({"@type": kind, number: item[variable], "isPartOf": part})
    return part


def _of_kind(item: Item) -> Thing:
    """What only some kinds of works have."""
    match item["type"]:
        case Type.BOOK:
            return {
                "isbn": item.get("ISBN", ""),
                "bookEdition": item.get("edition", ""),
                "editor": [_person(name) for name in item.get("editor", [])],
                "volumeNumber": item.get("volume", ""),
            }
        case Type.THESIS:
            return {"inSupportOf": item.get("genre", ""), "sourceOrganization": _organization(
                venue_of(item))}  # fmt: skip
        case Type.REPORT:
            return {"reportNumber": item.get("number", "")}
        case Type.SOFTWARE:
            return {"version": item.get("version", "")}
    return {}


def _identifiers(item: Item) -> list[Thing]:
    found = {
        "doi": item.get("DOI"),
        "arxiv": item.get("archive_location"),
        "pmid": item.get("PMID"),
    }
    return [
        {"@type": "PropertyValue", "propertyID": scheme, "value": value}
        for scheme, value in found.items()
        if value
    ]


def _person(name: Name) -> Thing:
    return {"@type": "Person", "name": in_order(name)}


def _organization(name: str) -> Thing:
    return {"@type": "Organization", "name": name} if name else {}


def _text(pdf: str) -> Thing:
    kind = {"@type": "MediaObject", "encodingFormat": "application/pdf"}
    return {**kind, "contentUrl": pdf} if pdf else {}


def _without_empty(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value}
