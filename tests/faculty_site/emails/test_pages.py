"""A harvester on every kind of page, and a person who wants to write."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from profiles.models import Link, Profile
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_user,
)
from tests.harvester import harvested

pytestmark = pytest.mark.django_db

ADDRESS = "ada@analytical.example.org"
WORDS = f"Ask {ADDRESS} or [me](mailto:{ADDRESS}?subject=Engine) or <{ADDRESS}>."
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def person() -> Profile:
    """Somebody who has the address in every text that there is."""
    department = make_department(tagline=WORDS)
    person = make_profile(
        department=department, email=ADDRESS, interests=WORDS, office=ADDRESS, position=ADDRESS,
        affiliation=ADDRESS, postal_address=ADDRESS, facts=[["E-mail", WORDS]], slug="ada",
    )  # fmt: skip
    make_link(person, kind=Link.Kind.EMAIL, url=f"mailto:second.{ADDRESS}", label="")
    for dialect in ("site", "kramdown", "goldmark"):
        make_section(person, heading=ADDRESS, body=WORDS, dialect=dialect)
    make_entry(person, title=ADDRESS, body=WORDS, start="1843")
    make_page(person, key="lectures", title=ADDRESS, body=WORDS)
    for owner in ({"profile": person}, {"department": department}):
        make_news(owner.get("profile"), title=ADDRESS, body=WORDS, place=ADDRESS, **(  # type: ignore[arg-type]
            owner if "department" in owner else {}
        ))  # fmt: skip
    make_news(person, body=WORDS * 40)
    make_publication(
        [person, ADDRESS], title=ADDRESS, abstract=WORDS, note=ADDRESS, venue=ADDRESS,
        keywords=ADDRESS, bibtex=f"@article{{a, note = {{{ADDRESS}}}}}", slug="notes",
    )  # fmt: skip
    return person


def test_no_page_gives_an_address_to_a_harvester(client: Client, person: Profile) -> None:
    department = person.departments.get().get_absolute_url()
    items = [item.get_absolute_url() for item in person.news.all()]
    pages = [
        "/", "/news/", "/publications/", "/publications/notes/", f"/publications/?q={ADDRESS}",
        "/people/ada/", "/people/ada/lectures/", "/people/ada/publications/", department,
        f"{department}publications/", *items,
    ]  # fmt: skip
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200, page
        typed = {ADDRESS} if "?q=" in page else set()  # what the reader typed stays in the field
        assert harvested(response.text) <= typed, page


def test_a_person_gets_the_address(client: Client, person: Profile) -> None:
    html = client.get("/people/ada/").text
    sealed = {unescape(each) for each in re.findall(r'name="to" value="([^"]+)"', html)}

    answers = [client.post("/email/", {"to": each}, headers=HERE) for each in sealed]

    found = {unescape(each) for a in answers for each in re.findall(r'"(mailto:[^"]+)"', a.text)}
    assert found == {
        f"mailto:{ADDRESS}",
        f"mailto:second.{ADDRESS}",
        f"mailto:{ADDRESS}?subject=Engine",
    }
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    assert all(answer["X-Robots-Tag"] == "noindex" for answer in answers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example.com"},
        {"Origin": "null"},
        {"Referer": "https://[/"},
    ],
)
def test_who_comes_from_elsewhere_gets_none(
    client: Client, person: Profile, headers: dict[str, str]
) -> None:
    html = client.get("/people/ada/").text
    sealed = re.findall(r'name="to" value="([^"]+)"', html)[0]

    response = client.post("/email/", {"to": unescape(sealed)}, headers=headers)

    assert response.status_code == 403
    assert ADDRESS not in response.text


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://testserver"}, {"Referer": "http://testserver/"}]
)
def test_older_browsers_say_otherwise_where_they_come_from(
    client: Client, person: Profile, headers: dict[str, str]
) -> None:
    html = client.get("/people/ada/").text
    sealed = re.findall(r'name="to" value="([^"]+)"', html)[0]

    assert client.post("/email/", {"to": unescape(sealed)}, headers=headers).status_code == 200


@pytest.mark.parametrize("sealed", ["", "x", "InhAeS5vcmci:x", "é\0"])
def test_the_site_shows_no_address_but_its_own(client: Client, sealed: str) -> None:
    assert client.post("/email/", {"to": sealed}, headers=HERE).status_code == 400


def test_the_address_of_the_form_leads_home(client: Client) -> None:
    assert client.get("/email/")["Location"] == "/"


def test_pages_without_addresses_have_no_script_for_them(client: Client) -> None:
    html = client.get(make_profile().get_absolute_url()).text

    assert "email.js" not in html
    assert 'id="write"' not in html


def test_who_edits_sees_what_is_stored(client: Client, person: Profile) -> None:
    client.force_login(make_user(is_superuser=True, is_staff=True))

    assert ADDRESS in client.get(f"/admin/profiles/profile/{person.pk}/change/").text
