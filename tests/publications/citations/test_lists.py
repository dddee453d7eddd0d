"""Nothing that shows a list of works cites them: 200 would cost a second or more."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from publications.citations.engine.sheet import Sheet
from tests.factories import make_profile, make_publication


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/publications/", "/people/{slug}/", "/publications.bib", "/"])
def test_lists_of_works_cite_nothing(
    address: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_profile()
    make_publication([person], title="Sketch of the Engine")

    def cited(*_: object) -> str:
        raise AssertionError("a list has cited a work")

    cache.clear()
    monkeypatch.setattr("publications.citations.set_item", cited)
    monkeypatch.setattr(Sheet, "entry", cited)

    assert client.get(address.format(slug=person.slug)).status_code == 200
