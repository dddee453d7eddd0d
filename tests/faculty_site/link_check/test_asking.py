"""How a guest behaves."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from faculty_site.link_check.asking import Guest
from faculty_site.link_check.models import Address
from tests.faculty_site.link_check.server import Said, Server, Watch

State, Reason = Address.State, Address.Reason


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [
        (200, State.FINE, ""),
        (204, State.FINE, ""),
        (404, State.FAILED, Reason.GONE),
        (410, State.FAILED, Reason.GONE),
        (500, State.FAILED, Reason.SERVER),
        (401, State.UNCLEAR, Reason.REFUSED),
        (403, State.UNCLEAR, Reason.REFUSED),
        (418, State.UNCLEAR, Reason.REFUSED),
    ],
)
def test_what_answers_mean(
    guest: Guest, server: Server, status: int, state: str, reason: str
) -> None:
    server.pages["/a"] = Said(status, body=b"")
    verdict = guest.ask(server.url("/a"))
    assert (verdict.state, verdict.reason, verdict.status) == (state, reason, status)


def test_it_says_who_it_is(guest: Guest, server: Server) -> None:
    server.pages["/a"] = Said()
    guest.ask(server.url("/a"))
    assert server.agents == {"FacultySite-LinkCheck (+https://people.example.org)"}


def test_a_server_that_knows_no_head(guest: Guest, server: Server) -> None:
    server.pages["/a"] = Said(200, head=405)
    assert guest.ask(server.url("/a")).state == State.FINE
    assert server.asked == [("HEAD", "/a"), ("GET", "/a")]


def test_between_two_requests_it_waits(guest: Guest, server: Server, watch: Watch) -> None:
    server.pages |= {"/a": Said(), "/b": Said()}
    guest.ask(server.url("/a"))
    guest.ask(server.url("/b"))
    # The robots.txt is a request as well.
    assert watch.waited == [1.0, 1.0]


def test_another_host_need_not_wait(guest: Guest, server: Server, watch: Watch) -> None:
    server.pages["/a"] = Said()
    guest.ask(server.url("/a", "one.example.org"))
    before = list(watch.waited)
    guest.ask(server.url("/a", "two.example.org"))
    assert guest.free_at(server.url("/", "three.example.org")) == 0
    assert len(watch.waited) - len(before) == 1  # after its own robots.txt


def test_a_host_may_ask_for_longer_pauses(guest: Guest, server: Server, watch: Watch) -> None:
    server.pages["/robots.txt"] = Said(body=b"User-agent: *\nCrawl-delay: 7\n")
    server.pages |= {"/a": Said(), "/b": Said()}
    guest.ask(server.url("/a"))
    guest.ask(server.url("/b"))
    assert watch.waited[-1] == 7.0


def test_what_a_host_keeps_from_programs(guest: Guest, server: Server) -> None:
    server.pages["/robots.txt"] = Said(body=b"User-agent: FacultySite-LinkCheck\nDisallow: /own/")
    server.pages |= {"/own/a": Said(), "/a": Said()}
    verdict = guest.ask(server.url("/own/a"))
    assert (verdict.state, verdict.reason) == (State.UNCLEAR, Reason.ROBOTS)
    assert guest.ask(server.url("/a")).state == State.FINE
    assert server.asked == [("HEAD", "/a")]


def test_a_host_whose_rules_cannot_be_read_is_left_alone(guest: Guest, server: Server) -> None:
    server.pages |= {"/robots.txt": Said(500), "/a": Said()}
    assert guest.ask(server.url("/a")).reason == Reason.ROBOTS
    assert not server.asked


def test_redirects_are_followed_so_far(guest: Guest, server: Server) -> None:
    server.pages |= {f"/{n}": Said(301, {"Location": f"/{n + 1}#x"}) for n in range(9)}
    server.pages["/5"] = Said()
    assert guest.ask(server.url("/0")).state == State.FINE
    server.pages["/5"] = Said(301, {"Location": "/6"})
    assert guest.ask(server.url("/0")).reason == Reason.CIRCLE


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_left_alone(guest: Guest, server: Server, status: int) -> None:
    server.pages |= {"/a": Said(status, {"Retry-After": "7200"}), "/b": Said()}
    for path in ("/a", "/b"):
        verdict = guest.ask(server.url(path))
        assert verdict.reason == Reason.BUSY
        assert verdict.not_before is not None
        away = verdict.not_before - timezone.now()
        assert datetime.timedelta(minutes=110) < away <= datetime.timedelta(hours=2)
    assert server.asked == [("HEAD", "/a")]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("", 1),
        ("soon", 1),
        ("99999999", 30),
        ("Fri, 31 Dec 2199 23:59:59 GMT", 30),
        ("Fri, 31 Dec 99999999999999999999 23:59:59 GMT", 1),
        ("Fri, 31 Dec 2199 23:59:59 +99999999999999999", 1),
    ],
)
def test_when_to_come_again(guest: Guest, server: Server, said: str, days: int) -> None:
    server.pages["/a"] = Said(503, {"Retry-After": said} if said else {})
    until = guest.ask(server.url("/a")).not_before
    assert until is not None
    assert round((until - timezone.now()) / datetime.timedelta(days=1)) == days


@pytest.mark.parametrize("delay", ["²", "9" * 5000])
def test_rules_that_make_no_sense_are_no_fault_of_the_page(
    guest: Guest, server: Server, delay: str
) -> None:
    robots = f"User-agent: *\nDisallow: /private/\nCrawl-delay: {delay}\n"
    server.pages |= {"/robots.txt": Said(body=robots.encode()), "/a": Said()}
    assert guest.ask(server.url("/a")).state == State.FINE
    assert guest.ask(server.url("/private/")).reason == Reason.ROBOTS


def test_a_host_that_does_not_answer_is_tried_once(guest: Guest, server: Server) -> None:
    tried = []

    def resolve(host: str, port: int) -> list[str]:
        tried.append(host)
        raise OSError

    guest.client.resolve = resolve
    for path in ("/a", "/b", "/c"):
        assert guest.ask(server.url(path)).reason == Reason.NO_HOST
    assert len(tried) == 1


@pytest.mark.parametrize(
    "url", ["http://[", "http://a b/", "http://ex\r\nample.org/", "https:///x"]
)
def test_what_is_no_address(guest: Guest, url: str) -> None:
    assert guest.ask(url).state in (State.FAILED, State.UNCLEAR)
