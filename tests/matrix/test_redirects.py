"""No address of the admin leads to another site, whatever is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest

from tests.matrix import doors
from tests.matrix.asking import METHODS, ask, undrawn
from tests.matrix.expectations import PAGES, PAGES_OF
from tests.matrix.pages import address_of, url_of
from tests.matrix.samples import samples_of
from tests.matrix.walking import form_of
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")

ELSEWHERE = ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")
NAMES = ("next", "_changelist_filters", "redirect_to", "return_to", "HTTP_REFERER")
"""By which an address may say where to go afterwards, here or in a library."""


def test_nothing_leads_to_another_site(world: World) -> None:
    """By the superuser, to whom all doors open, and by nobody, who is sent to sign in."""
    faults, moved = [], 0
    for role, place in (("superuser", ELSEWHERE[1]), ("anonymous", ELSEWHERE[0])):
        client = signed_in(world, role)
        for url in _addresses(world):
            asked = dict.fromkeys(NAMES, place)
            query = "&".join(f"{name}={quote(place)}" for name in NAMES)
            for method in METHODS:
                sent = asked | {"post": "yes"} if method == "post" else None
                with undrawn():
                    answer = ask(client, method, f"{url}{'&' if '?' in url else '?'}{query}", sent)
                moved += bool(answer.location)
                if urlsplit(answer.location).netloc not in ("", "testserver"):
                    faults.append(f"{role} at {method} {url}: {answer.location}")
    assert not faults, "\n".join(["", *faults])
    assert moved > 50


def _addresses(world: World) -> Iterator[str]:
    for label in doors.registered():
        obj = samples_of(world, label)["own"].obj
        for door in doors.OF_EACH_MODEL:
            keys = [] if door in ("changelist", "add") else [obj.pk]
            yield address(type(obj), door, *keys)
    for name, page in PAGES_OF.items():
        sample = samples_of(world, page.rule)["own"]
        yield url_of(name, sample, sample.obj.pk)
    yield from (address_of(name) for name in PAGES if name != "admin:logout")


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize("role", ["owner", "nobody", "unproven", "anonymous"])
def test_the_doors_in_and_out_lead_to_this_site(world: World, role: str, place: str) -> None:
    for url in ("/admin/login/", "/admin/logout/", "/account/login/"):
        for method in METHODS:
            answer = ask(signed_in(world, role), method, f"{url}?next={quote(place)}", {})
            assert not urlsplit(answer.location).netloc
            assert not answer.location.startswith(("//", "/\\", "javascript:"))
            assert b'href="javascript' not in answer.body


def test_saving_leads_back_to_the_list_with_its_filters_alone(world: World) -> None:
    """What stood in the address of the list is a query there, and no address of its own."""
    client, section = signed_in(world, "owner"), samples_of(world, "profiles.Section")["own"].obj
    url = address(type(section), "change", section.pk)
    filters = quote("//evil.example/?q=x")
    data = form_of(client, section)
    with undrawn():
        answer = ask(client, "post", f"{url}?_changelist_filters={filters}", data)
    there = urlsplit(answer.location)
    assert (there.netloc, there.path) == ("", address(type(section), "changelist"))
