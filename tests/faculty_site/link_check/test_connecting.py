"""No request reaches a private network, by whatever name or detour."""

from __future__ import annotations

import time

import pytest

from faculty_site.link_check.asking import Guest
from faculty_site.link_check.connecting import Client, UnreachableError, is_public
from faculty_site.link_check.models import Address
from tests.faculty_site.link_check.server import Said, Server, dripping


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2002:7f00:1::", "2002:a00:1::", "fec0::1", "no address",
        "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b:1::7f00:1", "5f00::1",
    ],
)  # fmt: skip
def test_places_that_are_not_of_the_world(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize(
    "place", ["93.184.215.14", "2606:4700::6810:84e5", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_places_of_the_world(place: str) -> None:
    assert is_public(place)


def client(*places: str) -> Client:
    return Client(agent="x", resolve=lambda host, port: places)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://intranet.example.org/", "private"),
        ("http://intranet.example.org:22/", "private"),
        ("file:///etc/passwd", "malformed"),
        ("gopher://example.org/", "malformed"),
        ("http://", "malformed"),
        ("http://example.org:x/", "malformed"),
        ("http://user:word@example.org/", "malformed"),
        ("http://[::1/", "malformed"),
        (f"http://{'a' * 64}.example.org/", "malformed"),
    ],
)
def test_what_is_not_asked_for(url: str, reason: str) -> None:
    with pytest.raises(UnreachableError) as told:
        client("10.0.0.1", "::1").ask("GET", url)
    assert told.value.reason == reason


def test_a_host_that_nobody_knows() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(UnreachableError) as told:
        Client(agent="x", resolve=resolve).ask("GET", "http://nowhere.example.org/")
    assert told.value.reason == "no-host"


def test_the_connection_is_made_to_the_place_that_was_judged(server: Server) -> None:
    """A name that leads elsewhere the second time it is looked up is looked up once."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked = Client(
        agent="x", ports=[server.port], timeout=5,
        resolve=lambda host, port: answers.pop(0), permits=lambda place: place == "127.0.0.1",
    )  # fmt: skip
    server.pages["/"] = Said(200)
    assert asked.ask("GET", server.url("/"), 10).body == b"ok"
    assert len(answers) == 1


def test_a_detour_to_a_private_network_is_not_taken(guest: Guest, server: Server) -> None:
    guest.client.resolve = lambda host, port: (
        ["127.0.0.1"] if host == "library.example.org" else ["169.254.169.254"]
    )
    elsewhere = server.url("/meta-data/", "metadata.example.org")
    server.pages["/a"] = Said(302, {"Location": elsewhere})
    verdict = guest.ask(server.url("/a"))
    assert (verdict.state, verdict.reason) == (Address.State.UNCLEAR, Address.Reason.PRIVATE)
    assert server.asked == [("HEAD", "/a")]


def test_no_more_is_read_than_is_wanted(guest: Guest, server: Server) -> None:
    server.pages["/"] = Said(body=b"x" * 100_000)
    assert len(guest.client.ask("GET", server.url("/"), 1_000).body) == 1_000


@pytest.mark.parametrize("head", [b"Connection: close\r\n", b"Content-Length: 100000\r\n"])
def test_a_body_that_comes_drop_by_drop_is_left(head: bytes) -> None:
    """However often a server says something: all of an answer has its time."""
    with dripping(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n") as port:
        asked = Client(
            agent="x", ports=[port], timeout=0.2,
            resolve=lambda host, port: ["127.0.0.1"], permits=lambda place: True,
        )  # fmt: skip
        started = time.monotonic()
        answer = asked.ask("GET", f"http://library.example.org:{port}/", 100_000)
    assert answer.status == 200
    assert time.monotonic() - started < 3


def test_nobody_answers(server: Server) -> None:
    closed = Client(
        agent="x", ports=[9], timeout=2,
        resolve=lambda host, port: ["127.0.0.1"], permits=lambda place: True,
    )  # fmt: skip
    with pytest.raises(UnreachableError) as told:
        closed.ask("HEAD", "http://library.example.org:9/")
    assert told.value.reason == "no-answer"
