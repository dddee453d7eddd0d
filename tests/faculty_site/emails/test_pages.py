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


def tokens(html: str) -> list[str]:
    return re.findall(r'name="write_to" value="([^"]+)"', html)


def test_a_person_gets_the_address(client: Client, person: Profile) -> None:
    found = tokens(client.get("/people/ada/").text)

    answers = [client.post("/people/ada/", {"write_to": each}, headers=HERE) for each in found]

    told = {unescape(each) for a in answers for each in re.findall(r'"(mailto:[^"]+)"', a.text)}
    assert told == {
        f"mailto:{ADDRESS}",
        f"mailto:second.{ADDRESS}",
        f"mailto:{ADDRESS}?subject=Engine",
    }
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    assert all(answer["X-Robots-Tag"] == "noindex" for answer in answers)
    assert all(answer["X-Frame-Options"] == "DENY" for answer in answers)


def test_nothing_of_the_address_is_in_the_page(client: Client, person: Profile) -> None:
    """Not even for who decodes the buttons, which say the same each time."""
    first, again = (tokens(client.get("/people/ada/").text) for _ in range(2))

    assert first == again
    assert all(re.fullmatch(r"[0-9a-f]{32}", token) for token in first)


@pytest.mark.parametrize("page", ["/people/nobody/", "/news/?q=x", "/imprint/"])
def test_every_page_answers_for_what_it_shows(client: Client, page: str) -> None:
    make_department(footer=f"Write to [us](mailto:{ADDRESS}).", imprint="We.")

    answers = [
        client.post(page, {"write_to": token}, headers=HERE)
        for token in tokens(client.get(page).text)
    ]

    assert [f'"mailto:{ADDRESS}"' in answer.text for answer in answers] == [True]


def test_who_may_not_see_the_page_gets_no_address(client: Client, person: Profile) -> None:
    found = tokens(client.get("/people/ada/").text)
    Profile.objects.update(state=Profile.State.DRAFT)

    for token in found:
        response = client.post("/people/ada/", {"write_to": token}, headers=HERE)
        assert ADDRESS not in client.get(response["Location"]).text

    client.force_login(make_user(is_superuser=True))
    response = client.post("/people/ada/", {"write_to": found[0]}, headers=HERE)
    assert "mailto:" in response.text


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
    token = tokens(client.get("/people/ada/").text)[0]

    response = client.post("/people/ada/", {"write_to": token}, headers=headers)

    assert response.status_code == 403
    assert ADDRESS not in response.text


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://testserver"}, {"Referer": "http://testserver/"}]
)
def test_older_browsers_say_otherwise_where_they_come_from(
    client: Client, person: Profile, headers: dict[str, str]
) -> None:
    token = tokens(client.get("/people/ada/").text)[0]

    response = client.post("/people/ada/", {"write_to": token}, headers=headers)

    assert response.status_code == 200


@pytest.mark.parametrize("token", ["", "x", "é\0", "0" * 32])
@pytest.mark.parametrize("page", ["/people/ada/?lang=de", "/robots.txt"])
def test_what_stands_for_no_address_of_a_page_leads_to_the_page(
    client: Client, person: Profile, page: str, token: str
) -> None:
    response = client.post(page, {"write_to": token}, headers=HERE)

    assert response.status_code == 302
    assert response["Location"] == page


def test_nobody_is_led_out_of_the_site(client: Client) -> None:
    response = client.post("/", {"write_to": "x"}, headers=HERE, PATH_INFO="//elsewhere.example/")

    assert response["Location"] == "/%2Felsewhere.example/"


def test_forms_of_other_pages_are_theirs(client: Client, person: Profile) -> None:
    assert client.post("/people/ada/", headers=HERE).status_code == 405
    assert client.post("/theme/", {"theme": "dark"}, headers=HERE).status_code == 302


def test_pages_without_addresses_have_no_script_for_them(client: Client) -> None:
    html = client.get(make_profile().get_absolute_url()).text

    assert "email.js" not in html
    assert 'id="write"' not in html


def test_who_edits_sees_what_is_stored(client: Client, person: Profile) -> None:
    client.force_login(make_user(is_superuser=True, is_staff=True))

    assert ADDRESS in client.get(f"/admin/profiles/profile/{person.pk}/change/").text
