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
