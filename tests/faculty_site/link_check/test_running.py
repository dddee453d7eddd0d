"""A run, and the command."""

from __future__ import annotations

import datetime
import fcntl
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from faculty_site.link_check import alone
from faculty_site.link_check.asking import Guest, Verdict
from faculty_site.link_check.collecting import collect, remember
from faculty_site.link_check.internal import OwnSite
from faculty_site.link_check.models import Address
from faculty_site.link_check.running import Run, due, keep
from faculty_site.management.commands import check_links
from profiles.models import Profile
from tests import factories
from tests.faculty_site.link_check.server import Said, Server

pytestmark = pytest.mark.django_db

TODAY = datetime.date(1919, 6, 4)
State, Reason = Address.State, Address.Reason


def quiet(done: int, total: int, name: str) -> None:
    """Nobody watches."""


def link_to(*urls: str) -> Profile:
    person = factories.make_profile()
    for url in urls:
        factories.make_link(person, url=url)
    remember(collect())
    return person


def test_only_what_fails_on_two_days_is_broken() -> None:
    address = Address(url="https://a.example.org/")
    address.fail(Reason.GONE, TODAY)
    address.fail(Reason.GONE, TODAY)
    assert address.state == State.FAILED
    address.fail(Reason.SERVER, TODAY + datetime.timedelta(days=1))
    assert (address.state, address.failed_since) == (State.BROKEN, TODAY)
    address.answer(State.FINE)
    assert (address.state, address.reason, address.failed_since) == (State.FINE, "", None)


def test_a_busy_host_says_nothing_about_its_pages() -> None:
    address = Address.objects.create(url="https://a.example.org/", state=State.BROKEN)
    later = timezone.now() + datetime.timedelta(hours=1)
    keep(address, Verdict(State.UNCLEAR, Reason.BUSY, 429, later))
    assert address.state == State.BROKEN
    assert due(10) == []


def test_what_is_no_longer_linked_to_does_not_come_back() -> None:
    """Nobody links to it by the time at which its server answers."""
    address = Address.objects.create(url="https://a.example.org/")
    Address.objects.all().delete()
    keep(address, Verdict(State.FINE, "", 200))
    assert not Address.objects.exists()


def test_runs_go_on_where_the_last_stopped(guest: Guest, server: Server) -> None:
    server.pages |= {f"/{n}": Said() for n in range(4)}
    link_to(*(server.url(f"/{n}") for n in range(4)))
    for expected in ({"/0", "/1"}, {"/2", "/3"}, {"/0", "/1"}):
        server.asked.clear()
        Run(guest).work(2, quiet)
        assert {path for _method, path in server.asked} == expected


def test_what_failed_yesterday_comes_first() -> None:
    link_to("https://a.example.org/", "https://b.example.org/")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    later = Address.objects.get(url="https://b.example.org/")
    later.fail(Reason.GONE, yesterday)
    later.asked = timezone.now()
    later.save()
    assert [address.url for address in due(1)] == ["https://b.example.org/"]


def test_hosts_take_turns(guest: Guest, server: Server) -> None:
    server.pages |= {"/a": Said(), "/b": Said(), "/c": Said()}
    one, other = "one.example.org", "other.example.org"
    link_to(server.url("/a", one), server.url("/b", one), server.url("/c", other))
    Run(guest).work(9, quiet)
    assert [path for _method, path in server.asked] == ["/a", "/c", "/b"]


def test_addresses_of_this_site_need_no_network(guest: Guest, server: Server) -> None:
    ada = factories.make_profile(slug="ada")
    factories.make_profile(slug="draft", state="draft")
    shown = ("/people/ada/", "/people/ada", "/people/draft/", "/nowhere/", "/admin/", "/?q=%FF")
    states = {path: OwnSite().ask(path) for path in shown}
    assert states["/people/ada/"].state == states["/people/ada"].state == State.FINE
    assert states["/people/draft/"] == states["/nowhere/"] == (State.FAILED, "gone", 404, None)
    assert states["/admin/"].state == State.UNCLEAR
    factories.make_link(ada, url="http://localhost/nowhere/")
    factories.make_section(ada, body="[x](/nowhere/)")
    remember(collect())
    assert not server.asked


@contextmanager
def at_work(place: Path) -> Iterator[None]:
    """A run in another process."""
    if connection.vendor == "postgresql":
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [alone.LOCK])
            yield
        other.close()
        return
    with place.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class TestCommand:
    @pytest.fixture(autouse=True)
    def _asks_this_machine(self, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(check_links.Command, "_guest", lambda self, options: guest)

    def told(self, **options: Any) -> str:
        out = io.StringIO()
        call_command("check_links", stdout=out, **options)
        return out.getvalue()

    def test_it_tells_what_came_of_it(self, server: Server) -> None:
        server.pages["/a"] = Said()
        link_to(server.url("/a"), server.url("/gone"))
        assert self.told() == "Asked for 2 of 2 addresses: 1 fine, 1 failed.\n"
        assert self.told(verbosity=0) == ""

    def test_a_dry_run_asks_nobody(self, server: Server) -> None:
        link_to(server.url("/a"))
        Address.objects.all().delete()
        assert self.told(dry_run=True) == f"{server.url('/a')}\n"
        assert not server.asked
        assert not Address.objects.exists()

    def test_a_dry_run_says_what_is_due_within_the_limit(self, server: Server) -> None:
        server.pages |= {"/a": Said(), "/b": Said(), "/c": Said()}
        link_to(server.url("/a"), server.url("/b"), server.url("/c"))
        assert len(self.told(dry_run=True, limit=2).splitlines()) == 2
        self.told(limit=2)
        asked = set(Address.objects.exclude(asked=None).values_list("url", flat=True))
        assert set(self.told(dry_run=True, limit=1).splitlines()).isdisjoint(asked)

    def test_what_was_learnt_before_ctrl_c_is_kept(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server.pages |= {"/a": Said(), "/b": Said()}
        link_to(server.url("/a"), server.url("/b"))
        real = Guest.ask

        def ask(self: Guest, url: str) -> Verdict:
            if url.endswith("/b"):
                raise KeyboardInterrupt
            return real(self, url)

        monkeypatch.setattr(Guest, "ask", ask)
        with pytest.raises(CommandError) as told:
            self.told()
        assert told.value.returncode == 130
        assert dict(Address.objects.values_list("url", "state")) == {
            server.url("/a"): "fine", server.url("/b"): "unasked",
        }  # fmt: skip

    def test_two_runs_at_a_time_are_one(
        self, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server.pages["/a"] = Said()
        monkeypatch.setattr(alone, "beside_database", lambda word: tmp_path / word)
        link_to(server.url("/a"))
        with at_work(tmp_path / "links"):
            with pytest.raises(CommandError, match="still at work") as told:
                self.told()
            assert told.value.returncode == 1
            assert self.told(dry_run=True)
        assert not server.asked
        assert self.told().startswith("Asked for 1 of 1")
        assert self.told().startswith("Asked for 1 of 1")

    @pytest.mark.parametrize(
        "options", [["--limit", "0"], ["--pause", "0"], ["--timeout", "x"], ["--port", "70000"]]
    )
    def test_what_is_no_number(self, options: list[str]) -> None:
        with pytest.raises(CommandError, match="is no"):
            call_command("check_links", *options)
