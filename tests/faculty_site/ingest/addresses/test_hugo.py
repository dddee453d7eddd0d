"""Addresses on Hugo sites, compared with what Hugo 0.111.3 itself made of the same files."""

from __future__ import annotations

import pytest

from faculty_site.ingest.addresses.hugo import addresses
from tests.faculty_site.ingest.addresses.facts import cases, site_file

FRENCH = "languages: {en: {weight: 1}, fr: {weight: 2}}"


def made(path: str, front_matter: str = "", config: str = "") -> tuple[str, ...]:
    return addresses(site_file(f"content/{path}", front_matter, config))


@pytest.mark.parametrize(("config", "path", "front_matter", "address"), cases("hugo_says.yaml"))
def test_the_address_is_the_one_that_hugo_gives(
    config: str, path: str, front_matter: str, address: str
) -> None:
    assert addresses(site_file(path, front_matter, config))[0] == address


@pytest.mark.parametrize(
    ("path", "aliases", "config", "expected"),
    [
        ("post/al.md", "[/old/one, two]", "", ["/old/one/", "/post/two/"]),
        ("post/al.md", "[../three/, sub/seven/]", "", ["/three/", "/post/sub/seven/"]),
        ("post/al.md", "[/four.html, /Five Six/]", "", ["/four.html", "/Five Six/"]),
        ("post/bun/index.md", "[eight, ../nine]", "", ["/post/eight/", "/nine/"]),
        ("post/al.fr.md", "[/old/one, two]", FRENCH, ["/old/one/", "/fr/post/two/"]),
        ("post/al.md", "/Alt Ö/", "", ["/Alt Ö/"]),
    ],
)
def test_aliases_are_those_that_hugo_writes(
    path: str, aliases: str, config: str, expected: list[str]
) -> None:
    found = made(path, f"title: Al\naliases: {aliases}", config)
    assert list(found[1 : 1 + len(expected)]) == expected


def test_an_alias_that_leads_elsewhere_is_none() -> None:
    front_matter = "aliases: ['https://example.org/a/', '//example.org/b/', '', 3, [x]]"
    assert made("about.md", front_matter) == ("/about/", "/3/")


def test_a_page_has_the_names_that_its_section_has_had() -> None:
    assert made("publication/Radium_1898/index.md") == (
        "/publication/radium_1898/",
        "/publications/radium_1898/",
    )
    assert made("blog/radium.md", "title: Ra\nslug: ra") == (
        "/blog/ra/",
        "/post/ra/",
        "/post/radium/",
        "/posts/ra/",
        "/posts/radium/",
        "/blog/radium/",
    )
    assert made("event/_index.md") == ("/event/", "/events/", "/talk/", "/talks/")
    assert made("radium/metal.md", "title: Metal") == ("/radium/metal/",)


def test_talks_and_authors_have_had_addresses_made_from_titles() -> None:
    assert "/talk/rays-of-uranium/" in made("event/Talk_1/index.md", "title: Rays of uranium")
    author = made("authors/admin/_index.md", "title: Marie Curie", "taxonomies: {author: authors}")
    assert author == ("/authors/admin/", "/author/admin/", "/author/marie-curie/")
    renamed = made("event/Talk_1/index.md", "title: Rays", "permalinks: {event: '/talk/:slug/'}")
    assert renamed[0] == "/talk/rays/"
    assert "/event/talk_1/" in renamed


def test_variants_keep_the_language() -> None:
    assert made("post/a.fr.md", "title: A", FRENCH) == (
        "/fr/post/a/",
        "/fr/posts/a/",
        "/fr/blog/a/",
    )


def test_all_addresses_stand_below_the_path_of_the_base_as_well() -> None:
    config = "baseURL: https://example.org/~curie/"
    assert made("about.md", "aliases: /me/", config) == (
        "/about/",
        "/me/",
        "/~curie/about/",
        "/~curie/me/",
    )
    assert made("about.md", "", "baseURL: https://example.org/") == ("/about/",)


def test_the_names_of_settings_may_be_written_in_any_case() -> None:
    assert made("post/A b.md", "", "disablepathtolower: true")[0] == "/post/A-b/"


def test_later_versions_part_the_patterns_by_kind_of_page() -> None:
    config = "permalinks: {page: {post: '/p/:slug/'}, section: {post: '/s/'}}"
    assert made("post/a.md", "title: Radium", config)[0] == "/p/radium/"
    assert made("post/_index.md", "title: Posts", config)[0] == "/s/"


@pytest.mark.parametrize(
    "config",
    [
        "permalinks: 3",
        "permalinks: {post: [a]}",
        "permalinks: {post: '/:nonsense/:slug/'}",
        "languages: [fr]",
        "languages: {fr: 3}",
        "taxonomies: [a]",
        "baseURL: {a: b}",
        "contentDir: []",
        "defaultContentLanguage: {a: b}",
    ],
)
def test_a_strange_configuration_breaks_nothing(config: str) -> None:
    assert made("post/a.md", "title: T", config)[0] == "/post/a/"
