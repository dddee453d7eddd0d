"""Photos reach the pages in the sizes and formats they ask for, and those who may see them."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from pytest_django import Settings
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from faculty_site.lib.renditions import KINDS
from profiles.models import Profile
from profiles.pictures import portraits
from profiles.pictures.portraits import TYPES, USES, WIDTHS, folder_of, key_of, portrait_of
from tests.factories import make_profile, make_user
from tests.faculty_site.lib.test_images import png_of_size

pytestmark = pytest.mark.django_db


def picture(colour: str = "teal", size: tuple[int, int] = (800, 1000)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def make_person(data: bytes | None = None, **fields: Any) -> Profile:
    """Somebody with a photo."""
    person = make_profile(**fields)
    person.photo.save("ada.jpg", ContentFile(picture() if data is None else data))
    return person


def address(person: Profile, width: int = 288, kind: str = "webp") -> str:
    return f"/pictures/people/{person.slug}/{key_of(person)}-{width}.{kind}"


def status(client: Client, url: str) -> int:
    response = client.get(url)
    response.getvalue()  # reading to the end also closes the file
    return response.status_code


def kept(person: Profile) -> list[str]:
    try:
        return sorted(default_storage.listdir(folder_of(person.pk))[1])
    except FileNotFoundError:
        return []


@pytest.fixture
def no_folders(settings: Settings) -> None:
    """A storage that knows no paths on a disk, as that of objects in a network."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    }


@pytest.mark.parametrize("use", USES)
def test_every_address_that_a_page_names_is_answered(client: Client, use: str) -> None:
    person = make_person()
    shown = portrait_of(person, use)

    assert [source.media_type for source in shown.sources] == [TYPES[kind] for kind in KINDS[:-1]]
    for source in shown.sources:
        for candidate in source.srcset.split(", "):
            url, descriptor = candidate.split(" ")
            response = client.get(url)
            made = Image.open(io.BytesIO(response.getvalue()))
            assert response["Content-Type"] == source.media_type
            assert descriptor == f"{made.width}w"
            assert made.height == round(made.width * 5 / 4)
    plain = client.get(shown.src)
    assert Image.open(io.BytesIO(plain.getvalue())).format == "JPEG"
    assert plain["Content-Type"] == "image/jpeg"


def test_the_answer_may_be_kept_for_ever_and_cannot_act(client: Client) -> None:
    response = client.get(address(make_person()))

    response.getvalue()
    assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=3600, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["Content-Disposition"].startswith("inline;")
    assert "Cookie" not in response.get("Vary", "")


def test_there_are_no_other_sizes_formats_or_cuts(client: Client) -> None:
    person = make_person()
    key = key_of(person)
    folder = f"/pictures/people/{person.slug}"

    for name in (
        f"{key}-289.webp", f"{key}-0288.webp", f"{key}-288.png", f"{key}-288.WEBP", f"{key}-288",
        f"{key}-99999.jpg", f"{key[:-1]}-288.webp", "-288.webp", "ada.jpg", f"{key}-288.webp%00",
        "..%2f..%2fsecret.txt",
    ):  # fmt: skip
        assert status(client, f"{folder}/{name}") == 404
    assert status(client, f"/pictures/people/nobody/{key}-288.webp") == 404
    assert kept(person) == []
    assert len(WIDTHS) * len(KINDS) <= 21


def test_a_rendition_is_made_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    person = make_person()
    assert status(client, address(person)) == 200

    monkeypatch.delattr(portraits, "rendition")

    assert status(client, address(person)) == 200
    assert kept(person) == [f"{key_of(person)}-288.webp"]  # and nothing half made beside it


