"""Files are served to those who may see them, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http.response import ResponseHeaders
from django.test import Client
from pytest_django import Settings

from profiles.models import Asset, Profile
from profiles.models.base import Visibility
from tests.factories import make_profile, make_user

pytestmark = pytest.mark.django_db


def make_asset(profile: Profile, name: str = "notes.pdf", **fields: object) -> str:
    """The name in the storage of a new file of the person."""
    file = ContentFile(b"the notes", name=name)
    asset = Asset.objects.create(**{"profile": profile, "key": name, "file": file} | fields)
    return str(asset.file.name)


@dataclass
class Answer:
    status: int
    headers: ResponseHeaders
    body: bytes


def get(client: Client, name: str, **headers: str) -> Answer:
    response = client.get(f"/media/{name}", headers=headers)
    # Reading to the end also closes the file.
    return Answer(response.status_code, response.headers, response.getvalue())


def test_a_public_file_is_served_with_headers_that_keep_it_from_acting(client: Client) -> None:
    stored = make_asset(make_profile())

    response = get(client, stored)

    assert response.body == b"the notes"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'inline; filename="{Path(stored).name}"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize(
    ("name", "content_type", "disposition"),
    [
        ("a.JPG", "image/jpeg", "inline"),
        ("a.svg", "image/svg+xml", "attachment"),
        ("a.html", "application/octet-stream", "attachment"),
        ("a.js", "application/octet-stream", "attachment"),
        ("a.pdf.xhtml", "application/octet-stream", "attachment"),
        ("a", "application/octet-stream", "attachment"),
    ],
)
def test_only_pictures_and_pdf_are_shown_by_the_browser(
    client: Client, name: str, content_type: str, disposition: str
) -> None:
    stored = make_asset(make_profile(), name)

    response = get(client, stored)

    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"].startswith(f"{disposition};")


def test_files_of_a_draft_and_hidden_ones_are_for_those_who_may_edit_the_page(
    client: Client,
) -> None:
    owner = make_user()
    draft = make_profile(state=Profile.State.DRAFT, owner=owner)
    draft.photo.save("ada.jpg", ContentFile(b"jpeg"))
    names = [str(draft.photo.name), make_asset(draft)]

    for name in names:
        assert get(client, name).status == 404
    client.force_login(make_user())
    for name in names:
        assert get(client, name).status == 404
    client.force_login(owner)
    for name in names:
        response = get(client, name)
        assert response.status == 200
        assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_hidden_file_of_a_public_page_is_a_404(client: Client) -> None:
    stored = make_asset(make_profile(), visibility=Visibility.HIDDEN)

    assert get(client, stored).status == 404


def test_a_photo_of_a_public_page_is_served(client: Client) -> None:
    person = make_profile()
    person.photo.save("ada.jpg", ContentFile(b"jpeg"))

    assert get(client, str(person.photo.name)).body == b"jpeg"


@pytest.mark.parametrize(
    "path",
    [
        "../settings.py",
        "assets/../../secret.txt",
        "..%2f..%2fsecret.txt",
        "%2fetc%2fpasswd",
        "/etc/passwd",
        "assets//notes.pdf",
        "./assets/notes.pdf",
        "secret.txt",
        "assets/",
        "assets/notes.pdf%00.png",
    ],
)
def test_nothing_else_in_or_around_the_storage_is_served(
    client: Client, settings: Settings, path: str
) -> None:
    make_asset(make_profile())
    default_storage.save("secret.txt", ContentFile(b"secret"))
    Path(settings.MEDIA_ROOT).parent.joinpath("secret.txt").write_text("secret")

    assert get(client, path).status == 404


def test_a_browser_that_has_the_file_is_told_so(client: Client) -> None:
    stored = make_asset(make_profile())
    first = get(client, stored)

    for headers in (
        {"if-none-match": first.headers["ETag"]},
        {"if-modified-since": first.headers["Last-Modified"]},
    ):
        again = get(client, stored, **headers)
        assert again.status == 304
        assert again.headers["ETag"] == first.headers["ETag"]


def test_a_conditional_request_tells_nothing_about_a_hidden_file(client: Client) -> None:
    stored = make_asset(make_profile())
    etag = get(client, stored).headers["ETag"]
    Asset.objects.update(visibility=Visibility.HIDDEN)

    response = get(client, stored, **{"if-none-match": etag})

    assert response.status == 404


def test_a_file_that_is_gone_is_a_404(client: Client) -> None:
    stored = make_asset(make_profile())
    default_storage.delete(stored)

    assert get(client, stored).status == 404


def test_behind_a_proxy_the_proxy_sends_the_bytes(client: Client, settings: Settings) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/protected/"
    person = make_profile()
    stored = make_asset(person)
    Asset.objects.update(file="assets/notes é %25?.pdf")

    response = get(client, "assets/notes %C3%A9 %2525%3F.pdf")

    assert response.status == 200
    assert response.headers["X-Accel-Redirect"] == "/protected/assets/notes%20%C3%A9%20%2525%3F.pdf"
    assert response.body == b""
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert get(client, stored).status == 404


def test_files_are_only_read(client: Client) -> None:
    stored = make_asset(make_profile())

    assert client.post(f"/media/{stored}").status_code == 405
    head = client.head(f"/media/{stored}")
    assert (head.status_code, head.getvalue()) == (200, b"")
