"""What Caddy makes of the site's answers, by `.docker/Caddyfile` and as compose.yaml has it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml

CADDY = shutil.which("caddy")
PROJECT = Path(__file__).parents[1]
SECONDS = 20

pytestmark = pytest.mark.skipif(CADDY is None, reason="Caddy is not here: apt install caddy")


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


Get = Callable[..., Answer]
"""An address of the site, and headers -> what comes through the proxy."""


class Site(BaseHTTPRequestHandler):
    """A site that names a file, as `profiles.media.file_answer` does."""

    prefix = yaml.safe_load((PROJECT / "compose.yaml").read_text())["x-site"]["environment"][
        "MEDIA_ACCEL_PREFIX"
    ]
    named = ""

    def do_GET(self) -> None:
        is_named = bool(self.named) and self.path != "/"
        self.send_response(200 if is_named or self.path == "/" else 404)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.send_header("Content-Type", "image/avif")
        if is_named:
            self.send_header("X-Accel-Redirect", f"{self.prefix}/{quote(self.named)}")
        told = self.headers.get("X-Forwarded-Proto", "") if self.path == "/" else ""
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what comes."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        yield server
        server.shutdown()


@pytest.fixture
def get(site: ThreadingHTTPServer, tmp_path: Path) -> Iterator[Get]:
    port = _free_port()
    surroundings = os.environ | {
        "HOME": str(tmp_path),
        "MEDIA_ROOT": str(tmp_path),
        "SITE_URL": f"http://localhost:{port}",
        "UPSTREAM": f"127.0.0.1:{site.server_port}",
    }

    def fetched(path: str, **headers: str) -> Answer:
        with closing(http.client.HTTPConnection("localhost", port, timeout=SECONDS)) as connection:
            connection.request("GET", path, headers=headers)
            with connection.getresponse() as answer:
                return Answer(answer.status, answer.headers, answer.read())

    with socket.create_server(("127.0.0.1", 0)) as ready:
        ready.settimeout(SECONDS)
        caddy = _started(surroundings, ready.getsockname()[1])
        try:
            ready.accept()[0].close()
            yield fetched
        finally:
            caddy.terminate()
            caddy.wait(SECONDS)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def _started(surroundings: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    """Caddy, which calls a port as soon as it serves."""
    command = [str(CADDY), "run", "--adapter", "caddyfile", "--pingback", f"127.0.0.1:{port}"]
    caddy = subprocess.Popen(
        [*command, "--config", str(PROJECT / ".docker" / "Caddyfile")],
        env=surroundings, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert caddy.stdin
    caddy.stdin.close()  # it sends what it reads here
    return caddy


def test_pages_come_as_the_site_made_them(get: Get) -> None:
    answer = get("/")

    assert (answer.status, answer.body) == (200, b"http")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/pictures/people/ada/288.avif", "renditions/photos/1/a-288.avif"),
        ("/media/photos/ada.avif", "photos/ada.avif"),
        ("/media/media/a%20%C3%A9%20%2525%23%3F.pdf", "media/a é %25#?.pdf"),
    ],
)
def test_the_file_that_the_site_names_is_sent(
    get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, name: str
) -> None:
    monkeypatch.setattr(Site, "named", name)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"a picture")

    whole, part = get(address), get(address, Range="bytes=2-4")
    again = get(address, **{"If-None-Match": whole.headers["ETag"]})

    assert (whole.status, whole.body) == (200, b"a picture")
    assert (part.status, part.body) == (206, b"pic")
    assert (again.status, again.body) == (304, b"")
    assert whole.headers["Content-Type"] == "image/avif"
    assert whole.headers["Content-Security-Policy"] == "default-src 'none'"
    assert "immutable" in whole.headers["Cache-Control"]
    assert "X-Accel-Redirect" not in whole.headers


def test_a_file_that_is_gone_is_missing_for_now_only(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "named", "gone.avif")

    answer = get("/media/gone.avif")

    assert answer.status == 404
    assert "Cache-Control" not in answer.headers
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("folder", ["/media", "/protected-media", ""])
def test_nobody_reaches_a_file_that_the_site_does_not_name(
    get: Get, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "secret.avif").write_bytes(b"a picture")

    assert get(f"{folder}/secret.avif").status == 404
