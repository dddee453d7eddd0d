"""The main menu of a Hugo site, from its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Page
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.hugo_site.settings import Settings, mapping_of
from faculty_site.ingest.themes.menus import MenuItem, Navigation


def menu_of(settings: Settings) -> Navigation:
    """The menu of the site's own language: its lines by weight, those without one last."""
    config = {str(key).lower(): value for key, value in settings.site.config.items()}
    code = settings.languages[0].code
    own = mapping_of(mapping_of(config.get("languages")).get(code))
    stated = (own.get("menu"), own.get("menus"), config.get(f"menus.{code}"), config.get("menus"),
              config.get("menu"))  # fmt: skip
    lines: Any = next((found for value in stated if (found := mapping_of(value).get("main"))), [])
    listed = lines if isinstance(lines, list) else []
    entries = [line for line in listed if isinstance(line, Mapping)]
    entries.sort(key=_weight)
    items = [
        MenuItem(text_of(entry.get("name")), text_of(entry.get("url") or entry.get("pageRef")))
        for entry in entries
    ]
    return Navigation(items, settings.base_url)


def in_menu(page: Page, menu: Navigation) -> Page:
    """The page with its place in the menu, if it has one."""
    order, _label = menu.place(page.document, page.old_urls)
    if order is None or page.item is None:
        return page
    return replace(page, item=replace(page.item, order=order))


def _weight(entry: Mapping[str, Any]) -> float:
    weight = entry.get("weight")
    return weight if isinstance(weight, int | float) and weight else float("inf")
