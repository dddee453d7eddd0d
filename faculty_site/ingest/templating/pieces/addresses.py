"""Where a parameter of an include leads: from the site's root, as the importer looks for it."""

from __future__ import annotations

import posixpath

from faculty_site.ingest.readers import resolve_inside
from faculty_site.ingest.templating.model import Context
from faculty_site.ingest.templating.pieces.markup import address, is_elsewhere


def site_address(value: str, context: Context) -> str:
    """A file's address from the site's root (`/assets/cv.pdf`), without the site's base address.

    Themes count from the root; a file that lies there not, but beside the page, is meant as such.
    "" for an address that is not safe.
    """
    url = address(value)
    if not url or is_elsewhere(url):
        return url
    base = f"/{str(context.site.config.get('baseurl') or '').strip('/')}/"
    if len(base) > 2 and f"/{url.lstrip('/')}".startswith(base):
        return "/" + f"/{url.lstrip('/')}"[len(base) :]
    if url.startswith("/"):
        return url
    return f"/{_from_root(url, context)}"


def _from_root(url: str, context: Context) -> str:
    if resolve_inside(context.site.root, url):
        return posixpath.normpath(url)
    beside = posixpath.normpath(posixpath.join(page_folder(context), url))
    if resolve_inside(context.site.root, beside):
        return beside
    return url.lstrip("./")


def page_folder(context: Context) -> str:
    """The folder of the page, from the site's root; "" for the root and for what lies outside."""
    folder = context.document.path.parent
    root = context.site.root
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else ""
