"""The addresses that Jekyll gave to a site's files, for `link`, `post_url` and `page.url`."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from faculty_site.ingest.addresses.jekyll import addresses
from faculty_site.ingest.addresses.site_file import SiteFile
from faculty_site.ingest.front_matter import split
from faculty_site.ingest.problems import SourceError
from faculty_site.ingest.readers.assets import resolve_inside
from faculty_site.ingest.readers.decoding import decode
from faculty_site.ingest.templating.model import Site

MAX_PAGE_BYTES: Final = 1_000_000
MAX_POSTS: Final = 5_000
"""Entries of `_posts` that are looked through for a post's file."""

_MARKUP: Final = frozenset({".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"})


def address_of_file(name: str, site: Site) -> str:
    """Where a file of the site stood; `name` is its path from the root. Files stay as they are."""
    name = name.strip("/")
    if Path(name).suffix.lower() not in _MARKUP:
        return quote(f"/{name}", safe="/%")
    return address_of_page(name, _front_matter(name, site), site)


def address_of_post(name: str, site: Site) -> str:
    """Where a post stood; `name` is its file's, without suffix and maybe with a folder."""
    folder, _, stem = name.strip("/").rpartition("/")
    stem = stem.removesuffix(".md").removesuffix(".markdown")
    found = _post_file(folder, stem, site)
    data = _front_matter(found, site) if found else {}
    return address_of_page(found or f"_posts/{stem}.md", data, site)


def address_of_page(name: str, data: Mapping[str, Any], site: Site) -> str:
    """Where a page stood by Jekyll's rules; one that Jekyll would not have drawn, by its path."""
    found = addresses(SiteFile(name, data, site.config))
    path = found[0] if found else f"/{name.removeprefix('_').rpartition('.')[0] or name}/"
    return quote(path, safe="/:%@!$&'()*+,;=~")


def _post_file(folder: str, stem: str, site: Site) -> str:
    listed = site.root / folder / "_posts"
    try:
        files = sorted(islice(listed.rglob("*"), MAX_POSTS))
    except (OSError, ValueError):
        return ""
    for path in files:
        if path.stem == stem and path.suffix.lower() in _MARKUP:
            return path.relative_to(site.root).as_posix()
    return ""


def _front_matter(name: str, site: Site) -> Mapping[str, Any]:
    """A file's front matter; empty where it is not there or malformed: its own import tells."""
    path = resolve_inside(site.root, posixpath.normpath(name), max_bytes=MAX_PAGE_BYTES)
    try:
        return split(decode(path.read_bytes()).text, path).data if path else {}
    except (OSError, UnicodeDecodeError, SourceError):
        return {}
