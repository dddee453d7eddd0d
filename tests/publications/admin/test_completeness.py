"""What the works of each person lack."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import queries_of, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

URL = "/admin/publications/publication/completeness/"


def row_of(client: Client, name: str) -> tuple[list[int], list[str]]:
    """The numbers in a person's row and the addresses to which they lead."""
    html = client.get(URL).content.decode()
    row = next(row for row in html.split("<tr>") if f">{name}</a></th>" in row)
    cells = re.findall(r'<td class="number">(.*?)</td>', row, re.DOTALL)
    numbers = [int(re.sub(r"<[^>]*>.*?(?=\d)|<.*", "", cell) or 0) for cell in cells]
    return numbers, [url.replace("&amp;", "&") for url in re.findall(r'<td.*?href="([^"]+)"', row)]


def test_numbers_lead_to_the_works(world: World, editor: Client) -> None:
    person = factories.make_profile(department=world.mathematics, name="Ada Lovelace")
    full = {"doi": "10.1000/1", "abstract": "Words."}
    this_year = timezone.localdate().year
    factories.make_publication([person], **full)
    factories.make_publication([person], **full, venue="")
    factories.make_publication([person], doi="", abstract="Words.")
    factories.make_publication([person], arxiv="1706.03762", year=None)
    factories.make_publication([person], **full, status="under_review", year=this_year - 2)
    factories.make_publication([person], **full, status="under_review", year=this_year - 1)
    factories.make_suggestion(factories.make_publication(["A. L."]), person)
    numbers, urls = row_of(editor, "Ada Lovelace")
    assert numbers == [6, 1, 1, 1, 1, 1, 1]
    for url, number in zip(urls[:-1], numbers, strict=False):
        found = editor.get(url).context["cl"].queryset
        assert len(found) == number, url


def test_only_ones_own_people(world: World, owner: Client) -> None:
    html = owner.get(URL).content.decode()
    assert "Person own" in html
    assert "Person colleague" not in html
    assert signed_in(world, "nobody").get(URL).status_code == 302


def test_an_unknown_lack_filters_nothing(world: World, owner: Client) -> None:
    url = "/admin/publications/publication/"
    everything = owner.get(url).context["cl"].queryset
    assert list(owner.get(url, {"missing": "sense"}).context["cl"].queryset) == list(everything)
    Publication.objects.filter(slug="joint").update(venue="")
    found = owner.get(url, {"missing": "venue"}).context["cl"].queryset
    assert [work.slug for work in found] == ["joint"]


def test_queries_do_not_grow(world: World, editor: Client) -> None:
    before = queries_of(editor, URL)
    for _ in range(27):
        person = factories.make_profile(department=world.mathematics)
        factories.make_suggestion(factories.make_publication([person, "X. Y."]), world.pages["own"])
    assert queries_of(editor, URL) == before
