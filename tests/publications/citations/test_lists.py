"""Nothing that shows a list of works cites them: 200 would cost a second or more."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from publications.citations.engine.sheet import Sheet
from tests.factories import make_profile, make_publication


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def cited(*_: object) -> str:
        raise AssertionError("a work was cited")

    cache.clear()
    monkeypatch.setattr("publications.citations.set_item", cited)
    monkeypatch.setattr(Sheet, "entry", cited)


ADDRESSES = [
    "/",
    "/publications/",
    "/publications/?q=Engine",
    "/publications.bib",
    "/publications.csl.json",
    "/people/{slug}/",
    "/people/{slug}/publications/",
]


@pytest.mark.django_db
@pytest.mark.usefixtures("forbidden")
@pytest.mark.parametrize("address", ADDRESSES)
def test_lists_of_works_cite_nothing(address: str, client: Client) -> None:
    person = make_profile()
    make_publication([person], title="Sketch of the Engine")

    assert client.get(address.format(slug=person.slug)).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("forbidden")
def test_the_page_of_a_work_cites_it(client: Client) -> None:
    work = make_publication([make_profile()], title="Sketch of the Engine")

    with pytest.raises(AssertionError, match="a work was cited"):
        client.get(work.get_absolute_url())
