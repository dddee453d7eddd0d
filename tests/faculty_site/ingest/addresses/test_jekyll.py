"""Addresses on Jekyll sites, compared with what Jekyll 4.3.1 itself made of the same files."""

from __future__ import annotations

import pytest

from faculty_site.ingest.addresses.jekyll import addresses
from tests.faculty_site.ingest.addresses.facts import cases, site_file


def made(path: str, front_matter: str = "", config: str = "") -> tuple[str, ...]:
    return addresses(site_file(path, front_matter, config))


@pytest.mark.parametrize(("config", "path", "front_matter", "address"), cases("jekyll_says.yaml"))
def test_the_address_is_the_one_that_jekyll_gives(
    config: str, path: str, front_matter: str, address: str | None
) -> None:
    assert made(path, front_matter, config)[:1] == ((address,) if address else ())


def test_a_permalink_holds_where_the_configuration_is_not_known() -> None:
    assert made("_pages/about.md", "permalink: /") == ("/",)
    assert made("_publications/1898-07-18-polonium.md", "permalink: /publication/polonium") == (
        "/publication/polonium",
    )


def test_redirects_come_behind_the_canonical_address() -> None:
    front_matter = (
        "permalink: /radium/\nredirect_from: [/rays, ra/, /b%C3%A9ta/#x, 'https://a.b/c']"
    )
    assert made("radium.md", front_matter) == ("/radium/", "/rays", "/ra/", "/béta/")
    assert made("radium.md", "redirect_from: /rays/") == ("/radium.html", "/rays/")


@pytest.mark.parametrize("base", ["/~curie", "~curie/", "/~curie/"])
def test_all_addresses_stand_below_the_base_as_well(base: str) -> None:
    assert made("radium.md", "redirect_from: /rays/", f"baseurl: {base}") == (
        "/radium.html",
        "/rays/",
        "/~curie/radium.html",
        "/~curie/rays/",
    )


@pytest.mark.parametrize("base", ['""', "/", "~", "[]"])
def test_no_base_adds_nothing(base: str) -> None:
    assert made("radium.md", "", f"baseurl: {base}") == ("/radium.html",)


def test_a_draft_never_had_an_address() -> None:
    assert made("_drafts/radium.md", "permalink: /radium/") == ()
    assert made("_posts/radium.md") == ()


def test_an_address_with_a_date_that_nobody_gave_is_left_out() -> None:
    config = "collections: {news: {output: true, permalink: '/news/:year/:title/'}}"
    assert made("_news/radium.md", "redirect_from: /rays/", config) == ("/rays/",)
    assert made("_news/radium.md", "date: 1898", config) == ()
    assert made("_news/radium.md", "date: 1898-12-26", config) == ("/news/1898/radium/",)


def test_a_translation_stands_below_its_language() -> None:
    config = "languages: [en, pl]\ndefault_lang: en"
    assert made("about.md", "lang: pl\npermalink: /about/", config) == ("/pl/about/",)
    assert made("about.md", "lang: en\npermalink: /about/", config) == ("/about/",)
    assert made("about.md", "lang: fr\npermalink: /about/", config) == ("/about/",)


@pytest.mark.parametrize(
    "config",
    [
        "permalink: [a]",
        "permalink: /:nonsense/",
        "defaults: {a: b}",
        "defaults: [1, {scope: 2, values: 3}, {values: {permalink: [x]}}]",
        "collections: 7",
        "collections: {posts: 3}",
        "include: {a: b}",
        "timezone: Nowhere/Land",
        "timezone: 5",
        "baseurl: {a: b}",
    ],
)
def test_a_strange_configuration_breaks_nothing(config: str) -> None:
    for path in ("_posts/1898-07-18-polonium.md", "about.md"):
        assert all(address.startswith("/") for address in made(path, "", config))


@pytest.mark.parametrize("date", ["2024-13-01", "2024-01-45", "soon", "[1]", "99999-01-01"])
def test_a_date_that_is_none_gives_no_address(date: str) -> None:
    assert made("_posts/2024-01-01-a.md", f"date: {date}") == ()
