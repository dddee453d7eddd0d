"""The navigation of a Jekyll site: which pages it leads to, in which order, by which names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from faculty_site.ingest.addresses.jekyll import addresses
from faculty_site.ingest.addresses.site_file import SiteFile, split_address
from faculty_site.ingest.documents import Document, Page, Role
from faculty_site.ingest.inline import links_in
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.home_lists import ROLES_IN
from faculty_site.ingest.themes.menus import MenuItem

ORDER_KEYS = ("nav_order", "order", "menu_order", "weight")
LABEL_KEYS = ("nav_title", "title", "name", "label", "text")
ADDRESS_KEYS = ("url", "permalink", "link", "href", "file", "page")
CONFIG_KEYS = ("navigation", "nav", "menu", "nav_links", "header_pages", "navbar-links")
"""Keys under which configurations of themes without a name keep their navigation."""

UNORDERED = 10_000
"""The place of a page that is in the navigation and says no order, as al-folio sorts it."""


def stated_items(value: Any) -> Iterator[MenuItem]:
    """Lines of a navigation kept as data: a list or mapping of links, with those below them."""
    if isinstance(value, Mapping):
        value = [{label: below} for label, below in value.items()]
    for entry in value if isinstance(value, list) else []:
        if isinstance(entry, str):
            yield MenuItem("", entry)
        elif isinstance(entry, Mapping):
            yield from _entry(entry)


def _entry(entry: Mapping[str, Any]) -> Iterator[MenuItem]:
    address = next((text_of(entry[key]) for key in ADDRESS_KEYS if entry.get(key)), "")
    label = next((text_of(entry[key]) for key in LABEL_KEYS if entry.get(key)), "")
    if address:
        yield MenuItem(label, address)
    elif len(entry) == 1 and not label:
        ((name, below),) = entry.items()
        if isinstance(below, str):
            yield MenuItem(text_of(name), below)
        else:
            yield from stated_items(below)
    yield from stated_items(entry.get("children"))


def items_of_pages(documents: Iterable[Document], site: Site) -> list[MenuItem]:
    """The pages that say `nav: true`, by their order; a dropdown is its children."""
    listed = [d for d in documents if d.front_matter.get("nav") is True]
    found: list[MenuItem] = []
    for document in sorted(listed, key=lambda d: (_order(d), d.path.name)):
        data = document.front_matter
        if data.get("dropdown") is True:
            found += stated_items(data.get("children"))
            continue
        label = next((text_of(data[key]) for key in LABEL_KEYS if data.get(key)), "")
        own = addresses(SiteFile(document.name, data, site.config))
        found.append(MenuItem(label, own[0] if own else f"/{document.name}"))
    return found


def _order(document: Document) -> float:
    stated = (document.front_matter.get(key) for key in ORDER_KEYS)
    return next((v for v in stated if isinstance(v, int | float)), UNORDERED)


def items_of_data(_documents: Iterable[Document], site: Site) -> list[MenuItem]:
    """`_data/navigation.yml`: its `main`, or the list that the file is."""
    listed = site.data.get("navigation")
    return list(stated_items(listed.get("main") if isinstance(listed, Mapping) else listed))


def items_of_navbar(_documents: Iterable[Document], site: Site) -> list[MenuItem]:
    return list(stated_items(site.config.get("navbar-links")))


def items_of_any(documents: Iterable[Document], site: Site) -> list[MenuItem]:
    """What a theme of one's own may have: keys of the pages, of the configuration, or data."""
    documents = list(documents)
    for key in CONFIG_KEYS:
        if items := list(stated_items(site.config.get(key))):
            return items
    return items_of_pages(documents, site) or items_of_data(documents, site)


def with_top_pages(pages: Sequence[Page], about: Page, roles: Collection[Role]) -> list[Page]:
    """The pages, with those of the site's top level in the navigation where nobody knows its own.

    Layouts that stayed behind may have drawn it. It is known where it leads to any page with a
    text, or with a list of records that the site has (`roles`); a page that says `nav: false` is
    in none, and what the page about the person links to is found from there.
    """
    if any(_is_reached(page, roles) for page in pages):
        return list(pages)
    urls = (link.url for link in links_in(about.document.body, about.dialect))
    linked = {_path(url) for url in urls if not split_address(url).netloc}
    tops = [page for page in pages if _is_top(page, linked)]
    places = {id(page): place for place, page in enumerate(sorted(tops, key=_title))}
    return [_at(page, places.get(id(page))) for page in pages]


def _is_reached(page: Page, roles: Collection[Role]) -> bool:
    listed = any(ROLES_IN[kind] & set(roles) for kind in page.listings.values())
    has_words = bool(re.sub(r"<[^<>]*>", "", page.document.body).strip())
    return page.item is not None and page.item.order is not None and (listed or has_words)


def _is_top(page: Page, linked: Collection[str]) -> bool:
    paths = {_path(url) for url in page.old_urls}
    says_no = page.document.front_matter.get("nav") is False
    is_own = page.role == "page" and not page.hidden and not says_no
    return is_own and paths.isdisjoint(linked) and any(p and "/" not in p for p in paths)


def _path(url: str) -> str:
    path = unquote(split_address(url).path).removesuffix("index.html").strip("/")
    return path.removesuffix(".html").removesuffix(".md").casefold()


def _title(page: Page) -> str:
    return page.item.title.casefold() if page.item else ""


def _at(page: Page, place: int | None) -> Page:
    item = page.item
    return page if place is None or item is None else replace(page, item=replace(item, order=place))
