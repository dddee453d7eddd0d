"""The preview of Markdown in the admin, and files put into it."""

from __future__ import annotations

import io
import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from PIL import Image

from faculty_site.lib.markdown import LONGEST
from profiles.models import Asset
from tests.profiles.world import HANDS, World, make_world

pytestmark = pytest.mark.django_db

PREVIEW, UPLOAD = "/admin/markdown/preview/", "/admin/markdown/upload/"


@pytest.fixture
def world() -> World:
    return make_world()


def signed_in(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.account(name))
    return client


def picture(colour: str = "red", kind: str = "JPEG") -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sofya"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, kind, exif=exif)
    return SimpleUploadedFile("../../Holiday.html", out.getvalue(), "text/html")


def test_the_addresses_are_those_in_the_settings() -> None:
    assert reverse("admin:markdown_preview") == PREVIEW == settings.MARKDOWNX_URLS_PATH
    assert reverse("admin:markdown_upload") == UPLOAD == settings.MARKDOWNX_UPLOAD_URLS_PATH


def test_the_views_that_answer_anybody_are_not_mounted() -> None:
    for path in ("/markdownx/markdownify/", "/markdownx/upload/", "/markdownify/", "/upload/"):
        with pytest.raises(Resolver404):
            resolve(path)


@pytest.mark.parametrize("name", ["", "nobody", "staff", "expired"])
def test_closed_to_who_has_no_role(world: World, name: str) -> None:
    client = signed_in(world, name) if name else Client()
    refused = client.post(PREVIEW, {"content": "**x**"})
    assert refused.status_code == 403
    assert "<strong>" not in refused.content.decode()
    refused = client.post(UPLOAD, {"image": picture()})
    assert refused.status_code == 403
    assert "signed out" in json.loads(refused.content)["error"]
    assert not Asset.objects.filter(file__endswith=".jpg").exists()


def test_asks_for_the_token_and_for_a_post(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.account("owner"))
    for url in (PREVIEW, UPLOAD):
        assert client.post(url, {"content": "x"}).status_code == 403
        assert client.get(url).status_code == 405


@pytest.mark.parametrize("name", [*HANDS, "superuser"])
def test_draws_as_the_site_does(world: World, name: str) -> None:
    html = (
        signed_in(world, name).post(PREVIEW, {"content": "# Tops\n\n**x** $a^2$"}).content.decode()
    )
    assert "<strong>x</strong>" in html
    assert "<math" in html
    assert '<h3 id="' in html, "headings stand below the section's own"


def test_takes_the_text_s_own_dialect(world: World) -> None:
    client = signed_in(world, "owner")
    text = {"content": "A paragraph.\n{: .lead}"}
    assert 'class="lead"' in client.post(f"{PREVIEW}?dialect=kramdown", text).content.decode()
    assert "{: .lead}" in client.post(f"{PREVIEW}?dialect=goldmark", text).content.decode()
    assert client.post(f"{PREVIEW}?dialect=nonsense", text).status_code == 200


def test_is_sanitised(world: World) -> None:
    text = '<script>alert(1)</script><img src=x onerror="alert(1)">[x](javascript:alert(1))'
    html = signed_in(world, "owner").post(PREVIEW, {"content": text}).content.decode()
    for trace in ("<script", "onerror", "href"):
        assert trace not in html


def test_has_a_limit(world: World) -> None:
    client = signed_in(world, "owner")
    refused = client.post(PREVIEW, {"content": "ж" * (LONGEST + 1)})
    assert refused.status_code == 413
    assert "1,000,001 characters" in refused.content.decode()


def test_shows_files_of_ones_own_pages_only(world: World) -> None:
    client = signed_in(world, "owner")
    own, foreign = world.pages["own"], world.pages["foreign"]
    key = Asset.objects.get(profile=own, visibility="public").key
    text = {"content": f"![Portrait](asset:{key})"}
    assert 'src="/media/' in client.post(f"{PREVIEW}?profile={own.slug}", text).content.decode()
    assert "<img" not in client.post(PREVIEW, text).content.decode()
    other = Asset.objects.get(profile=foreign, visibility="public").key
    text = {"content": f"![Portrait](asset:{other})"}
    for slug in (own.slug, foreign.slug):
        html = client.post(f"{PREVIEW}?profile={slug}", text).content.decode()
        assert "/media/" not in html


