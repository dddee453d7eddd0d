"""The main menu of a Hugo site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from faculty_site.ingest.items import Item
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.hugo_site.menu import in_menu, menu_of
from faculty_site.ingest.themes.hugo_site.settings import Language, Settings
from faculty_site.ingest.themes.menus import Navigation
from tests.sites.reader import page_of

LINES = [
    {"name": "Contact", "url": "contact/", "weight": 30},
    {"name": "Home", "url": "/"},
    {"name": "Lab", "url": "/lab/", "weight": 10},
    {"name": "Papers", "url": "/#papers", "weight": 20},
    {"name": "Elsewhere", "url": "https://example.org/", "weight": 5},
]


def menu(**config: Any) -> Navigation:
    site = Site(Path("/nowhere"), config)
    return menu_of(Settings(site, (Language("en", "content"),), "", "", {}))


@pytest.mark.parametrize(
    "config",
    [
        {"menus": {"main": LINES}},
        {"menu": {"main": LINES}},
        {"menus.en": {"main": LINES}},
        {"languages": {"en": {"menu": {"main": LINES}}}},
    ],
)
def test_pages_follow_the_weights_of_the_menu(config: dict[str, Any]) -> None:
    places = menu(**config).places
    assert sorted((order, path) for path, (order, _label) in places.items() if path) == [
        (1, "lab"),
        (3, "contact"),
    ]


@pytest.mark.parametrize("config", [{}, {"menu": {"main": "x"}}, {"menus": [1]}, {"menu": None}])
def test_a_site_without_a_menu_has_no_places(config: dict[str, Any]) -> None:
    assert menu(**config).places == {}


def test_a_page_of_the_menu_knows_its_place() -> None:
    page = replace(page_of("Words."), item=Item(title="Lab"), old_urls=("/lab/",))
    placed = in_menu(page, menu(menu={"main": LINES}))
    assert placed.item is not None
    assert placed.item.order == 1
    other = in_menu(replace(page, old_urls=("/other/",)), menu(menu={"main": LINES}))
    assert other.item == page.item
