"""The sample department in a real browser: every kind of page, on every screen, by every way."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer

from news.models import NewsItem
from publications.models import Publication
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, DESKTOP_DARK, NO_SCRIPT, PHONE, PHONE_DARK

SCREENS = [DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK]
ZOOMED_TWICE = 640

PEOPLE = {
    "rich": "emmy-noether",
    "a very long list": "leonhard-euler",
    "nearly empty": "mary-anning",
    "another script": "hideki-yukawa",
}

Rows = str
"""Everything of the apps as JSON."""


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker, media: Path) -> Rows:
    """The sample department, imported once: a live server empties its database after each test."""
    with django_db_blocker.unblock(), override_settings(DEBUG=True, MEDIA_ROOT=media):
        call_command("demo", verbosity=0)
        get_user_model().objects.all().delete()
        models = [
            model
            for app in ("profiles", "news", "publications")
            for model in apps.get_app_config(app).get_models()
        ]
        objects = [row for model in models for row in model._default_manager.all()]
        written: Rows = serializers.serialize("json", objects)
        call_command("flush", verbosity=0, interactive=False)
    return written


@pytest.fixture
def demo(live_server: LiveServer, rows: Rows, media: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = media
    with transaction.atomic():
        for row in serializers.deserialize("json", rows):
            row.save()


def addresses() -> list[str]:
    """A page of each kind, in each of its states that the sample department has."""
    items = NewsItem.objects.order_by("pk")
    works = Publication.objects.order_by("pk")
    found = [items.exclude(title="").first(), items.filter(title="").first(), works.first()]
    found += [works.exclude(doi="").first(), works.exclude(status="published").first()]
    return [
        "/",
        "/departments/mathematics/",
        *(f"/people/{slug}/" for slug in PEOPLE.values()),
        "/news/",
        "/news/?page=2",
        "/publications/",
        *(one.get_absolute_url() for one in found if one is not None),
        "/nothing-here/",
    ]


def too_wide(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wide


@pytest.mark.parametrize("page", SCREENS, indirect=True, ids=str)
def test_every_kind_of_page_is_accessible_and_fits(page: Page, demo: None) -> None:
    for address in addresses():
        page.goto(address)

        expect(page.locator("h1")).to_have_count(1)
        assert page.title(), address
        assert_no_axe_violations(page)
        assert too_wide(page) <= 0, address


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_everybodys_page_fits_a_phone_and_a_screen_zoomed_twice(page: Page, demo: None) -> None:
    page.goto("/")
    people = [link.get_attribute("href") for link in page.locator(".card__name a").all()]
    assert len(people) >= 8

    for address in filter(None, people):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert too_wide(page) <= 0, address
        page.set_viewport_size({"width": ZOOMED_TWICE, "height": 450})
        assert too_wide(page) <= 0, f"{address} zoomed"
        page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT, PHONE], indirect=True, ids=str)
def test_from_home_to_a_person_to_a_work_and_back(page: Page, demo: None) -> None:
    page.goto("/")
    page.get_by_role("link", name="Leonhard Euler", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leonhard Euler")

    work = page.locator(".work__title a").first
    title = work.inner_text()
    work.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    page.locator(".authors").get_by_role("link", name="Leonhard Euler").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leonhard Euler")

    page.get_by_role("navigation", name="Site").get_by_role("link", name="People").click()
    expect(page.locator(".card").first).to_be_visible()


def test_portraits_are_loaded(page: Page, demo: None) -> None:
    page.goto("/people/emmy-noether/")

    expect(page.locator("img.portrait")).to_be_visible()
    assert page.locator("img.portrait").evaluate("image => image.naturalWidth") > 0


def test_what_has_the_focus_is_seen(page: Page, demo: None) -> None:
    page.goto("/people/emmy-noether/")

    for _ in range(20):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", page.evaluate("document.activeElement.outerHTML")


def test_a_card_shows_the_focus_of_its_link(page: Page, demo: None) -> None:
    page.goto("/")
    page.keyboard.press("Tab")

    page.locator(".card__name a").first.focus()

    card = page.locator(".card").first
    assert card.evaluate("card => getComputedStyle(card).outlineStyle") == "solid"


def test_nothing_moves_for_those_who_ask_for_less_motion(page: Page, demo: None) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/people/emmy-noether/")

    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(each => {"
        "  const style = getComputedStyle(each);"
        "  return style.scrollBehavior === 'smooth' || style.transitionDuration !== '0s'"
        "    || style.animationName !== 'none' }).length"
    )
    assert moving == 0
