"""Pictures in texts come in the widths that screens need, to those who may see the file."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from profiles.models import Asset, Profile
from profiles.models.base import Visibility
from profiles.pictures.files import folder_of, srcset_of
from tests.factories import make_profile, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _other_files() -> None:
    """Each test has a storage of its own, in which names come again."""
    cache.clear()


def drawn(kind: str = "JPEG", size: tuple[int, int] = (1200, 600), **options: Any) -> bytes:
    out = io.BytesIO()
    colour = (0, 128, 128, 90) if kind != "JPEG" else (0, 128, 128)
    Image.new("RGB" if kind == "JPEG" else "RGBA", size, colour).save(out, kind, **options)
    return out.getvalue()


def make_picture(person: Profile, data: bytes, name: str = "mill.jpg", **fields: Any) -> Asset:
    asset = Asset(profile=person, key=name.partition(".")[0], old_path=f"img/{name}", **fields)
    asset.file.save(name, ContentFile(data))
    return asset


def offered(asset: Asset) -> list[str]:
    return re.findall(r"(\S+) \d+w", srcset_of(str(asset.file)))


def answer(client: Client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200
    return response.getvalue()


def test_every_width_that_a_text_names_is_answered(client: Client) -> None:
    person = make_profile()
    make_picture(person, drawn())
    make_section(person, body="![The mill](img/mill.jpg)")

    html = client.get(person.get_absolute_url()).content.decode()
    (tag,) = re.findall(r"<img[^>]*/media/[^>]*>", html)
    assert 'width="1200"' in tag
    assert 'height="600"' in tag
    assert 'loading="lazy"' in tag
    widths = re.findall(r"(/pictures/\S+) (\d+)w", tag)
    assert [int(width) for _, width in widths] == [320, 480, 640, 960, 1200]
    for url, width in widths:
        picture = Image.open(io.BytesIO(answer(client, url)))
        assert (picture.format, *picture.size) == ("WEBP", int(width), int(width) // 2)


def test_what_can_be_seen_through_stays_so(client: Client) -> None:
    asset = make_picture(make_profile(), drawn("PNG"), "mill.png")
    picture = Image.open(io.BytesIO(answer(client, offered(asset)[0])))
    assert picture.getchannel("A").getextrema() == (90, 90)


MOVING: dict[str, Any] = {"save_all": True, "append_images": [Image.new("RGB", (1200, 600))]}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("small.jpg", drawn(size=(320, 200))),
        ("moving.webp", drawn("WEBP", **MOVING)),
        ("moving.png", drawn("PNG", **MOVING)),
        ("old.gif", drawn("GIF")),
        ("notes.pdf", b"%PDF-1.7"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_what_is_small_moves_or_is_no_picture_has_one_size(name: str, data: bytes) -> None:
    assert srcset_of(str(make_picture(make_profile(), data, name).file)) == ""


def test_a_picture_higher_than_webp_can_be_is_offered_as_far_as_it_can() -> None:
    asset = make_picture(make_profile(), drawn(size=(600, 18_000)))
    assert [url.rpartition("-")[2] for url in offered(asset)] == ["320.webp", "480.webp"]


def test_there_are_no_other_widths(client: Client) -> None:
    asset = make_picture(make_profile(), drawn())
    url = offered(asset)[0]

    for other in (
        url.replace("320", "321"),
        url.replace("320", "1280"),
        url.replace("webp", "jpg"),
    ):
        assert client.get(other).status_code == 404
    assert client.get(url.replace("mill", "miller")).status_code == 404
    assert client.get("/pictures/files/assets/%00/1-320.webp").status_code == 404


def test_the_file_of_a_draft_is_for_those_who_may_see_it(client: Client) -> None:
    person = make_profile(owner=make_user("ada"), state=Profile.State.DRAFT)
    url = offered(make_picture(person, drawn()))[0]

    assert client.get(url).status_code == 404
    assert not default_storage.exists("renditions/files")
    client.force_login(make_user("root", is_superuser=True))
    response = client.get(url)
    assert response.getvalue()
    assert response["Cache-Control"] == "private, no-cache"
    assert Client().get(url).status_code == 404  # though it is made by now


def test_a_file_that_was_hidden_is_gone_for_visitors(client: Client) -> None:
    asset = make_picture(make_profile(), drawn())
    url = offered(asset)[0]
    answer(client, url)
    asset.visibility = Visibility.HIDDEN
    asset.save()

    assert client.get(url).status_code == 404


def test_nothing_stays_of_a_file_that_is_gone(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    asset = make_picture(make_profile(), drawn())
    folder = folder_of(asset.pk)
    answer(client, offered(asset)[0])
    assert len(default_storage.listdir(folder)[1]) == 1

    with django_capture_on_commit_callbacks(execute=True):
        asset.delete()
    assert default_storage.listdir(folder)[1] == []


def test_many_pictures_cost_as_many_queries_as_one(client: Client) -> None:
    asked = []
    for count in (1, 20):
        person = make_profile()
        for number in range(count):
            make_picture(person, drawn(), f"p{number}.jpg")
            make_section(person, body=f"![One](img/p{number}.jpg)")
        with CaptureQueriesContext(connection) as queries:
            html = client.get(person.get_absolute_url()).content.decode()
        assert html.count("srcset=") == count
        asked.append(len(queries))

    assert asked[0] == asked[1]
