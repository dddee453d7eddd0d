"""Two people saving the same thing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from profiles.history.clashes import drop_row
from profiles.models import Link, Profile, Section
from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import address, sent_back, signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client: Client) -> Client:
    client.force_login(factories.make_user("marie", is_superuser=True))
    return client


@pytest.fixture
def other() -> Client:
    other = Client()
    other.force_login(factories.make_user("pierre", is_superuser=True))
    return other


def opened(client: Client, url: str) -> dict[str, Any]:
    """The data of a form as somebody opened it, with what it carries."""
    response = client.get(url)
    mark = re.search(r'name="_opened" value="([^"]+)"', response.content.decode())
    assert mark
    return sent_back(response) | {"_opened": mark[1]}


def chosen(response: Any, choices: dict[str, str]) -> dict[str, Any]:
    """The page that asks, sent back with choices."""
    assert response.status_code == 409
    context = response.context
    data: dict[str, Any] = dict(context["kept"])
    data |= {"_opened": context["opened"], "_seen": context["seen"]}
    data["_asked"] = [clash.name for clash in context["clashes"]]
    for clash in context["clashes"]:
        if clash.sent is not None:
            data[f"_theirs-{clash.name}"] = clash.sent
        if clash.name in choices:
            data[f"_choose-{clash.name}"] = choices[clash.name]
    return data


def test_nothing_is_asked_where_nobody_else_saved(client: Client) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life")
    url = address(Section, "change", section.pk)
    assert client.post(url, opened(client, url) | {"heading": "New"}).status_code == 302
    section.refresh_from_db()
    assert section.heading == "New"


@pytest.mark.parametrize(("choice", "expected"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_both_changed_a_field(client: Client, other: Client, choice: str, expected: str) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life", body="One.")
    url = address(Section, "change", section.pk)
    data = opened(client, url)
    other.post(url, opened(other, url) | {"heading": "Theirs"})
    asked = client.post(url, data | {"heading": "Mine", "body": "Two."})
    (clash,) = asked.context["clashes"]
    assert (clash.before, clash.theirs, clash.mine) == ("Life", "Theirs", "Mine")
    assert "pierre" in asked.content.decode()
    section.refresh_from_db()
    assert (section.heading, section.body) == ("Theirs", "One.")
    unanswered = client.post(url, chosen(asked, {}))
    assert unanswered.context["left_open"]
    assert client.post(url, chosen(asked, {"heading": choice})).status_code == 302
    section.refresh_from_db()
    assert (section.heading, section.body) == (expected, "Two.")


def test_what_only_they_changed_is_not_taken_back_in_silence(client: Client, other: Client) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life", body="One.")
    url = address(Section, "change", section.pk)
    data = opened(client, url)
    other.post(url, opened(other, url) | {"heading": "Theirs"})
    asked = client.post(url, data | {"body": "Two."})
    (clash,) = asked.context["clashes"]
    assert not clash.is_mine_new
    client.post(url, chosen(asked, {"heading": "theirs"}))
    section.refresh_from_db()
    assert (section.heading, section.body) == ("Theirs", "Two.")


def test_the_same_change_twice_is_no_clash(client: Client, other: Client) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life")
    url = address(Section, "change", section.pk)
    data = opened(client, url)
    other.post(url, opened(other, url) | {"heading": "Same"})
    assert client.post(url, data | {"heading": "Same"}).status_code == 302


def test_a_third_save_meanwhile_is_asked_about_again(client: Client, other: Client) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life")
    url = address(Section, "change", section.pk)
    data = opened(client, url)
    other.post(url, opened(other, url) | {"heading": "Second"})
    asked = client.post(url, data | {"heading": "Mine"})
    other.post(url, opened(other, url) | {"heading": "Third"})
    again = client.post(url, chosen(asked, {"heading": "mine"}))
    (clash,) = again.context["clashes"]
    assert (clash.before, clash.theirs, clash.mine) == ("Second", "Third", "Mine")


def page_with_rows() -> tuple[Profile, str]:
    person = factories.make_profile()
    for number in range(3):
        factories.make_link(person, label=f"Link {number}", order=number)
    return person, address(Profile, "change", person.pk)


def test_rows_of_an_inline(client: Client, other: Client) -> None:
    person, url = page_with_rows()
    data = opened(client, url)
    second = person.links.get(label="Link 1")
    other.post(
        address(Link, "change", second.pk),
        opened(other, address(Link, "change", second.pk)) | {"label": "Theirs"},
    )
    asked = client.post(url, data | {"links-1-label": "Mine", "links-2-label": "Third"})
    assert [clash.name for clash in asked.context["clashes"]] == ["links-1-label"]
    assert not person.links.filter(label="Third").exists()
    client.post(url, chosen(asked, {"links-1-label": "theirs"}))
    assert list(person.links.values_list("label", flat=True)) == ["Link 0", "Theirs", "Third"]


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_row_that_they_deleted(client: Client, other: Client, choice: str) -> None:
    person, url = page_with_rows()
    data = opened(client, url)
    gone = person.links.get(label="Link 1")
    other.post(address(Link, "delete", gone.pk), {"post": "yes"})
    asked = client.post(url, data | {"links-1-label": "Mine", "links-2-label": "Third"})
    (clash,) = asked.context["clashes"]
    assert clash.is_row
    answer = client.post(url, chosen(asked, {clash.name: choice}))
    assert answer.status_code == 302
    expected = ["Link 0", "Mine", "Third"] if choice == "mine" else ["Link 0", "Third"]
    assert list(person.links.values_list("label", flat=True)) == expected


def test_a_row_that_they_deleted_and_i_left_alone(client: Client, other: Client) -> None:
    person, url = page_with_rows()
    data = opened(client, url)
    other.post(address(Link, "delete", person.links.get(label="Link 1").pk), {"post": "yes"})
    assert client.post(url, data | {"links-2-label": "Third"}).status_code == 302
    assert list(person.links.values_list("label", flat=True)) == ["Link 0", "Third"]


@pytest.mark.parametrize(("choice", "left"), [("mine", 2), ("theirs", 3)])
def test_a_row_that_i_delete_and_they_changed(
    client: Client, other: Client, choice: str, left: int
) -> None:
    person, url = page_with_rows()
    data = opened(client, url)
    link = person.links.get(label="Link 1")
    link.label = "Theirs"
    link.save()
    asked = client.post(url, data | {"links-1-DELETE": "on"})
    assert [clash.name for clash in asked.context["clashes"]] == ["links-1-DELETE"]
    client.post(url, chosen(asked, {"links-1-DELETE": choice}))
    assert person.links.count() == left


def test_authors_of_a_work(client: Client, other: Client) -> None:
    work = factories.make_publication(["Marie Curie", "Pierre Curie"])
    url = address(Publication, "change", work.pk)
    data = opened(client, url)
    other.post(url, opened(other, url) | {"authorships-1-name": "P. Curie"})
    asked = client.post(url, data | {"venue": "Comptes rendus"})
    assert "authorships-1-name" in {clash.name for clash in asked.context["clashes"]}


def test_an_import_meanwhile_counts_too(client: Client) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life")
    url = address(Section, "change", section.pk)
    data = opened(client, url)
    section.heading = "Imported"
    section.save(update_fields=["heading"])
    assert client.post(url, data | {"heading": "Mine"}).status_code == 409


def test_who_may_not_change_it_is_not_asked() -> None:
    world: World = make_world()
    section = world.of("foreign", Section)
    section.heading = "secret"
    section.save()
    answer = signed_in(world, "owner").post(
        address(Section, "change", section.pk), {"_opened": "0 0", "heading": "x"}
    )
    assert answer.status_code == 302


def test_markup_in_a_clash_is_text(client: Client) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life")
    url = address(Section, "change", section.pk)
    data = opened(client, url)
    section.heading = "<script>x</script>"
    section.save()
    shown = client.post(url, data | {"heading": "<b>"}).content.decode()
    assert "<script>x" not in shown
    assert escape("<b>") in shown


@pytest.mark.parametrize("mark", ["", "x", "1", "9 9 9 9 9 9 9 9 9 9 9", "0 -1"])
def test_a_forged_mark_is_none(client: Client, mark: str) -> None:
    section = factories.make_section(factories.make_profile(), heading="Life")
    url = address(Section, "change", section.pk)
    data = opened(client, url) | {"_opened": mark, "heading": "New"}
    assert client.post(url, data).status_code in (302, 409)


def test_the_cost_of_looking(client: Client) -> None:
    """One query when a form opens."""
    section = factories.make_section(factories.make_profile())
    url = address(Section, "change", section.pk)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert sum("MAX(" in query["sql"] for query in queries) == 1


def test_rows_behind_a_dropped_one_move_up() -> None:
    data = QueryDict(mutable=True)
    data.update({"a-TOTAL_FORMS": "3", "a-INITIAL_FORMS": "2"})
    data.update({f"a-{n}-name": str(n) for n in range(3)} | {"a-2-2-x": "y", "ab-1-name": "z"})
    drop_row(data, "a-1")
    assert data.dict() == {
        "a-TOTAL_FORMS": "2", "a-INITIAL_FORMS": "1", "a-0-name": "0", "a-1-name": "2",
        "a-1-2-x": "y", "ab-1-name": "z",
    }  # fmt: skip
