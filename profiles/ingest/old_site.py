"""Where a page stood on its old site, and what an address on it means there."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import urlsplit

from faculty_site.ingest.documents import Page
from faculty_site.ingest.readers import PagePlace

BUNDLE = re.compile(r"_?index(?:\.\w+)?\.\w+")
"""Names of files whose folder was the page's own."""

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|\{", re.IGNORECASE)


HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|eu|io|ai|info|(?:ac|co|edu|gov)\.[a-z]{2}))"
    r"(?=[/:]|\Z)",
    re.IGNORECASE,
)
"""What begins as the name of a host does; names of files do not end like these."""

MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)


def with_scheme(url: str) -> str:
    """The whole address where one was written without `https://` or `mailto:`; "" for others."""
    if MAILBOX.fullmatch(url):
        return f"mailto:{url}"
    return f"https://{url}" if HOST.match(url) else ""


def page_place(page: Page, root: Path) -> PagePlace:
    """Where files are looked for that a page names."""
    path = page.document.path
    inside = path.parent.relative_to(root) if path.parent.is_relative_to(root) else Path()
    folder = "" if inside == Path() else inside.as_posix()
    address = page.old_urls[0] if page.old_urls else "/"
    # The facts of the person lie in a folder of the authors, and are shown on the home page.
    bundled = page.role != "about" and bool(BUNDLE.fullmatch(path.name)) and address.endswith("/")
    return PagePlace(root, folder, address, bundled and address != "/")


def bare(url: str) -> str:
    """An address without query and fragment."""
    return url.partition("#")[0].partition("?")[0].strip()


def inside_site(url: str, base_url: str) -> str | None:
    """An address inside the old site, from its root or from the page; None for one elsewhere.

    The site's own host and folder are taken off.
    """
    base = _parts(base_url)
    if re.match(r"https?://", url, re.IGNORECASE) and base_url:
        parts = _parts(url)
        if _host(parts[0]) != _host(base[0]):
            return None
        url = parts[1] or "/"
        if not f"{url}/".startswith(f"{base[1]}/"):  # another site on the same host
            return None
    if not url or ELSEWHERE.match(url):
        return None
    prefix = f"{base[1]}/"
    return url.removeprefix(base[1]) if len(prefix) > 1 and url.startswith(prefix) else url


def whole_address(url: str, address: str) -> str:
    """The path from the old site's root that a browser made of `url` on the page at `address`."""
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), url))
    return f"{path.rstrip('/')}/" if url.endswith("/") else path


def _parts(url: str) -> tuple[str, str]:
    """Host and path without a slash at the end."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as http://[
        return "", ""
    return parts.netloc, parts.path.rstrip("/")


def _host(name: str) -> str:
    return name.casefold().removeprefix("www.")
