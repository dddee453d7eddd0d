"""A link and the file that it leads to, in one step."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from profiles.models import Asset, Link, Profile
from tests.profiles.admin.browsing import add_row, address, errors, post, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


def pdf(data: bytes = b"%PDF-1.7 vita") -> SimpleUploadedFile:
    return SimpleUploadedFile("Vita 1919.pdf", data)


def row(**values: Any) -> dict[str, Any]:
    return {"kind": "cv", "label": "CV", "visibility": "public", "order": 0} | values


def test_a_pdf_becomes_a_file_and_the_link_leads_there(world: World) -> None:
    own = world.pages["own"]
    url = address(Profile, "change", own.pk)
    sent = add_row(signed_in(world, "owner"), url, "links", **row(upload=pdf()))
    assert sent.status_code == 302, errors(sent)
    asset = Asset.objects.get(profile=own, title="Vita 1919")
    link = Link.objects.get(profile=own, kind="cv")
    assert link.url == f"asset:{asset.key}"
    page = signed_in(world, "anonymous").get(own.get_absolute_url()).content.decode()
    assert str(asset.file.name) in page


def test_another_file_takes_the_place_of_the_address(world: World) -> None:
    link = world.of("own", Link, visibility="public")
    client, url = signed_in(world, "owner"), address(Link, "change", link.pk)
    assert post(client, url, upload=pdf()).status_code == 302
    link.refresh_from_db()
    assert link.url.startswith("asset:")
    assert post(client, url, label="Vita").status_code == 302
    link.refresh_from_db()
    assert link.url.startswith("asset:")


@pytest.mark.parametrize("data", [b"<script>", b"MZ", b"x"])
def test_what_is_neither_a_pdf_nor_a_picture(world: World, data: bytes) -> None:
    files = Asset.objects.count()
    url = address(Profile, "change", world.pages["own"].pk)
    sent = add_row(signed_in(world, "owner"), url, "links", **row(upload=pdf(data)))
    assert "upload" in errors(sent)
    assert Asset.objects.count() == files


def test_a_link_leads_somewhere(world: World) -> None:
    url = address(Profile, "change", world.pages["own"].pk)
    sent = add_row(signed_in(world, "owner"), url, "links", **row(url=""))
    assert "This field is required." in errors(sent)


def test_no_file_goes_to_a_page_of_others(world: World) -> None:
    files = Asset.objects.count()
    foreign = world.pages["foreign"]
    sent = {"profile": foreign.pk, **row(upload=pdf())}
    signed_in(world, "owner").post(address(Link, "add"), sent)
    link = world.of("foreign", Link, visibility="public")
    signed_in(world, "owner").post(address(Link, "change", link.pk), sent)
    assert Asset.objects.count() == files