@pytest.mark.usefixtures("no_folders")
def test_renditions_are_kept_where_there_are_no_folders(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_person()

    made = client.get(address(person)).getvalue()
    monkeypatch.delattr(portraits, "rendition")

    assert Image.open(io.BytesIO(made)).size == (288, 360)
    assert client.get(address(person)).getvalue() == made


def test_a_drafts_photo_is_for_those_who_may_see_it(client: Client) -> None:
    owner = make_user()
    draft = make_person(state=Profile.State.DRAFT, owner=owner)
    url, missing = address(draft), "/pictures/people/nobody/x-288.webp"
    client.force_login(owner)
    first = client.get(url)
    first.getvalue()
    assert (first.status_code, first["Cache-Control"]) == (200, "private, no-cache")

    for visitor in (None, make_user()):
        client.logout()
        if visitor:
            client.force_login(visitor)
        refused, unknown = client.get(url), client.get(missing)
        assert refused.status_code == unknown.status_code == 404
        assert refused.content.replace(url.encode(), b"") == unknown.content.replace(
            missing.encode(), b""
        )


def test_whoever_has_a_copy_is_asked_for_rights_all_the_same(client: Client) -> None:
    person = make_person()
    first = client.get(address(person))
    first.getvalue()
    Profile.objects.update(state=Profile.State.DRAFT)

    assert client.get(address(person), headers={"if-none-match": first["ETag"]}).status_code == 404


@pytest.mark.parametrize("data", [b"jpeg", b"", png_of_size(9000, 9000), picture()[:600]])
def test_what_cannot_be_drawn_is_a_404(client: Client, data: bytes) -> None:
    person = make_person(data)

    assert status(client, address(person)) == 404
    assert kept(person) == []


def test_a_missing_photo_is_a_404(client: Client) -> None:
    person = make_person()
    default_storage.delete(str(person.photo.name))

    assert status(client, address(person)) == 404
    assert status(client, address(make_profile())) == 404


def test_behind_a_proxy_the_proxy_sends_the_rendition(client: Client, settings: Settings) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/protected/"
    person = make_person()

    response = client.get(address(person))

    name = f"{folder_of(person.pk)}/{key_of(person)}-288.webp"
    assert response["X-Accel-Redirect"] == f"/protected/{name}"
    assert response["Content-Type"] == "image/webp"
    assert default_storage.exists(name)


@pytest.mark.parametrize("change", ["focus", "photo"])
def test_another_photo_or_focus_has_another_address_and_the_old_ones_go(
    client: Client,
    change: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    person, other = make_person(), make_person()
    old = address(person)
    assert [status(client, url) for url in (old, address(other))] == [200, 200]

    with django_capture_on_commit_callbacks(execute=True):
        if change == "focus":
            person.photo_focus_x = 10
            person.save()
        else:
            person.photo.save("ada.jpg", ContentFile(picture("red")))

    assert kept(person) == []
    assert len(kept(other)) == 1
    assert status(client, old) == 404
    assert status(client, address(person)) == 200


def test_saving_something_else_keeps_what_was_made(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    person = make_person()
    assert status(client, address(person)) == 200

    with django_capture_on_commit_callbacks(execute=True):
        person.position = "Countess"
        person.save()

    assert len(kept(person)) == 1


@pytest.mark.parametrize("ending", ["erased", "without photo"])
def test_nothing_stays_of_somebody_who_is_gone(
    client: Client,
    ending: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    person = make_person()
    assert status(client, address(person)) == 200
    folder = folder_of(person.pk)

    with django_capture_on_commit_callbacks(execute=True):
        if ending == "erased":
            Profile.objects.filter(pk=person.pk).delete()
        else:
            person.photo = ""
            person.save()

    assert default_storage.listdir(folder)[1] == []


def test_the_own_photo_is_loaded_first_and_those_of_lists_when_they_are_seen(
    client: Client,
) -> None:
    person = make_person(photo_alt="Ada at her desk")

    own = _picture(client.get(person.get_absolute_url()).content.decode())
    card = _picture(client.get("/").content.decode())

    assert 'fetchpriority="high"' in own
    assert "loading=" not in own
    assert 'alt="Ada at her desk"' in own
    assert 'loading="lazy"' in card
    assert 'alt=""' in card
    for shown in (own, card):
        assert 'width="400" height="500"' in shown


def test_pages_of_photos_ask_the_storage_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_person()
    monkeypatch.setattr(default_storage, "open", None)
    monkeypatch.setattr(default_storage, "exists", None)

    assert "<picture>" in client.get("/").content.decode()


def _picture(html: str) -> str:
    found = re.search(r"<picture>.*?</picture>", html, re.DOTALL)
    assert found
    return found[0]


def test_engines_are_told_to_leave_out_whom_they_may_not_show(client: Client) -> None:
    found = {}
    for switch in (True, False):
        answer = client.get(address(make_person(in_search_engines=switch)))
        assert answer.getvalue()  # also closes the file
        found[switch] = answer.headers.get("X-Robots-Tag")

    assert found == {True: None, False: "noindex"}
