"""What goes with every answer: who may keep it, what it may run, and where a sign-in leads."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings

from profiles.models import Asset
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    user = factories.make_user()
    factories.make_profile(slug="draft", state="draft", owner=user)
    return user


def test_what_a_signed_in_person_sees_is_kept_by_no_cache(owner: User) -> None:
    client = Client()
    client.force_login(owner)
    for address in ("/people/draft/", "/", "/news/", "/publications/", "/nowhere/"):
        response = client.get(address)
        assert response["Cache-Control"] == "private, no-store", address
        assert "Cookie" in response["Vary"], address


def test_what_everybody_sees_may_be_kept_and_varies_by_the_cookie() -> None:
    for address in ("/", "/news/", "/publications/"):
        response = Client().get(address)
        assert "Cache-Control" not in response, address
        assert "Cookie" in response["Vary"], address
    assert "Vary" not in Client().get("/robots.txt")


def test_files_say_themselves_how_long_they_may_be_kept(owner: User) -> None:
    client, profile = Client(), factories.make_profile()
    client.force_login(owner)
    for page, expected in ((profile, "public, max-age=3600"), (owner.profile, "private, no-cache")):
        asset = Asset.objects.create(
            profile=page, key=f"k{page.pk}", file=ContentFile(b"x", f"{page.pk}.pdf")
        )
        response = client.get(f"/media/{asset.file.name}")
        b"".join(response.streaming_content)  # type: ignore[attr-defined]
        assert response["Cache-Control"] == expected


@pytest.mark.parametrize(
    "path", ["%00", "a%00.pdf", "assets/%00", "%5c..%5c", "%2e%2e/x", "..%2fx"]
)
def test_odd_paths_are_files_that_do_not_exist(path: str, settings: Settings) -> None:
    for prefix in ("", "/internal/"):
        settings.MEDIA_ACCEL_PREFIX = prefix
        response = Client().get(f"/media/{path}")
        assert response.status_code == 404
        assert "X-Accel-Redirect" not in response


def test_a_drawing_is_shown_in_pages_but_opened_only_by_saving_it(settings: Settings) -> None:
    """A proxy that sends the file may pass no Content-Security-Policy on, so this must hold."""
    settings.MEDIA_ACCEL_PREFIX = "/internal/"
    drawing = ContentFile(b"<svg onload='alert(1)'/>", "a.svg")
    asset = Asset.objects.create(profile=factories.make_profile(), key="a", file=drawing)
    response = Client().get(f"/media/{asset.file.name}")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "after",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""],
)
def test_signing_in_leads_to_no_other_site(owner: User, after: str) -> None:
    data = {"login": owner.username, "password": "password", "next": after}
    for door in ("/account/login/", f"/account/login/?{urlencode({'next': after})}"):
        response = Client().post(door, data)
        assert (response.status_code, response["Location"]) == (302, "/admin/")
    asked = Client().get("/admin/login/", {"next": after})["Location"]
    assert asked == "/account/login/?next=/admin/"


@pytest.mark.parametrize("door", ["/admin/markdown/preview/", "/admin/markdown/upload/"])
def test_another_site_can_use_neither_preview_nor_upload(owner: User, door: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    assert client.post(door, {"content": "x"}).status_code == 403
    assert client.get(door).status_code == 405


def test_a_nul_names_nobodys_page(owner: User) -> None:
    client = Client()
    client.force_login(owner)
    response = client.post("/admin/markdown/preview/?profile=%00", {"content": "*words*"})
    assert "<em>words</em>" in response.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:1@evil"])
def test_an_unknown_host_is_refused_without_being_repeated(host: str) -> None:
    response = Client(headers={"host": host}, raise_request_exception=False).get("/")
    assert response.status_code == 400
    assert "evil" not in response.content.decode()


def test_a_proxys_word_on_the_host_counts_for_nothing() -> None:
    for address in ("/", "/sitemap.xml", "/robots.txt"):
        response = Client(headers={"x-forwarded-host": "evil.example"}).get(address)
        assert "evil" not in response.content.decode(), address
