"""From a record to a CSL-JSON item."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from django.db.models import JSONField, Value

from publications.csl import csl_item, issued_edtf, venue_of
from publications.models import Authorship, Publication
from tests.factories import make_publication
from tests.publications.csl.schema import SCHEMA

pytestmark = pytest.mark.django_db

Type = Publication.Type


def item_of(**fields: Any) -> dict[str, Any]:
    return csl_item(make_publication(fields.pop("authors", ["Ada Lovelace"]), **fields))


def test_an_article_with_everything() -> None:
    item = item_of(
        slug="note-g",
        title="Note G",
        authors=[
            "Ada Lovelace",
            Authorship(name="J. D. van der Waals", family="van der Waals", given="J. D."),
            Authorship(name="Royal Society", is_organization=True),
        ],
        editors=["Richard Taylor"],
        date="1843-09-07",
        volume="3",
        issue="12",
        pages="666–731",
        publisher="Taylor and Francis",
        place="London",
        series="Foreign Memoirs",
        edition="2",
        doi="10.1000/182",
        isbn="978-3-16-148410-0",
        issn="0370-2316",
        pmid="12345",
        arxiv="physics/0503066",
        abstract="On Bernoulli’s numbers.",
        keywords="engines; Bernoulli numbers;engines;",
        language="en",
        note="With notes",
        links=[{"kind": "code", "url": "https://example.org/code"}],
        status=Publication.Status.IN_PRESS,
    )

    jsonschema.validate([item], SCHEMA)
    assert item == {
        "id": "note-g",
        "type": "article-journal",
        "title": "Note G",
        "author": [
            {"family": "Lovelace", "given": "Ada"},
            {"family": "Waals", "given": "J. D.", "non-dropping-particle": "van der"},
            {"literal": "Royal Society"},
        ],
        "editor": [{"family": "Taylor", "given": "Richard"}],
        "issued": {"date-parts": [[1843, 9, 7]]},
        "container-title": "Scientific Memoirs",
        "publisher": "Taylor and Francis",
        "publisher-place": "London",
        "collection-title": "Foreign Memoirs",
        "volume": "3",
        "issue": "12",
        "page": "666-731",
        "edition": "2",
        "archive": "arXiv",
        "archive_location": "physics/0503066",
        "DOI": "10.1000/182",
        "ISBN": "978-3-16-148410-0",
        "ISSN": "0370-2316",
        "PMID": "12345",
        "status": "in press",
        "abstract": "On Bernoulli’s numbers.",
        "keyword": "engines; Bernoulli numbers",
        "language": "en",
        "note": "With notes",
    }


@pytest.mark.parametrize("kind", Type)
def test_every_kind_is_one_of_csl_and_names_its_venue(kind: Publication.Type) -> None:
    item = item_of(type=kind, venue="Acta Mathematica")

    jsonschema.validate([item], SCHEMA)
    assert item["type"] == kind
    assert venue_of(item) == "Acta Mathematica"


@pytest.mark.parametrize(
    ("kind", "variable"),
    [
        (Type.ARTICLE, "container-title"),
        (Type.PAPER, "container-title"),
        (Type.CHAPTER, "container-title"),
        (Type.BOOK, "publisher"),
        (Type.THESIS, "publisher"),
        (Type.REPORT, "publisher"),
        (Type.PATENT, "authority"),
    ],
)
def test_the_venue_stands_where_its_kind_has_it(kind: Publication.Type, variable: str) -> None:
    assert item_of(type=kind, venue="Teubner")[variable] == "Teubner"


def test_a_book_with_venue_and_publisher_keeps_both() -> None:
    item = item_of(type=Type.BOOK, venue="Collected Papers", publisher="Springer")

    assert (item["container-title"], item["publisher"]) == ("Collected Papers", "Springer")


def test_the_edition_of_a_programme_is_its_version() -> None:
    item = item_of(type=Type.SOFTWARE, edition="2.1")

    jsonschema.validate([item], SCHEMA)
    assert item["version"] == "2.1"
    assert "edition" not in item


@pytest.mark.parametrize("venue", ["", "arXiv", "CoRR", "arXiv preprint arXiv:math/0211159"])
def test_a_preprint_is_published_by_arxiv(venue: str) -> None:
    item = item_of(type=Type.PREPRINT, venue=venue, arxiv="math/0211159")

    assert item["publisher"] == "arXiv"
    assert item["number"] == "arXiv:math/0211159"
    assert item["URL"] == "https://arxiv.org/abs/math/0211159"


@pytest.mark.parametrize(
    ("year", "date", "issued", "edtf"),
    [
        (1932, None, {"date-parts": [[1932]]}, "1932"),
        (1932, "1932-11", {"date-parts": [[1932, 11]]}, "1932-11"),
        (None, "1932-11-05", {"date-parts": [[1932, 11, 5]]}, "1932-11-05"),
        (1932, "1932-23", {"date-parts": [[1932]], "season": 3}, "1932"),
        (1933, "1932-11", {"date-parts": [[1933]]}, "1933"),
        (None, "..", None, ""),
        (None, None, None, ""),
    ],
)
def test_a_date_keeps_the_precision_it_had(
    year: int | None, date: str | None, issued: dict[str, Any] | None, edtf: str
) -> None:
    item = item_of(year=year, date=date)

    assert item.get("issued") == issued
    assert issued_edtf(item) == edtf


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ([{"kind": "pdf", "url": "https://example.org/a.pdf"}], "https://example.org/a.pdf"),
        (
            [
                {"kind": "pdf", "url": "https://example.org/a.pdf"},
                {"kind": "url", "url": "https://example.org/a"},
            ],
            "https://example.org/a",
        ),
        ([{"kind": "pdf", "url": "papers/a.pdf"}], None),
        ([{"kind": "url", "url": "javascript:alert(1)"}], None),
        (["x", None, {"kind": 1, "url": 2}], None),
        ({"url": "https://example.org/"}, None),
        (None, None),
    ],
)
def test_where_the_work_is_found(links: object, url: str | None) -> None:
    work = make_publication(["Ada Lovelace"])
    Publication.objects.filter(pk=work.pk).update(links=Value(links, JSONField()))

    assert csl_item(Publication.objects.get()).get("URL") == url


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"arxiv": "math/0211159"}, "https://arxiv.org/abs/math/0211159"),
        ({"arxiv": "math/0211159", "doi": "10.1000/1"}, None),
        (
            {"arxiv": "math/0211159", "doi": "10.48550/arXiv.math/0211159", "type": Type.PREPRINT},
            "https://arxiv.org/abs/math/0211159",
        ),
        (
            {"doi": "10.1000/1", "links": [{"kind": "url", "url": "https://example.org/a"}]},
            "https://example.org/a",
        ),
    ],
)
def test_a_doi_needs_no_copy_beside_it(fields: dict[str, Any], url: str | None) -> None:
    assert item_of(**fields).get("URL") == url


def test_nothing_is_said_of_what_is_not_known() -> None:
    item = item_of(authors=[], slug="bare", title="Bare", venue="", year=None, type=Type.DOCUMENT)

    assert item == {"id": "bare", "type": "document", "title": "Bare"}
