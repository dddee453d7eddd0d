"""One old address leads to one place, whatever several pages of a site claim."""

from __future__ import annotations

from faculty_site.ingest.addresses.unique import unique


def test_each_address_leads_to_its_page() -> None:
    pages = [("/news/a/", ("/a/", "/alpha/")), ("/news/b/", ("/b/",)), ("/news/c/", ())]

    assert unique(pages) == {"/a/": "/news/a/", "/alpha/": "/news/a/", "/b/": "/news/b/"}


def test_a_canonical_address_wins_over_another_pages_further_one() -> None:
    pages = [("first", ("/a/", "/b/")), ("second", ("/b/", "/a/"))]

    assert unique(pages) == {"/a/": "first", "/b/": "second"}


def test_of_two_canonical_ones_the_later_wins_as_its_file_did() -> None:
    assert unique([("first", ("/a/",)), ("second", ("/a/",))]) == {"/a/": "second"}


def test_of_two_further_ones_the_earlier_wins() -> None:
    pages = [("first", ("/a/", "/x/")), ("second", ("/b/", "/x/"))]

    assert unique(pages)["/x/"] == "first"
