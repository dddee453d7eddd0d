"""The terms of schema.org that this site uses, and what is wrong with data that uses others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

_THING: Final = frozenset({
    "@context", "@id", "@type", "name", "alternateName", "description", "identifier", "image",
    "mainEntityOfPage", "sameAs", "url",
})  # fmt: skip
_WORK: Final = _THING | {
    "abstract", "author", "award", "creativeWorkStatus", "datePublished", "editor", "encoding",
    "headline", "inLanguage", "isPartOf", "keywords", "mainEntity", "publisher",
    "sourceOrganization", "version",
}  # fmt: skip
_PAGES: Final = frozenset({"pageStart", "pageEnd", "pagination"})

PROPERTIES: Final[dict[str, frozenset[str]]] = {
    "ProfilePage": _WORK,
    "NewsArticle": _WORK,
    "BlogPosting": _WORK,
    "CreativeWork": _WORK,
    "ScholarlyArticle": _WORK | _PAGES,
    "Book": _WORK | {"isbn", "bookEdition", "volumeNumber"},
    "Chapter": _WORK | _PAGES,
    "Thesis": _WORK | {"inSupportOf"},
    "Report": _WORK | {"reportNumber"},
    "Dataset": _WORK,
    "SoftwareSourceCode": _WORK,
    "Periodical": _WORK | {"issn"},
    "PublicationVolume": _WORK | {"volumeNumber"},
    "PublicationIssue": _WORK | {"issueNumber"},
    "MediaObject": _WORK | {"contentUrl", "encodingFormat"},
    "Person": _THING | {
        "affiliation", "alumniOf", "familyName", "givenName", "honorificSuffix", "jobTitle",
        "knowsAbout", "knowsLanguage", "worksFor",
    },
    "Organization": _THING,
    "ResearchOrganization": _THING,
    "EducationalOrganization": _THING,
    "Place": _THING,
    "Event": _THING | {"endDate", "inLanguage", "location", "organizer", "startDate"},
    "PropertyValue": _THING | {"propertyID", "value"},
    "BreadcrumbList": _THING | {"itemListElement"},
    "ListItem": _THING | {"position", "item"},
}  # fmt: skip
"""By type, those of its properties in schema.org's vocabulary that something here may have."""


def faults_of(block: Any) -> Iterator[str]:
    """What is wrong with a block of JSON-LD: its context, or a thing or value in it."""
    if block.get("@context") != "https://schema.org":
        yield f"its @context is {block.get('@context')!r}"
    yield from _faults_within(block)


def _faults_within(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _faults_within(each)
    elif isinstance(value, dict):
        known = PROPERTIES.get(value.get("@type", ""))
        if known is None:
            yield f"{value.get('@type')!r} is no type that is used here"
            return
        yield from (f"{value['@type']} has no {name!r}" for name in set(value) - known)
        for name, each in value.items():
            if each in ("", [], {}, None):
                yield f"{name!r} of {value['@type']} is empty"
            if name in ("@id", "url", "item") and not str(each).startswith(("http://", "https://")):
                yield f"{name!r} of {value['@type']} is no whole address: {each!r}"
            yield from _faults_within(each)
