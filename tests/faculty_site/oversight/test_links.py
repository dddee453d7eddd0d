"""Broken links, for whoever may mend them."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from faculty_site.link_check.collecting import collect, remember
from faculty_site.link_check.models import Address, Mention
from profiles.models import Department
from tests import factories
from tests.profiles.admin.browsing import queries_of, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

URL = "/admin/overview/links/"


@pytest.fixture
def broken(world: World) -> World:
    """A broken link on each page, and in the footer of each department."""
    for name, person in world.pages.items():
        url = f"https://gone.example.org/{name}"
        factories.make_link(person, url=url, label=f"Link of {name}")
        factories.make_section(person, body=f"[x]({url})", heading=f"Text of {name}")
    for department in (world.mathematics, world.physics):
        footer = f"[x](https://gone.example.org/{department.slug})"
        Department.objects.filter(pk=department.pk).update(footer=footer)
    remember(collect())
    Address.objects.filter(url__contains="gone").update(
        state="broken", reason="gone", status=404,
        asked=timezone.now(), failed_since=datetime.date(1919, 6, 4),
    )  # fmt: skip
    return world


def addresses(world: World, user: str, **query: str) -> set[str]:
    page = signed_in(world, user).get(URL, query)
    assert page.status_code == 200
    return {row.mention.address.url.rpartition("/")[2] for row in page.context["rows"]}


def test_each_sees_those_they_may_mend(broken: World) -> None:
    assert addresses(broken, "owner") == addresses(broken, "delegate") == {"own"}
    people = {"own", "colleague", "colleague_draft", "shared"}
    assert addresses(broken, "editor") == people
    assert addresses(broken, "admin") == people | {"mathematics"}
    everybody = {*broken.pages, "mathematics", "physics"}
    assert addresses(broken, "superuser") == everybody


def test_a_remedy_is_one_click_away(broken: World) -> None:
    html = signed_in(broken, "owner").get(URL).content.decode()
    link = broken.pages["own"].links.get(label="Link of own")
    assert f'/admin/profiles/link/{link.pk}/change/#id_url"' in html
    assert "There is nothing at this address (any more)." in html
    assert "Since June 4, 1919." in html


def test_of_one_person(broken: World) -> None:
    own, foreign = broken.pages["own"], broken.pages["foreign"]
    assert addresses(broken, "admin", person=str(own.pk)) == {"own"}
    client = signed_in(broken, "admin")
    missing = client.get(URL, {"person": "999999"})
    for person in (str(foreign.pk), "x", "1" * 30):
        answer = client.get(URL, {"person": person})
        assert answer.status_code == missing.status_code == 404
        assert answer.content == missing.content.replace(b"999999", person.encode())


def test_what_failed_once_is_told_where_it_is_asked_for(broken: World) -> None:
    Address.objects.filter(url__endswith="/own").update(state="failed")
    assert addresses(broken, "owner") == set()
    assert addresses(broken, "owner", all="1") == {"own"}


def test_the_first_screen_names_them(broken: World) -> None:
    html = signed_in(broken, "owner").get("/admin/").content.decode()
    own = broken.pages["own"].pk
    assert f'1 link leads nowhere. <a href="{URL}?person={own}">Show them</a>' in html


def test_a_record_that_is_gone_since(broken: World) -> None:
    broken.pages["own"].links.all().delete()
    page = signed_in(broken, "owner").get(URL)
    assert [row.kind for row in page.context["rows"]] == ["Section"]


def test_a_person_takes_their_mentions_along(broken: World) -> None:
    broken.pages["own"].delete()
    assert not Mention.objects.filter(address__url__endswith="/own").exists()


def test_thirty_take_as_many_queries_as_two(broken: World) -> None:
    client = signed_in(broken, "owner")
    before = queries_of(client, URL)
    for number in range(30):
        factories.make_link(broken.pages["own"], url=f"https://gone.example.org/{number}")
    remember(collect())
    Address.objects.update(state="broken")
    assert queries_of(client, URL) == before
