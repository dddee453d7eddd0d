"""A paper, its slides or its poster: sent as a PDF and linked in one step."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from profiles.models import Asset
from publications.models import Publication
from tests.factories import make_publication
from tests.profiles.admin.browsing import errors, post, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

ADD = "/admin/publications/publication/add/"


def change(work: Publication) -> str:
    return reverse("admin:publications_publication_change", args=[work.pk])


def pdf(data: bytes = b"%PDF-1.7 rings") -> SimpleUploadedFile:
    return SimpleUploadedFile("Rings.pdf", data)


def test_a_pdf_of_a_work_is_kept_and_linked(world: World, owner: Client) -> None:
    own = world.pages["own"]
    links = [{"kind": "code", "url": "https://code.example/", "label": ""}]
    work = make_publication([own], title="On rings", links=links)
    sent = post(owner, change(work), upload=pdf(), upload_kind="slides")
    assert sent.status_code == 302, errors(sent)
    work.refresh_from_db()
    asset = Asset.objects.get(profile=own, title="Rings")
    assert work.links == [*links, {"kind": "slides", "url": f"asset:{asset.key}", "label": ""}]
    page = signed_in(world, "anonymous").get(work.get_absolute_url()).content.decode()
    assert str(asset.file.name) in page


def test_a_new_work_with_its_pdf(world: World, owner: Client) -> None:
    author: dict[str, Any] = {
        "authorships-0-name": "S. Kovalevskaya", "authorships-0-profile": world.pages["own"].pk,
    }  # fmt: skip
    sent = post(owner, ADD, title="On rings", year=1889, upload=pdf(), upload_kind="pdf", **author)
    assert sent.status_code == 302, errors(sent)
    asset = Asset.objects.get(profile=world.pages["own"], title="Rings")
    work = Publication.objects.get(title="On rings")
    assert work.links == [{"kind": "pdf", "url": f"asset:{asset.key}", "label": ""}]


def test_a_new_work_of_nobody_here_says_that_its_file_was_not_kept(world: World) -> None:
    sent = post(
        signed_in(world, "superuser"), ADD, title="On rings", year=1889,
        upload=pdf(), upload_kind="pdf",
        **{"authorships-0-name": "A. Stranger"},
    )  # fmt: skip
    assert sent.status_code == 302, errors(sent)
    told = [str(message) for message in get_messages(sent.wsgi_request)]
    assert any("There is no page for the file" in each for each in told)
    assert Publication.objects.get(title="On rings").links == []


def test_the_file_lies_with_an_author_whose_page_one_may_edit(world: World, owner: Client) -> None:
    work = make_publication([world.pages["foreign"], world.pages["own"]], title="On rings")
    assert post(owner, change(work), upload=pdf(), upload_kind="pdf").status_code == 302
    assert Asset.objects.get(title="Rings").profile == world.pages["own"]


def test_the_same_file_twice_is_one_link(world: World, owner: Client) -> None:
    work = make_publication([world.pages["own"]], title="On rings")
    for _ in range(2):
        assert post(owner, change(work), upload=pdf(), upload_kind="pdf").status_code == 302
    work.refresh_from_db()
    assert len(work.links) == 1


def test_what_is_no_pdf_is_refused(world: World, owner: Client) -> None:
    work = make_publication([world.pages["own"]], title="On rings")
    files = Asset.objects.count()
    sent = post(owner, change(work), upload=pdf(b"MZ"), upload_kind="pdf")
    assert sent.status_code == 200
    assert errors(sent)
    work.refresh_from_db()
    assert (work.links, Asset.objects.count()) == ([], files)


def test_a_work_of_nobody_here_has_no_place_for_a_file(world: World) -> None:
    work = make_publication([], title="On rings")
    sent = post(signed_in(world, "superuser"), change(work), upload=pdf(), upload_kind="pdf")
    assert "no page for the file" in errors(sent)
