"""Answers on their way out: what is made smaller, and what never is."""

from __future__ import annotations

import gzip

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client

from profiles.models import Asset, Profile
from tests.factories import make_profile, make_section, make_user

pytestmark = pytest.mark.django_db

ACCEPTS = {"Accept-Encoding": "gzip, br"}
TEXT = "On rings whose ideals ascend in chains that end. " * 100


@pytest.fixture
def person() -> Profile:
    person = make_profile(slug="noether", owner=make_user(is_staff=True))
    make_section(person, body=TEXT)
    return person


def test_public_text_is_compressed_for_who_reads_that(client: Client, person: Profile) -> None:
    plain = client.get("/people/noether/")
    small = client.get("/people/noether/", headers=ACCEPTS)

    assert "Content-Encoding" not in plain
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert len(small.content) < len(plain.content) / 3
    for response in (plain, small):
        assert "Accept-Encoding" in response["Vary"]


def test_the_style_sheet_is_compressed(client: Client, person: Profile) -> None:
    page = client.get("/people/noether/").text
    address = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]

    assert client.get(address, headers=ACCEPTS)["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("address", ["/people/noether/", "/", "/admin/", "/admin/login/"])
def test_what_a_signed_in_person_sees_is_never_compressed(
    client: Client, person: Profile, address: str
) -> None:
    client.force_login(User.objects.get())

    response = client.get(address, headers=ACCEPTS)
    assert "private" in response["Cache-Control"]
    assert "Content-Encoding" not in response


def test_a_form_with_a_token_is_never_compressed(client: Client) -> None:
    response = client.get("/account/login/", headers=ACCEPTS)

    assert "csrfmiddlewaretoken" in response.text
    assert "Content-Encoding" not in response


@pytest.mark.parametrize("name", ["photo.jpg", "cv.pdf"])
def test_files_that_are_compressed_already_stay_as_they_are(
    client: Client, person: Profile, name: str
) -> None:
    file = ContentFile(TEXT.encode(), name)
    asset = Asset.objects.create(profile=person, key=name.replace(".", "-"), file=file)

    response = client.get(f"/media/{asset.file.name}", headers=ACCEPTS)
    b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert response["Cache-Control"].startswith("public")
    assert "Content-Encoding" not in response


@pytest.mark.parametrize("path", ["/people/noether/", "/nobody/", "/robots.txt", "/admin/login/"])
def test_every_answer_tells_the_browser_what_it_may_not(
    client: Client, person: Profile, path: str
) -> None:
    headers = client.get(path).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "camera=(), " in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
