"""All machine-readable forms of a work say the same of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import jsonschema
import pytest
import rispy

from faculty_site.lib.bibtex import people, plain, read_bibliography
from publications.csl import Item, csl_item, first_and_last, in_order, issued_edtf, venue_of
from publications.exports import bibtex, csl_json, highwire_tags, ris, schema_org
from publications.exports.addresses import Addresses
from publications.models import Authorship, Publication
from tests.factories import make_publication
from tests.publications.csl.schema import SCHEMA
from tests.publications.exports.samples import SAMPLES, Sample
from tests.schema_org import faults_of

pytestmark = pytest.mark.django_db

PAGE = "https://example.org/publications/work/"


@dataclass(frozen=True)
class Facts:
    """What every form has to say of a work; names are folded, as forms print them differently."""

    title: str
    authors: tuple[str, ...]
    year: str
    venue: str
    volume: str
    pages: tuple[str, str]
    doi: str


def work_of(sample: Sample) -> Publication:
    fields = dict(sample)
    authors = [
        Authorship(
            name=author.name,
            family=author.family,
            given=author.given,
            is_organization=author.is_organization,
        )
        if isinstance(author, Authorship)
        else author
        for author in fields.pop("authors")
    ]
    return Publication.objects.with_authors().get(pk=make_publication(authors, **fields).pk)


def folded(name: str) -> str:
    """The words of a name without order and punctuation; CJK names without their blank."""
    words = sorted(name.replace(",", " ").split())
    return "".join(words) if any(ord(letter) > 0x3000 for letter in name) else " ".join(words)


def of_item(item: Item) -> Facts:
    return Facts(
        title=item["title"],
        authors=tuple(folded(in_order(name)) for name in item.get("author", [])),
        year=issued_edtf(item)[:4],
        venue=venue_of(item),
        volume=item.get("volume", ""),
        pages=first_and_last(item.get("page", "")),
        doi=item.get("DOI", ""),
    )


def of_bibtex(text: str) -> Facts:
    read = read_bibliography(text)
    assert read.faults == []
    (entry,) = read.entries
    fields = {name: plain(value) for name, value in entry.fields.items()}
    names = ("journal", "booktitle", "school", "institution", "howpublished", "publisher")
    first, _dash, last = fields.get("pages", "").replace("--", "–").partition("–")
    return Facts(
        title=fields["title"],
        authors=tuple(folded(p.name) for p in people(entry.fields.get("author", ""))[0]),
        year=fields.get("year", ""),
        venue=next((fields[name] for name in names if name in fields), ""),
        volume=fields.get("volume", ""),
        pages=(first, last),
        doi=entry.fields.get("doi", ""),
    )


def of_ris(text: str) -> Facts:
    (record,) = rispy.loads(text)
    return Facts(
        title=record["title"],
        authors=tuple(map(folded, record.get("authors", []))),
        year=record.get("year", ""),
        venue=record.get("secondary_title") or record.get("publisher", ""),
        volume=record.get("volume", ""),
        pages=(record.get("start_page", ""), record.get("end_page", "")),
        doi=record.get("doi", ""),
    )


def of_highwire(tags: list[tuple[str, str]]) -> Facts:
    said = {name.removeprefix("citation_"): content for name, content in reversed(tags)}
    venues = ("journal_title", "conference_title", "inbook_title", "dissertation_institution",
              "technical_report_institution", "publisher")  # fmt: skip
    return Facts(
        title=said["title"],
        authors=tuple(folded(content) for name, content in tags if name == "citation_author"),
        year=said.get("publication_date", "")[:4],
        venue=next((said[name] for name in venues if name in said), ""),
        volume=said.get("volume", ""),
        pages=(said.get("firstpage", ""), said.get("lastpage", "")),
        doi=said.get("doi", ""),
    )


def of_schema(thing: dict[str, Any]) -> Facts:
    part, volume, venue = thing.get("isPartOf", {}), thing.get("volumeNumber", ""), ""
    while part:
        volume, venue = part.get("volumeNumber", volume), part.get("name", "")
        part = part.get("isPartOf", {})
    ids = {each["propertyID"]: each["value"] for each in thing.get("identifier", [])}
    pages = (thing.get("pageStart", thing.get("pagination", "")), thing.get("pageEnd", ""))
    return Facts(
        title=thing["headline"],
        authors=tuple(folded(author["name"]) for author in thing.get("author", [])),
        year=thing.get("datePublished", "")[:4],
        venue=venue or thing.get("publisher", {}).get("name", ""),
        volume=volume,
        pages=pages,
        doi=ids.get("doi", ""),
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_all_forms_say_the_same(name: str) -> None:
    work = work_of(SAMPLES[name])
    item = csl_item(work)
    expected = of_item(item)

    assert expected == replace(
        expected,
        title=work.title,
        authors=tuple(folded(author.name) for author in work.authorships.all()),
        year=str(work.year or ""),
        venue=work.venue or work.publisher,
        volume=work.volume,
        doi=work.doi,
    )
    assert of_bibtex(bibtex.write(work)) == expected
    assert of_ris(ris.write(work)) == expected
    assert of_item(json.loads(csl_json.write(work))) == expected
    assert of_highwire(highwire_tags(item, Addresses(PAGE))) == expected
    assert of_schema(schema_org(work, item, Addresses(PAGE))) == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_csl_json_holds_to_its_schema(name: str) -> None:
    jsonschema.validate([json.loads(csl_json.write(work_of(SAMPLES[name])))], SCHEMA)


@pytest.mark.parametrize("kind", Publication.Type.values)
def test_linked_data_has_terms_of_its_type_alone(kind: str) -> None:
    everything = {
        "title": "Note G", "venue": "Scientific Memoirs", "volume": "3", "issue": "12",
        "pages": "666--731", "publisher": "Taylor", "number": "7", "edition": "2", "year": 1843,
        "isbn": "9780521559461", "issn": "0000-0019", "genre": "note", "abstract": "Numbers.",
        "keywords": "engines; looms", "award": "A prize", "doi": "10.1000/182",
    }  # fmt: skip
    work = Publication.objects.with_authors().get(
        pk=make_publication(["Ada Lovelace"], type=kind, **everything).pk
    )

    assert list(faults_of(schema_org(work, csl_item(work), Addresses(PAGE)))) == []
