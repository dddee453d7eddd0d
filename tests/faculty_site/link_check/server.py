"""A web server on this machine that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Said:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"ok"
    head: int | None = None
    """What HEAD is answered where that is something else."""


@dataclass
class Server:
    port: int
    pages: dict[str, Said] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Methods and paths, without those of robots.txt."""
    agents: set[str] = field(default_factory=set)

    def url(self, path: str, host: str = "library.example.org") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            said = server.pages.get(self.path, Said(404))
            if self.path != "/robots.txt":
                server.asked.append((self.command, self.path))
            server.agents.add(self.headers["User-Agent"])
            is_head = self.command == "HEAD"
            self.send_response(said.head if is_head and said.head else said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said.body)))
            self.end_headers()
            if not is_head:
                self.wfile.write(said.body)

        do_GET = do_HEAD = _answer  # noqa: N815 - names that the library asks for

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is written."""

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(made.server_address[1])
    thread = threading.Thread(target=made.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        made.shutdown()
        made.server_close()
        thread.join()


@contextmanager
def dripping(head: bytes) -> Iterator[int]:
    """The port of a server that sends a byte after the other for five seconds."""
    over = threading.Event()

    def answer(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(65_536)
            connection.sendall(head)
            for _ in range(100):
                connection.sendall(b"x")
                if over.wait(0.05):
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=lambda: answer(listening.accept()[0]), daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        over.set()
        thread.join()


@dataclass
class Watch:
    """A clock that goes on only where somebody waits."""

    time: float = 100.0
    waited: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds
