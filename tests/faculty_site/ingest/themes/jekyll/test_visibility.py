"""What a Jekyll site hid, and what it only left out of its lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from faculty_site.ingest.addresses.site_file import SiteFile
from faculty_site.ingest.themes.jekyll.visibility import is_hidden
from tests.faculty_site.ingest.themes.jekyll.site_folders import page, page_named, site
from tests.sites.reader import page_of

TODAY = dt.date(1900, 1, 1)
COLLECTIONS = {"collections": {"news": {"output": False}}}


def hidden(name: str, config: Mapping[str, Any], **data: Any) -> bool:
    document = page_of("Words.", name, **data).document
    return is_hidden(document, SiteFile(name, data, {**COLLECTIONS, **config}), TODAY)


@pytest.mark.parametrize(
    "data",
    [
        {"draft": True},
        {"hidden": True},
        {"nav": False},
        {"search": False},
        {"sitemap": False},
        {"date": "1899-12-31"},
        {"date": "no date"},
        {"published": True},
        {"published": "false"},
    ],
)
def test_what_had_an_address_is_public(data: dict[str, Any]) -> None:
    assert not hidden("_posts/1899-05-03-seeds.md", {}, **data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("_posts/1899-05-03-seeds.md", {"published": False}),
        ("_posts/1899-05-03-seeds.md", {"date": "1901-05-03"}),
        ("_posts/1901-05-03-seeds.md", {}),
        ("_news/seeds.md", {"date": "1901-05"}),
        ("_news/seeds.md", {"published": False}),
        ("seeds.md", {"published": False}),
        ("_drafts/seeds.md", {}),
    ],
)
def test_what_had_none_is_hidden(name: str, data: dict[str, Any]) -> None:
    assert hidden(name, {}, **data)


def test_a_page_appears_whatever_its_date() -> None:
    assert not hidden("_pages/seeds.md", {}, date="1901-05-03")


def test_a_collection_without_pages_is_still_listed() -> None:
    assert not hidden("_news/seeds.md", {}, date="1899-05-03")


def test_what_the_configuration_says_of_all() -> None:
    assert not hidden("_posts/1901-05-03-seeds.md", {"future": True})
    assert not hidden("_drafts/seeds.md", {"show_drafts": True})
    assert not hidden("seeds.md", {"unpublished": True}, published=False)
    unpublished = {"scope": {"path": "", "type": "news"}, "values": {"published": False}}
    assert hidden("_news/seeds.md", {"defaults": [unpublished]})
    assert not hidden("_news/seeds.md", {"defaults": [unpublished]}, published=True)
    assert not hidden("seeds.md", {"defaults": [unpublished]})


def test_front_matter_in_a_comment_hides(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Carl Linnaeus\ncollections: {news: {output: true}}\n",
        "index.md": page("Home", "I collect."),
        "_news/a.md": "<!--\n---\ntitle: Seeds\ndate: 1753-05-01\n---\n-->\nSeeds came.\n",
        "_news/b.md": page("Bulbs", date="1753-05-02"),
    }
    home, _ = site(tmp_path, files)
    assert page_named(home, "_news/a.md").hidden
    assert not page_named(home, "_news/b.md").hidden