def test_a_picture_becomes_a_file_of_the_page(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    response = client.post(f"{UPLOAD}?profile={own.slug}", {"image": picture()})
    assert response.status_code == 200
    code = response.json()["image_code"]
    asset = Asset.objects.get(profile=own, file__endswith=".jpg")
    assert code == f"![](asset:{asset.key})"
    assert asset.file.name == f"assets/{asset.key}.jpg"
    with asset.file.open() as file:
        assert b"Camera" not in file.read()
    html = client.post(f"{PREVIEW}?profile={own.slug}", {"content": code}).content.decode()
    assert f"/media/{asset.file.name}" in html
    again = client.post(f"{UPLOAD}?profile={own.slug}", {"image": picture()})
    assert again.json() == response.json(), "the same picture is kept once"


def test_a_picture_goes_to_the_only_page_where_none_is_named(world: World) -> None:
    response = signed_in(world, "owner").post(UPLOAD, {"image": picture()})
    assert response.status_code == 200
    assert Asset.objects.get(file__endswith=".jpg").profile == world.pages["own"]


@pytest.mark.parametrize("name", [*HANDS, "superuser"])
def test_no_picture_goes_to_a_page_that_one_may_not_change(world: World, name: str) -> None:
    client = signed_in(world, name)
    slugs = [] if name == "superuser" else ["foreign", "foreign-draft"]
    refusals = [client.post(f"{UPLOAD}?profile={slug}", {"image": picture()}) for slug in slugs]
    missing = client.post(f"{UPLOAD}?profile=no-such-page", {"image": picture()})
    for response in refusals:
        assert (response.status_code, response.content) == (400, missing.content)
    assert not Asset.objects.filter(file__endswith=".jpg").exists()


def test_who_looks_after_several_pages_says_which(world: World) -> None:
    response = signed_in(world, "admin").post(UPLOAD, {"image": picture()})
    assert response.status_code == 400
    assert "whose page" in response.json()["error"]


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"GIF89a", b""])
def test_what_is_no_picture_is_refused_in_words(world: World, data: bytes) -> None:
    sent = SimpleUploadedFile("photo.jpg", data, "image/jpeg")
    response = signed_in(world, "owner").post(UPLOAD, {"image": sent})
    assert response.status_code == 400
    assert response.json()["error"]
    assert signed_in(world, "owner").post(UPLOAD).status_code == 400


def test_an_editor_in_the_admin_names_dialect_and_page(world: World) -> None:
    section = world.of("own", type(world.pages["own"].sections.get(visibility="public")))
    section.dialect = "kramdown"
    section.save()
    html = signed_in(world, "owner").get(f"/admin/profiles/section/{section.pk}/change/")
    assert "preview/?dialect=kramdown&amp;profile=own" in html.content.decode()
    page = signed_in(world, "owner").get(f"/admin/profiles/profile/{section.profile_id}/change/")
    assert "preview/?dialect=kramdown&amp;profile=own" in page.content.decode()
    for response in (html, page):
        assert "<style" not in response.content.decode()
        assert ' style="' not in response.content.decode()
        assert "<script>" not in response.content.decode()


def test_a_pdf_becomes_a_link(world: World) -> None:
    own = world.pages["own"]
    upload = SimpleUploadedFile("Slides [Bologna].pdf", b"%PDF-1.7 slides")
    answer = signed_in(world, "owner").post(f"{UPLOAD}?profile={own.slug}", {"image": upload})
    asset = Asset.objects.get(profile=own, title="Slides [Bologna]")
    assert answer.json() == {"image_code": rf"[Slides \[Bologna\]](asset:{asset.key})"}
