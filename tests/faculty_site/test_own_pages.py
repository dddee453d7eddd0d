"""The first screen of the admin, its menu, and the trail to each of its pages."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client

from news.models import NewsItem
from profiles.models import Delegation, Page, Profile, Section
from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import address, queries_of, signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def breadcrumbs(client: Client, url: str) -> list[tuple[str, str]]:
    response = client.get(url)
    assert response.status_code == 200
    return [(step.name, step.url) for step in response.context["steps"]]


def test_the_card_of_a_page(world: World) -> None:
    html = signed_in(world, "owner").get("/admin/").content.decode()
    own = world.pages["own"]
    form = address(Profile, "change", own.pk)
    assert f'href="{own.get_absolute_url()}"' in html
    assert f'There is no photo. <a href="{form}#id_photo">Add a photo</a>' in html
    news = address(NewsItem, "changelist")
    assert f'<a href="{news}?person={own.pk}"><span class="number">1</span> news item</a>' in html
    assert "Person colleague" not in html


def test_a_draft_has_no_link_to_the_public(world: World) -> None:
    own = world.pages["own"]
    Profile.objects.filter(pk=own.pk).update(state="draft")
    html = signed_in(world, "owner").get("/admin/").content.decode()
    assert "not public yet" in html
    assert f'href="{own.get_absolute_url()}"' not in html


def test_a_delegate_hears_of_no_other_delegate(world: World) -> None:
    Delegation.objects.filter(profile=world.pages["own"]).exclude(
        user__username="delegate"
    ).delete()
    assert "may edit this page until" in signed_in(world, "owner").get("/admin/").content.decode()
    html = signed_in(world, "delegate").get("/admin/").content.decode()
    assert "may edit this page until" not in html


def test_many_pages_take_as_many_queries_as_one(world: World) -> None:
    client = signed_in(world, "delegate")
    before = queries_of(client, "/admin/")
    for _ in range(11):
        page = factories.make_profile(department=world.mathematics)
        Delegation.objects.create(profile=page, user=world.account("delegate"))
        factories.make_section(page)
        factories.make_news(page)
        factories.make_publication([page])
    assert queries_of(client, "/admin/") == before


def test_more_than_a_screen_of_pages(world: World) -> None:
    for _ in range(12):
        page = factories.make_profile()
        Delegation.objects.create(profile=page, user=world.account("delegate"))
    client = signed_in(world, "delegate")
    assert client.get("/admin/").content.decode().count('class="own-page"') == 12
    assert client.get("/admin/?page=2").content.decode().count('class="own-page"') == 1
    assert client.get("/admin/?page=3").status_code == 404


def test_the_menu_of_a_researcher_names_what_stands_on_pages(world: World) -> None:
    menu = signed_in(world, "owner").get("/admin/").context["available_apps"]
    assert [app["name"] for app in menu] == ["Your pages"]
    names = [model["object_name"] for model in menu[0]["models"]]
    assert names[0] == "Profile"
    assert {"Section", "NewsItem", "Publication"} < set(names)
    assert not {"LegacyUrl", "ImportRecord", "Source", "Department"} & set(names)


def test_the_menu_leads_to_the_only_page_itself(world: World) -> None:
    own = world.pages["own"]
    menu = signed_in(world, "owner").get("/admin/").context["available_apps"]
    assert menu[0]["models"][0]["admin_url"] == address(Profile, "change", own.pk)


def test_the_menu_of_a_department_is_in_plain_words(world: World) -> None:
    client = signed_in(world, "superuser")
    menu = client.get("/admin/").context["available_apps"]
    groups = ["People", "What stands on their pages", "Drafts and imports"]
    assert [str(app["name"]) for app in menu] == groups
    assert "Authentication" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("name", ["editor", "admin", "superuser"])
def test_whoever_answers_for_others_has_the_whole_menu(world: World, name: str) -> None:
    client = signed_in(world, name)
    menu = client.get("/admin/").context["available_apps"]
    listed = {model["model"] for app in menu for model in app["models"]}
    request = client.get("/admin/").wsgi_request
    assert listed == {
        model
        for model, model_admin in admin.site._registry.items()
        if model_admin.has_module_permission(request)
    }


def test_trails_in_plain_words(world: World) -> None:
    client = signed_in(world, "owner")
    own = world.pages["own"]
    home, person = ("Your pages", "/admin/"), ("Person own", address(Profile, "change", own.pk))
    sections = address(Section, "changelist") + f"?person={own.pk}"
    section = world.of("own", Section)
    assert breadcrumbs(client, address(Section, "changelist")) == [home, person, ("Sections", "")]
    assert breadcrumbs(client, address(Section, "change", section.pk)) == [
        home, person, ("Sections", sections), (str(section), ""),
    ]  # fmt: skip
    assert breadcrumbs(client, address(Section, "delete", section.pk))[-2:] == [
        (str(section), address(Section, "change", section.pk)), ("Delete", ""),
    ]  # fmt: skip
    assert breadcrumbs(client, person[1]) == [home, ("Person own", "")]
    assert breadcrumbs(client, address(Page, "add"))[-1] == ("Add further page", "")
    assert breadcrumbs(client, address(Publication, "changelist"))[1] == person
    assert breadcrumbs(client, address(Profile, "changelist")) == [home, ("People", "")]


def test_the_trail_names_the_person_asked_for_and_no_other(world: World) -> None:
    client = signed_in(world, "editor")
    colleague, foreign = world.pages["colleague"], world.pages["foreign"]
    url = address(NewsItem, "changelist")
    assert ("Person colleague", address(Profile, "change", colleague.pk)) in breadcrumbs(
        client, f"{url}?person={colleague.pk}"
    )
    for asked in (str(foreign.pk), "99999999", "x", "9" * 30):
        assert breadcrumbs(client, f"{address(NewsItem, 'add')}?profile={asked}") == [
            ("Home", "/admin/"), ("News items", url), ("Add news item", ""),
        ]  # fmt: skip


def test_lists_are_called_what_they_list(world: World) -> None:
    html = signed_in(world, "owner").get(address(Section, "changelist")).content.decode()
    assert "<h1>Sections</h1>" in html
