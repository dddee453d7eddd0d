"""What pages are said to lack."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faculty_site.completeness import Finding, Weight, findings_of, holdings_of
from profiles.models import Asset, Delegation, Profile, Section
from tests import factories
from tests.factories import make_user

pytestmark = pytest.mark.django_db

TODAY = datetime.date(1919, 6, 4)


def found(page: Profile, user: Any = None) -> dict[str, Finding]:
    held = holdings_of([page], user or AnonymousUser())[page.pk]
    return {finding.kind: finding for finding in findings_of(page, held, TODAY)}


@pytest.fixture
def emmy() -> Profile:
    return factories.make_profile(
        name="Emmy Noether", slug="noether", email="emmy@example.org", photo="photos/a.jpg",
        photo_alt="Emmy Noether", interests="algebra", orcid="0000-0002-1825-0097",
    )  # fmt: skip


@pytest.fixture
def whole(emmy: Profile) -> Profile:
    factories.make_section(emmy, body="Rings.")
    factories.make_news(emmy, date="1919-06")
    factories.make_publication([emmy], doi="10.1007/BF01464225")
    return emmy


def test_a_whole_page_lacks_nothing(whole: Profile) -> None:
    assert found(whole) == {}


def test_an_empty_page() -> None:
    page = factories.make_profile(position="")
    kinds = found(page)
    assert list(kinds) == [
        "no-photo", "no-email", "no-text", "no-position", "no-interests", "no-works", "no-orcid",
        "no-news",
    ]  # fmt: skip
    form = f"/admin/profiles/profile/{page.pk}/change/"
    assert kinds["no-photo"].url == f"{form}#id_photo"
    assert kinds["no-text"].url == f"/admin/profiles/section/add/?profile={page.pk}"


@pytest.mark.parametrize("state", ["former", "in_memoriam"])
def test_nobody_writes_to_who_left(state: str) -> None:
    kinds = found(factories.make_profile(state=state))
    assert "no-photo" in kinds
    assert not {"no-email", "no-news", "no-orcid"} & kinds.keys()


@pytest.mark.parametrize(
    ("date", "expected"),
    [("1918-06-04", False), ("1918-06-03", True), ("1917", True), ("1918", False), ("1930", False)],
)
def test_old_news(whole: Profile, date: str, expected: bool) -> None:
    whole.news.all().delete()
    factories.make_news(whole, date="1907")
    factories.make_news(whole, date=date)
    factories.make_news(whole, date="1919-05", visibility="hidden")
    assert ("old-news" in found(whole)) == expected


def test_the_year_of_old_news_is_told(whole: Profile) -> None:
    whole.news.all().delete()
    factories.make_news(whole, date="1917-02")
    assert found(whole)["old-news"].text == "The newest news is from 1917."


def test_works_without_a_link(whole: Profile) -> None:
    factories.make_publication([whole])
    factories.make_publication([whole], arxiv="1907.00001")
    factories.make_publication([whole], links=[{"kind": "pdf", "url": "/a.pdf", "label": ""}])
    factories.make_publication([whole], visibility="hidden")
    finding = found(whole)["works-without-link"]
    assert finding.text == "1 publication has neither a link nor a DOI."
    assert finding.url.endswith(f"?person={whole.pk}&missing=link")


def test_empty_sections(whole: Profile) -> None:
    """A heading over parts of its own is none, nor is a list with records."""
    factories.make_section(whole, heading="Papers", kind="publications")
    factories.make_section(whole, heading="Teaching")
    factories.make_section(whole, heading="Courses", level=2, body="Algebra")
    list_of_news = factories.make_section(whole, heading="News", kind="news")
    assert "empty-section" not in found(whole)
    empty = factories.make_section(whole, heading="More news", kind="news")
    assert found(whole)["empty-section"].url == (
        f"/admin/profiles/section/{empty.pk}/change/#id_body"
    )
    whole.news.update(section=empty)
    assert "“News”" in found(whole)["empty-section"].text
    Section.objects.filter(pk=list_of_news.pk).update(visibility="hidden")
    assert "empty-section" not in found(whole)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[CV](asset:cv)", False),
        ("[CV](asset:old)", True),
        ("[CV](asset:secret)", True),
        ("[CV]\n\n[CV]: asset:old", True),
        ('<img src="asset:old">', True),
        ("[Lectures](page:lectures#one)", False),
        ("[Lectures](page:readings)", True),
        ("Write asset:old in a text.", False),
        ("[elsewhere](https://example.org/asset:old)", False),
    ],
)
def test_addresses_that_lead_nowhere(whole: Profile, body: str, expected: bool) -> None:
    Asset.objects.create(profile=whole, key="cv", file="assets/cv.pdf")
    Asset.objects.create(profile=whole, key="secret", file="assets/s.pdf", visibility="hidden")
    factories.make_page(whole, key="lectures")
    section = factories.make_section(whole, body=body)
    kinds = found(whole)
    assert ("broken-address" in kinds) == expected
    if expected:
        assert kinds["broken-address"].url.endswith(f"/section/{section.pk}/change/#id_body")
    section.delete()
    factories.make_link(whole, url="asset:gone")
    assert found(whole)["broken-address"].url.endswith("#id_url")


def test_delegations_that_end_are_told_to_whom_they_concern(whole: Profile) -> None:
    owner, helper = make_user("emmy"), make_user("hermann")
    Profile.objects.filter(pk=whole.pk).update(owner=owner)
    for days, expected in ((-1, False), (0, True), (30, True), (31, False)):
        Delegation.objects.all().delete()
        until = TODAY + datetime.timedelta(days=days)
        Delegation.objects.create(profile=whole, user=helper, until=until)
        assert ("delegation-ends" in found(whole, owner)) == expected, days
        assert "delegation-ends" not in found(whole, helper)


def test_weights_come_first(emmy: Profile) -> None:
    weights = [finding.weight for finding in found(emmy).values()]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == Weight.ESSENTIAL


def test_three_hundred_pages_take_as_many_queries_as_one(whole: Profile) -> None:
    def fill(page: Profile) -> None:
        factories.make_section(page, body="[a](asset:a) [b](page:b)")
        factories.make_entry(page)
        factories.make_link(page)
        factories.make_page(page, body="[a](asset:a)")
        factories.make_news(page)
        factories.make_publication([page])

    def queries() -> int:
        pages = list(Profile.objects.all())
        with CaptureQueriesContext(connection) as captured:
            held = holdings_of(pages, AnonymousUser())
            assert len(held) == len(pages)
            for page in pages:
                findings_of(page, held[page.pk], TODAY)
        return len(captured)

    fill(whole)
    before = queries()
    for _ in range(29):
        fill(factories.make_profile())
    assert queries() == before <= 16
