"""The focus of a photo in the person's form, for those who may edit the person."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from profiles.models import Profile
from tests.factories import make_profile, make_user
from tests.profiles.admin.browsing import address, post

pytestmark = pytest.mark.django_db


def picture(size: tuple[int, int] = (1000, 500)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def person() -> Profile:
    made = make_profile(owner=make_user(is_staff=True))
    made.photo.save("ada.jpg", ContentFile(picture()))
    return made


@pytest.fixture
def browser(client: Client, person: Profile) -> Client:
    assert person.owner
    client.force_login(person.owner)
    return client


def form_of(person: Profile) -> str:
    return address(Profile, "change", person.pk)


def focus_of(person: Profile) -> tuple[int, int]:
    person.refresh_from_db()
    return person.photo_focus_x, person.photo_focus_y


def test_the_form_shows_what_is_seen_of_the_photo(browser: Client, person: Profile) -> None:
    Profile.objects.update(photo_focus_x=60, photo_focus_y=0)

    html = browser.get(form_of(person)).content.decode()

    assert f'<image href="/media/{person.photo.name}" width="1000" height="500"/>' in html
    assert re.search(r'photo-focus__portrait" viewBox="400 0 400 500"', html)
    assert re.search(r'photo-focus__square" viewBox="350 0 500 500"', html)
    assert re.search(r'photo-focus__ring" cx="600" cy="0"', html)
    assert "style=" not in html[html.index("photo-focus") : html.index("id_photo_alt")]


def test_the_focus_is_set_by_two_numbers(browser: Client, person: Profile) -> None:
    assert post(browser, form_of(person), photo_focus_x=5, photo_focus_y=95).status_code == 302

    assert focus_of(person) == (5, 95)


@pytest.mark.parametrize("number", ["101", "-1", "many", "50.5"])
def test_other_numbers_are_refused(browser: Client, person: Profile, number: str) -> None:
    assert post(browser, form_of(person), photo_focus_x=number).status_code == 200

    assert focus_of(person) == (50, 40)


def test_an_empty_number_is_the_usual_one(browser: Client, person: Profile) -> None:
    Profile.objects.update(photo_focus_x=5, photo_focus_y=95)

    assert post(browser, form_of(person), photo_focus_x="").status_code == 302

    assert focus_of(person) == (50, 95)


@pytest.mark.parametrize(("said", "focus"), [({}, (50, 40)), ({"photo_focus_x": 20}, (20, 95))])
def test_a_new_photo_has_the_usual_focus_until_somebody_says(
    browser: Client, person: Profile, said: dict[str, int], focus: tuple[int, int]
) -> None:
    Profile.objects.update(photo_focus_x=5, photo_focus_y=95)
    sent = SimpleUploadedFile("new.jpg", picture((300, 400)), "image/jpeg")

    assert post(browser, form_of(person), photo=sent, **said).status_code == 302

    assert focus_of(person) == focus


def test_nobody_else_sets_it(person: Profile) -> None:
    stranger = Client()
    stranger.force_login(make_user(is_staff=True))

    answer = stranger.post(form_of(person), {"photo_focus_x": 1, "photo_focus_y": 1})

    assert answer.status_code in (302, 403, 404)
    assert focus_of(person) == (50, 40)


def test_a_photo_that_cannot_be_read_is_named_and_not_cut(browser: Client, person: Profile) -> None:
    person.photo.save("broken.jpg", ContentFile(b"jpeg"))

    html = browser.get(form_of(person)).content.decode()

    assert f'<img class="photo-now" src="/media/{person.photo.name}"' in html
    assert "photo-focus__stage" not in html
