"""Where the files and the pages lie that Hugo's shortcodes name."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from faculty_site.ingest.front_matter import split
from faculty_site.ingest.problems import SourceError
from faculty_site.ingest.readers import resolve_inside
from faculty_site.ingest.templating.model import Context
from faculty_site.ingest.templating.pieces.addresses import page_folder
from faculty_site.ingest.templating.pieces.markup import address, is_elsewhere

BESIDE: Final = ("assets/media", "static", "static/media", "static/img", "static/images", "assets")
"""Where the themes look for a file that does not lie beside the page."""

PAGES: Final = ("", ".md", "/index.md", "/_index.md")
MAX_PAGE_BYTES: Final = 1_000_000


def file_address(value: str, context: Context) -> str:
    """A file's address as a plain Markdown link would name it; "" for one that is not safe.

    Relative to the page where the file lies beside it, else from the root of the old site. What
    themes take out of `assets` had no address of its own there, so it gets its place in the site.
    """
    url = address(value)
    if not url or is_elsewhere(url):
        return url
    found = file_place(url, context)
    is_beside = not url.startswith("/") and found.startswith(f"{page_folder(context)}/")
    return public_address(found) if found and not is_beside else url


def file_place(url: str, context: Context) -> str:
    """A file by its path from the site's root, percent-encoded; "" when it is not there."""
    if url.startswith("/"):
        places = [f"static{url}", f"content{url}", f"assets{url}"]
    else:
        places = [posixpath.join(folder, url) for folder in (page_folder(context), *BESIDE)]
    found = (posixpath.normpath(place) for place in places)
    return next((place for place in found if resolve_inside(context.site.root, place)), "")


def public_address(place: str) -> str:
    """The address of a file by its place in the site."""
    for folder in ("static/", "content/"):
        if place.startswith(folder):
            return "/" + place.removeprefix(folder)
    return f"/{place}"


def find_page(reference: str, context: Context) -> str:
    """The file of a page that `ref` names, from the site's root; "" when it is not there."""
    path = reference.partition("#")[0].partition("?")[0]
    if not path:
        return ""
    here = page_folder(context)
    language = _language_folder(here)
    starts = ("content", language) if path.startswith("/") else (here, "content", language)
    for start in filter(None, dict.fromkeys(starts)):
        name = posixpath.normpath(posixpath.join(start, quote(path.strip("/"))))
        for ending in PAGES:
            place = f"{name}{ending}"
            is_page = place.startswith("content/") and place.endswith((".md", ".html"))
            if is_page and resolve_inside(context.site.root, place):
                return place
    return ""


def page_address(reference: str, context: Context) -> str:
    """The address of a page that `ref` names, root-relative (`/publication/radium/`)."""
    _, mark, fragment = reference.partition("#")
    path = reference.partition("#")[0].partition("?")[0].strip()
    if not path:
        return f"#{fragment}" if fragment else ""
    place = find_page(reference, context)
    if place:
        path = place.removeprefix("content/")
    elif not path.startswith("/"):
        path = posixpath.normpath(path)
    parts = [part for part in PurePosixPath(path).parts if part not in ("/", "..")]
    if parts and parts[-1].endswith((".md", ".html")):
        name = parts.pop().rpartition(".")[0]
        parts += [] if name.split(".")[0] in ("index", "_index") else [name]
    folder = "/".join(parts).lower().replace(" ", "-")
    return (f"/{folder}/" if folder else "/") + mark + fragment


def page_values(place: str, context: Context) -> Mapping[str, Any]:
    """The front matter of another page by its file from the site's root; empty if unreadable."""
    path = resolve_inside(context.site.root, place, max_bytes=MAX_PAGE_BYTES) if place else None
    if path is None:
        return {}
    try:
        return split(path.read_text("utf-8", errors="replace"), path).data
    except (OSError, SourceError, ValueError, RecursionError):
        return {}


def _language_folder(folder: str) -> str:
    """`content/de`, where a site keeps a folder for each language."""
    parts = folder.split("/")
    return "/".join(parts[:2]) if len(parts) > 1 and len(parts[1]) == 2 else ""
