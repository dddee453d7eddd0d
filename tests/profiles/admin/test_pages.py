"""Further pages: added, listed and changed in the admin."""

from __future__ import annotations

import pytest

from profiles.models import Page, Profile
from tests.factories import make_page
from tests.profiles.admin.browsing import add_row, address, errors, post, signed_in
from tests.profiles.world import HANDS, World

pytestmark = pytest.mark.django_db

ADD = address(Page, "add")


@pytest.mark.parametrize("name", HANDS)
def test_everybody_who_writes_on_a_page_writes_its_further_pages(world: World, name: str) -> None:
    client, own = signed_in(world, name), world.pages["own"]
    said = post(client, ADD, profile=own.pk, title="On rotation", body="*Three* integrals")
    assert said.status_code == 302, errors(said)
    page = Page.objects.get(title="On rotation")
    assert (page.key, page.body, page.in_navigation) == ("on-rotation", "*Three* integrals", True)
    changed = post(client, address(Page, "change", page.pk), title="Rotation", in_navigation=None)
    assert changed.status_code == 302, errors(changed)
    page.refresh_from_db()
    assert (page.title, page.in_navigation) == ("Rotation", False)
    assert "<ins>Rotation</ins>" in client.get(address(Page, "history", page.pk)).content.decode()
    client.post(address(Page, "delete", page.pk), {"post": "yes"})
    assert not Page.objects.filter(pk=page.pk).exists()


def test_the_address_is_given_once(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    for expected in ("letters", "letters-2"):
        assert post(client, ADD, profile=own.pk, title="Letters").status_code == 302
        assert own.pages.filter(key=expected).exists()
    page = own.pages.get(key="letters")
    post(client, address(Page, "change", page.pk), title="Post", key="post")
    page.refresh_from_db()
    assert (page.title, page.key) == ("Post", "letters")


def test_an_address_can_be_chosen_and_must_be_free(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    assert post(client, ADD, profile=own.pk, title="A", key="diary").status_code == 302
    assert "already exists" in errors(post(client, ADD, profile=own.pk, title="B", key="diary"))
    assert "take another one" in errors(post(client, ADD, profile=own.pk, title="C", key="talks"))
    assert "valid “slug”" in errors(post(client, ADD, profile=own.pk, title="D", key="a/b"))


def test_a_title_that_is_an_address_of_the_site_gives_another(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    assert post(client, ADD, profile=own.pk, title="Teaching").status_code == 302
    assert own.pages.get(title="Teaching").key == "teaching-2"


def test_a_page_stays_with_its_person(world: World) -> None:
    page = world.of("own", Page)
    client = signed_in(world, "admin")
    post(client, address(Page, "change", page.pk), profile=world.pages["colleague"].pk)
    page.refresh_from_db()
    assert page.profile == world.pages["own"]


def test_new_rows_of_a_persons_form_get_addresses(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    own.pages.all().delete()
    url = address(Profile, "change", own.pk)
    for _ in range(2):
        row = {"title": "Letters", "visibility": "public", "order": 0, "in_navigation": "on"}
        said = add_row(client, url, "pages", **row)
        assert said.status_code == 302, errors(said)
    assert list(own.pages.values_list("key", "order")) == [("letters", 1), ("letters-2", 2)]
    form = client.get(url).content.decode()
    for page in own.pages.all():
        assert address(Page, "change", page.pk) in form


def test_the_public_page_is_a_click_away(world: World) -> None:
    client = signed_in(world, "owner")
    shown = world.of("own", Page, visibility="public")
    hidden = world.of("own", Page, visibility="hidden")
    for page, expected in ((shown, True), (hidden, False)):
        form = client.get(address(Page, "change", page.pk)).content.decode()
        assert (f'href="{page.get_absolute_url()}"' in form) == expected
        assert "data-markdownx-urls-path" in form
        assert f"page:{page.key}" in form


def test_a_draft_page_has_no_public_address_yet(world: World) -> None:
    page = make_page(world.pages["colleague_draft"])
    form = signed_in(world, "admin").get(address(Page, "change", page.pk)).content.decode()
    assert f'href="{page.get_absolute_url()}"' not in form


def test_the_first_screen_leads_to_a_new_page(world: World) -> None:
    html = signed_in(world, "owner").get("/admin/").content.decode()
    assert f"{ADD}?profile={world.pages['own'].pk}" in html


def test_an_address_that_was_emptied_stays(world: World) -> None:
    """Where the rest of the form is not right either, the form still knows where the page is."""
    page = world.of("own", Page)
    client, url = signed_in(world, "admin"), address(Page, "change", page.pk)
    assert post(client, url, key="", title="").status_code == 200
    assert post(client, url, key="", title="New").status_code == 302
    fresh = Page.objects.get(pk=page.pk)
    assert (fresh.title, fresh.key) == ("New", page.key)
