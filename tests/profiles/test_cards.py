"""Contact cards: read back as vCard 4.0, with e-mail for readers alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from icalendar import Component

from tests.factories import make_link, make_profile
from tests.security.hostile import MARKUP

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}


def read(content: bytes) -> Any:
    assert content.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return Component.from_ical(content)


def test_a_card_says_who_somebody_is(client: Client) -> None:
    person = make_profile(
        slug="noether", name="Emmy Noether", sort_name="Noether, Emmy", position="Professor; a, b",
        affiliation="Göttingen\nBryn Mawr", phone="+49 551 1", office="Room 7",
        postal_address="Weg 1\nGöttingen", orcid="0000-0002-1825-0097", language="de",
        native_name="Нётер", email="emmy@example.org",
    )  # fmt: skip
    make_link(person, kind="github", url="https://github.example.org/emmy")

    response = client.get("/people/noether.vcf")
    card = read(response.content)

    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    assert str(card["fn"]) == "Emmy Noether"
    assert card["n"].fields.family == "Noether"
    assert str(card["nickname"]) == "Нётер"
    assert rb"TITLE:Professor\; a\, b" in response.content
    assert [each.fields[0] for each in card["org"]] == ["Göttingen", "Bryn Mawr"]
    assert card["adr"].params["label"] == "Room 7, Weg 1, Göttingen"
    assert [str(each) for each in card["url"]] == [
        "http://testserver/people/noether/",
        "https://orcid.org/0000-0002-1825-0097",
        "https://github.example.org/emmy",
    ]
    assert str(card["lang"]) == "de"
    assert b"example.org" not in response.content.replace(b"github.example.org", b"")


def test_who_asks_from_the_page_gets_the_address(client: Client) -> None:
    person = make_profile(slug="noether", email="emmy@example.org")
    make_link(person, kind="email", url="mailto:second@example.org")

    response = client.post("/people/noether.vcf", headers=HERE)

    assert [str(each) for each in read(response.content)["email"]] == [
        "emmy@example.org",
        "second@example.org",
    ]
    assert response["Cache-Control"] == "private, no-store"
    assert b"EMAIL" not in client.post("/people/noether.vcf").content


@pytest.mark.parametrize("sort_name", ["", "Noether", "Noether, E.", ","])
def test_a_name_is_parted_only_where_that_is_sure(client: Client, sort_name: str) -> None:
    person = make_profile(name="Emmy Noether", sort_name=sort_name)

    assert "n" not in read(client.get(f"/people/{person.slug}.vcf").content)


def test_hostile_texts_are_only_texts(client: Client) -> None:
    text = f'{MARKUP}\r\nEND:VCARD\nEMAIL:x;"a";b, c\x01\x1b ada@example.org'
    person = make_profile(
        name=text, position=text, affiliation=text, office=text, postal_address=text,
        phone=text[:99], native_name=text, name_variants=[text, 7],
    )  # fmt: skip
    content = client.get(f"/people/{person.slug}.vcf").content

    assert content.count(b"\r\nEND:VCARD") == 1
    assert b"\r\nEMAIL" not in content
    assert b"ada@example.org" not in content.replace(b"\r\n ", b"")
    read(content)


def test_drafts_have_none(client: Client) -> None:
    person = make_profile(state="draft")

    assert client.get(f"/people/{person.slug}.vcf").status_code == 404
