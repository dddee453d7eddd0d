"""The probe of a container, against a small server of this test's own."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from faculty_site.health import probe

ENVIRONMENT = {"SITE_URL": "https://people.example.org", "ALLOWED_HOSTS": "old.example.org"}


class Site(http.server.BaseHTTPRequestHandler):
    """Well at /well/, and ill everywhere else; both only by its own name and https."""

    def do_GET(self) -> None:
        known = self.headers["Host"] == "people.example.org"
        known = known and self.headers["X-Forwarded-Proto"] == "https"
        status = 200 if self.path == "/well/" and known else 503
        self.send_response(status)
        self.end_headers()
        self.wfile.write(f"{status}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_site_that_is_well(site: str) -> None:
    assert probe.ask(f"{site}/well/", ENVIRONMENT) == (True, "200")


def test_a_site_that_is_not(site: str) -> None:
    assert probe.ask(f"{site}/", ENVIRONMENT) == (False, "503")
    assert probe.ask(f"{site}/well/", {}) == (False, "503")


def test_a_site_that_does_not_answer() -> None:
    well, said = probe.ask("http://127.0.0.1:1/", ENVIRONMENT)
    assert not well
    assert "refused" in said


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        (ENVIRONMENT, "people.example.org"),
        ({"SITE_URL": "http://localhost:8080"}, "localhost:8080"),
        ({"ALLOWED_HOSTS": "*, .example.org"}, "example.org"),
        ({"ALLOWED_HOSTS": "*"}, "localhost"),
        ({}, "localhost"),
    ],
)
def test_the_name_that_it_calls(variables: dict[str, str], name: str) -> None:
    assert probe.public_name(variables) == name
