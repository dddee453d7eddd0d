"""What a page weighs on its way to the reader, and what it costs to make."""

from __future__ import annotations

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.profiles.page.prolific import make_prolific_person

pytestmark = pytest.mark.django_db

MOST = 60_000  # bytes over the wire, without pictures
COMPRESSED = {"Accept-Encoding": "gzip"}
LEVEL = 6
"""As middleware and static files are compressed at least."""


def over_the_wire(client: Client, address: str) -> tuple[str, dict[str, int]]:
    """A page, and the bytes of it and of all that it loads, but for pictures and icons."""
    response = client.get(address, headers=COMPRESSED)
    assert response["Content-Encoding"] == "gzip"
    html = gzip.decompress(response.content).decode()
    found = {address: len(response.content)}
    (sheet,) = re.findall(r'<link rel="stylesheet" href="([^"]*)"', html)
    found[sheet] = len(client.get(sheet, headers=COMPRESSED).content)
    for script in re.findall(r'<script src="/static/([^"]*)"', html):
        path = finders.find(script)
        assert path, script
        with open(path, "rb") as file:
            found[script] = len(gzip.compress(file.read(), LEVEL))
    return html, found


def test_the_page_of_a_prolific_person_is_light(client: Client) -> None:
    person = make_prolific_person(works=100, news=100)

    html, weights = over_the_wire(client, person.get_absolute_url())

    assert html.count('class="work"') == 100
    assert html.count('class="dated__what"') == 100
    assert sum(weights.values()) < MOST, weights


def test_the_page_of_the_most_prolific_is_as_light(client: Client) -> None:
    person = make_prolific_person(works=400, news=400)

    html, weights = over_the_wire(client, person.get_absolute_url())

    assert 90 <= html.count('class="work"') <= 103
    assert 90 <= html.count('class="dated__what"') <= 103
    assert sum(weights.values()) < MOST, weights


def test_what_the_page_leaves_to_the_lists_is_found_from_it(client: Client) -> None:
    person = make_prolific_person(works=150, news=150)
    page = person.get_absolute_url()
    html = client.get(page).content.decode()

    left = re.findall(r'<a href="(/people/leonhard-euler/publications/\?[^"#]*)">', html)
    lists = [client.get(address.replace("&amp;", "&")).content.decode() for address in left]
    found = re.findall(r"/publications/([\w-]+)/", "".join((html, *lists)))
    assert left
    assert {f"leonhard-euler-w-{number}" for number in range(150)} <= set(found)
    assert re.search(rf'<a href="{page}news/">\d+ earlier news items', html)


def test_links_to_a_work_that_is_left_to_the_list_lead_to_its_years(client: Client) -> None:
    person = make_prolific_person(works=150, news=0)
    html = client.get(person.get_absolute_url()).content.decode()

    assert all(html.count(f'id="euler{number}"') == 1 for number in range(150))
    lines = re.findall(r'<p class="more">((?:<span id="[^"]*"></span>)+)<a href="([^"]*)"', html)
    (address,) = (address for anchors, address in lines if 'id="euler149"' in anchors)
    there = client.get(address.replace("&amp;", "&")).content.decode()
    assert "leonhard-euler-w-149" in there


def test_works_beyond_the_page_keep_the_language_that_was_asked_for(client: Client) -> None:
    person = make_prolific_person(works=150, news=0)
    html = client.get(f"{person.get_absolute_url()}?lang=de").content.decode()

    left = re.findall(r'<a href="(/people/leonhard-euler/publications/\?from[^"]*)">', html)
    assert left
    assert all(address.endswith("&amp;lang=de") for address in left)
    assert client.get(left[0].replace("&amp;", "&")).status_code == 200


def test_the_curriculum_vitae_has_every_work(client: Client) -> None:
    person = make_prolific_person(works=150, news=0)
    html = client.get(f"{person.get_absolute_url()}cv/").content.decode()

    assert html.count('class="cv__title"') == 150


def test_no_script_holds_the_page_up(client: Client) -> None:
    html, _weights = over_the_wire(client, make_prolific_person(1, 1).get_absolute_url())

    assert html.count('rel="stylesheet"') == 1
    for attributes in re.findall(r'<script src="[^"]*"([^>]*)>', html):
        assert "defer" in attributes or 'type="module"' in attributes


def test_the_page_asks_as_many_queries_for_many_records_as_for_few(client: Client) -> None:
    asked = []
    for count in (3, 30):
        person = make_prolific_person(count, count, f"with-{count}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(person.get_absolute_url()).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]
