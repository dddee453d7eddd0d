"""The JSON-LD of pages: parsed, its properties known, and nothing in it that should not be."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from faculty_site.lib.fuzzy_dates import FuzzyDate
from profiles.models import Department, Membership, Profile
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_news,
    make_page,
    make_profile,
    make_publication,
)
from tests.schema_org import faults_of
from tests.security.hostile import MARKUP

pytestmark = pytest.mark.django_db


def data(client: Client, address: str) -> dict[str, Any]:
    """What a page says, by its type."""
    html = client.get(address).text
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found = [json.loads(block) for block in blocks]
    assert [fault for each in found for fault in faults_of(each)] == []
    return {each["@type"]: each for each in found}


@pytest.fixture
def physics() -> Department:
    return make_department(name="Physics", slug="physics", tagline="Matter.", imprint="The dean.")


def test_a_person_is_told_with_who_they_are_elsewhere(client: Client, physics: Department) -> None:
    person = make_profile(
        department=physics, slug="ada", name="Ada Lovelace", native_name="Ада",
        affiliation="London", name_variants=["A. Lovelace", 3],
        interests="Engines, Numbers", email="ada@example.org",
        orcid="0000-0002-1825-0097",
    )  # fmt: skip
    make_link(person, url="https://example.org/ada", kind="github")
    make_link(person, url="mailto:ada@example.org", kind="email")

    found = data(client, "/people/ada/")["ProfilePage"]["mainEntity"]

    assert found["@type"] == "Person"
    assert found["alternateName"] == ["Ада", "A. Lovelace"]
    assert [each["name"] for each in found["affiliation"]] == ["London", "Physics"]
    assert found["sameAs"] == ["https://orcid.org/0000-0002-1825-0097", "https://example.org/ada"]
    assert found["identifier"]["value"] == "https://orcid.org/0000-0002-1825-0097"
    assert found["knowsAbout"] == ["Engines", "Numbers"]
    assert "@example" not in json.dumps(found)


def test_where_somebody_studied_and_works_and_what_they_speak(client: Client) -> None:
    bern, berlin = make_department(slug="bern"), make_department(slug="berlin")
    person = make_profile(department=berlin, slug="albert", position="Professor", facts=[
        ["Languages", "German (native), English; *Latin*"], ["Instrument", "Violin, piano"],
    ])  # fmt: skip
    Membership.objects.create(profile=person, department=bern, end=FuzzyDate(1909), primary=False)
    for place, end in (
        ("Eidgenössisches Polytechnikum, Zürich", 1900),
        ("Aarau", 1896),
        ("University of Tomorrow", timezone.localdate().year + 1),
        ("University of Some Day", None),
    ):
        make_entry(person, kind="education", place=place, end=end and FuzzyDate(end))

    found = data(client, "/people/albert/")["ProfilePage"]["mainEntity"]

    assert [each["name"] for each in found["alumniOf"]] == ["Eidgenössisches Polytechnikum, Zürich"]
    assert [each["@id"] for each in found["worksFor"]] == ["http://testserver/departments/berlin/"]
    assert found["knowsLanguage"] == ["German", "English", "Latin"]
    Profile.objects.filter(pk=person.pk).update(state="former")
    left = data(client, "/people/albert/")["ProfilePage"]["mainEntity"]
    assert "worksFor" not in left
    assert [each["@type"] for each in left["alumniOf"]] == ["EducationalOrganization"] + 2 * [
        "Organization"
    ]


def test_every_page_below_the_first_says_the_way_to_it(client: Client, physics: Department) -> None:
    person = make_profile(department=physics, slug="ada", name="Ada")
    page = make_page(person, title="Lectures")
    make_entry(person, kind="talk")
    make_department(name="Optics", slug="optics", parent=physics, imprint="The head.")
    make_profile(department=physics, state="former")
    item, work = make_news(person, title="Notes"), make_publication([person], title="Sketch")
    ways = {
        "/people/ada/": ["Ada"],
        page.get_absolute_url(): ["Ada", "Lectures"],
        "/people/ada/publications/": ["Ada", "Publications"],
        "/news/": ["News"],
        item.get_absolute_url(): ["News", "Notes"],
        "/publications/": ["Publications"],
        work.get_absolute_url(): ["Publications", "Sketch"],
        "/departments/physics/": ["Physics"],
        "/talks/": ["Talks"],
        "/people/ada/talks/": ["Ada", "Talks"],
        "/departments/physics/talks/": ["Physics", "Talks"],
        "/departments/physics/news/": ["Physics", "News"],
        "/departments/physics/publications/": ["Physics", "Publications"],
        "/people/ada/cv/": ["Ada", "Curriculum vitae"],
        "/imprint/": ["Imprint"],
        "/departments/optics/imprint/": ["Optics", "Imprint"],
        "/former-members/": ["Former members and in memoriam"],
        "/departments/physics/former-members/": ["Physics", "Former members and in memoriam"],
        "/search/?q=ada": ["Search"],
    }
    for address, way in ways.items():
        steps = data(client, address)["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in steps[1:]] == way, address
        assert steps[0]["item"] == "http://testserver/"
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert data(client, "/") == {}


def test_news_with_a_day_and_a_place_is_an_event(client: Client, physics: Department) -> None:
    person = make_profile(department=physics)
    talk = make_news(person, title="Talk", date="1843-09-03", end_date="1843-09-05", place="London")
    post = make_news(person, title="Post", date="1843", kind="post", place="London")

    event = data(client, talk.get_absolute_url())["Event"]
    found = data(client, post.get_absolute_url())["BlogPosting"]

    assert (event["startDate"], event["endDate"]) == ("1843-09-03", "1843-09-05")
    assert event["location"] == {"@type": "Place", "name": "London"}
    assert found["datePublished"] == "1843"


def test_hostile_texts_stay_in_their_block(client: Client) -> None:
    department = make_department(name=MARKUP, tagline=MARKUP)
    person = make_profile(
        department=department, name=MARKUP, position=MARKUP, interests=f"{MARKUP}, {MARKUP}",
        affiliation=MARKUP, native_name=MARKUP + "x",
    )  # fmt: skip
    item = make_news(person, title=MARKUP, place=MARKUP, date="1843-01-01")

    for thing in (person, department, item):
        found = data(client, thing.get_absolute_url())
        assert len(found) == 2
        assert "<script>alert" in json.dumps(found)
