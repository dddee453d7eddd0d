"""Every page names a picture of what it is about, which is as it is now and for who may see it."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from faculty_site.look.house import house_of
from faculty_site.sharing import cards
from faculty_site.sharing.cards import Shared, folder_of
from profiles.models import Department, Profile
from tests.factories import (
    make_department,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_translation,
    make_user,
)

pytestmark = pytest.mark.django_db


def card_of_person(key: int) -> Shared:
    return cards.card_of_person(key, house_of())


def card_of_department(department: Department) -> Shared:
    return cards.card_of_department(department, house_of())


def card_of_site() -> Shared:
    return cards.card_of_site(house_of())


def named_by(client: Client, address: str) -> str:
    """The address of the picture that a page names, from its path on."""
    html = client.get(address).content.decode()
    found = re.findall(r'property="og:image" content="http://testserver([^"]*)"', html)
    assert len(found) == 1
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="630">' in html
    assert re.search(r'property="og:image:alt" content="[^"]+"', html)
    return str(found[0])


def kept(kind: cards.Kind, key: int) -> list[str]:
    try:
        return default_storage.listdir(folder_of(kind, key))[1]
    except FileNotFoundError:
        return []


def picture(colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 500), colour).save(out, "PNG")
    return out.getvalue()


def test_all_pages_of_a_person_name_their_card(client: Client) -> None:
    person = make_profile(department=make_department())
    work, item, page = make_publication([person]), make_news(person), make_page(person)
    url = card_of_person(person.pk).url

    assert url.startswith(f"/cards/people/{person.slug}/")
    for address in (
        person.get_absolute_url(), page.get_absolute_url(), item.get_absolute_url(),
        work.get_absolute_url(), f"/people/{person.slug}/publications/",
    ):  # fmt: skip
        assert named_by(client, address) == url


def test_pages_of_the_house_name_its_card(client: Client) -> None:
    mathematics, physics = make_department(), make_department()
    make_profile(department=mathematics)
    item = make_news(department=physics)

    assert named_by(client, mathematics.get_absolute_url()) == card_of_department(mathematics).url
    assert named_by(client, item.get_absolute_url()) == card_of_department(physics).url
    for address in ("/", "/news/", "/publications/"):
        assert named_by(client, address) == card_of_site().url


def test_the_card_is_served_to_be_kept(client: Client) -> None:
    department = make_department(accent="#7a3b12")
    person = make_profile(department=department)

    for found in (card_of_person(person.pk), card_of_department(department), card_of_site()):
        response = client.get(found.url)
        image = Image.open(io.BytesIO(response.getvalue()))
        assert (image.format, image.size) == ("JPEG", (1200, 630))
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=3600, immutable"
        assert "Cookie" not in response.get("Vary", "")


def test_a_card_is_drawn_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    url = card_of_person(make_profile().pk).url
    client.get(url).getvalue()

    monkeypatch.delattr(cards, "draw")

    assert client.get(url).getvalue()


def test_what_is_drawn_is_what_the_address_speaks_of(client: Client) -> None:
    department = make_department()
    person = make_profile(department=department)
    urls = {card_of_person(person.pk).url}

    def changed() -> None:
        found = card_of_person(person.pk)
        assert found.url not in urls
        urls.add(found.url)
        client.get(found.url).getvalue()
        assert kept("people", person.pk) == [f"{found.digest}.jpg"]  # and none of before

    for name, value in (
        ("name", "Augusta Ada King"), ("native_name", "爱达"), ("position", "Countess"),
        ("photo_focus_x", 3),
    ):  # fmt: skip
        setattr(person, name, value)
        person.save()
        changed()
    person.photo.save("ada.png", ContentFile(picture()))
    changed()
    department.accent = "#7a3b12"
    department.save()
    changed()
    department.name = "Analytical Engines"
    department.save()
    changed()
    person.email = "ada@example.org"
    person.save()
    assert card_of_person(person.pk).url in urls


def test_an_older_address_leads_to_the_card_of_now(client: Client) -> None:
    person = make_profile()
    old = card_of_person(person.pk).url
    Profile.objects.update(position="Countess")

    response = client.get(old)

    assert (response.status_code, response["Location"]) == (
        302,
        card_of_person(person.pk).url,
    )
    assert response["Cache-Control"] == "private, no-cache"


def test_a_translation_of_the_page_names_the_same_card(client: Client) -> None:
    person = make_profile(language="en")
    make_translation(person, name="Ada la Comtesse")

    page = person.get_absolute_url()
    assert (
        named_by(client, f"{page}?lang=fr")
        == named_by(client, page)
        == card_of_person(person.pk).url
    )


def test_the_card_of_a_draft_is_for_those_who_may_see_it(client: Client) -> None:
    owner = make_user()
    draft = make_profile(state=Profile.State.DRAFT, owner=owner)
    found = card_of_person(draft.pk)

    for url in (found.url, found.url.replace(found.digest, "0")):
        assert client.get(url).status_code == 404
    client.force_login(make_user())
    assert client.get(found.url).status_code == 404
    client.force_login(owner)
    response = client.get(found.url)
    assert response.getvalue()
    assert response["Cache-Control"] == "private, no-cache"


def test_a_work_never_names_somebody_whose_page_is_not_public(client: Client) -> None:
    draft = make_profile(state=Profile.State.DRAFT)
    second = make_profile()
    work = make_publication([draft, "Charles Babbage", second])

    assert named_by(client, work.get_absolute_url()) == card_of_person(second.pk).url


@pytest.mark.parametrize(
    "address",
    ["/cards/people/nobody/00.jpg", "/cards/departments/none/00.jpg", "/cards/people/x/zz.jpg",
     "/cards/others/x/00.jpg", "/cards/people/x/00.png"],
)  # fmt: skip
def test_there_are_no_others(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("photo", ["photos/gone.jpg", "broken"])
def test_a_photo_that_cannot_be_read_is_one_that_is_not_there(client: Client, photo: str) -> None:
    person = make_profile(photo=photo)
    if photo == "broken":
        person.photo.save("ada.jpg", ContentFile(b"jpeg"))

    assert client.get(card_of_person(person.pk).url).getvalue()


def test_nothing_stays_of_those_who_are_gone(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    department = make_department()
    person = make_profile()
    for found in (card_of_person(person.pk), card_of_department(department)):
        client.get(found.url).getvalue()
    keys = person.pk, department.pk
    assert kept("people", keys[0])
    assert kept("departments", keys[1])

    with django_capture_on_commit_callbacks(execute=True):
        person.delete()
        department.delete()

    assert kept("people", keys[0]) == kept("departments", keys[1]) == []


def test_a_work_of_many_asks_no_more_than_one_of_few(client: Client) -> None:
    counts = []
    for number in (3, 30):
        work = make_publication([make_profile() for _ in range(number)])
        client.get(work.get_absolute_url())
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(work.get_absolute_url())
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_missing_page_names_no_card(client: Client) -> None:
    assert b"og:image" not in client.get("/people/nobody/").content
