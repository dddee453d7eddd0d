"""A guest of servers on this machine alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from faculty_site.link_check.asking import Clock, Guest
from faculty_site.link_check.connecting import Client
from tests.faculty_site.link_check.server import Server, Watch, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def guest(server: Server, watch: Watch) -> Guest:
    """For whom every name leads to the server, and its address counts as one of the world."""
    client = Client(
        agent="FacultySite-LinkCheck (+https://people.example.org)",
        ports=[server.port],
        timeout=5,
        resolve=lambda host, port: ["127.0.0.1"],
        permits=lambda place: place == "127.0.0.1",
    )
    return Guest(client, clock=Clock(watch.now, watch.sleep))
