"""The three pages that the project began with, where they lie beside it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Extraction
from faculty_site.ingest.placement import count_blocks
from faculty_site.ingest.problems import Problems
from tests.sites.reader import extract, page_in

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no pages beside the project")


def read(theme: str) -> Extraction:
    """What becomes of the page that is of this theme."""
    problems = Problems()
    pages = [page_in(path, problems) for path in sorted(SEEDS.glob("*.md"))]
    (page,) = (page for page in pages if page.theme == theme)
    into = extract(page, problems)
    assert count_blocks(page.outline, into.rows).unplaced == 0
    assert into.slug == page.document.path.stem
    return into


def profile(into: Extraction) -> dict[str, object]:
    (row,) = into.rows_of("profiles.profile")
    return dict(row.fields)


def test_contact_table_and_hidden_news() -> None:
    into = read("beautiful-jekyll")
    fields = profile(into)
    assert fields["position"] == "Assistant Professor"
    assert str(fields["affiliation"]).startswith("University of")
    assert "@" in str(fields["email"])
    assert fields["office"]
    news = into.rows_of("news.newsitem")
    assert [r.fields["date"] for r in news if r.fields["visibility"] == "public"] == ["2023-05"]
    hidden = [r for r in news if r.fields["visibility"] == "hidden"]
    assert len(hidden) == 10
    assert all(row.fields["date"] for row in hidden)


def test_owner_by_bold_authors_and_lists_of_a_career() -> None:
    into = read("academicpages")
    works = into.rows_of("publications.publication")
    statuses = Counter(row.fields["status"] for row in works)
    assert statuses == {"accepted": 3, "under_review": 3, "in_preparation": 3}
    kinds = Counter(row.fields["kind"] for row in into.rows_of("profiles.entry"))
    assert kinds == {"award": 1, "certification": 1, "position": 2}
    sections = {row.fields["key"]: row.fields for row in into.rows_of("profiles.section")}
    assert sections["education"]["kind"] == "text"
    paths = [row.fields["path"] for row in into.rows_of("profiles.legacyurl")]
    assert paths == ["/", "/about/", "/about.html"]


def test_native_name_contact_list_and_ninety_five_news_items() -> None:
    into = read("al-folio")
    fields = profile(into)
    assert len(str(fields["native_name"])) == 2
    assert fields["phone"]
    assert fields["office_hours"]
    assert str(fields["postal_address"]).count("\n") == 2
    assert [r.fields["kind"] for r in into.rows_of("profiles.link")].count("email") == 1
    news = into.rows_of("news.newsitem")
    assert len(news) == 95
    assert [row.order for row in news] == list(range(95))
    assert sum(1 for row in news if row.fields["category"]) == 94
    assert all(row.fields["date"] for row in news)
    places = {str(row.fields["place"]) for row in news}
    assert {"Virtual", "Remote"} <= places
    assert sum(", " in place for place in places) > 5
    assert not any(place.startswith(("PI", "Co-PI", "postponed")) for place in places)
    guessed = [p for p in into.problems if "names no year" in p.message]
    assert len(guessed) == 1
    hidden = [r for r in into.rows_of("profiles.section") if r.fields["visibility"] == "hidden"]
    assert len(hidden) == 1
    texts = {row.fields["key"] for row in into.rows_of("profiles.section") if row.fields["body"]}
    assert {"about", "seminars-of-interest", "archive"} <= texts
