"""Which page of a Jekyll site is about its owner, and which a theme makes for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from faculty_site.ingest.documents import Document
from faculty_site.ingest.readers.site_files import HTML

ABOUT: Final = ("index", "about", "home", "aboutme", "about-me", "bio", "me")
"""Names of the page about the owner, the likeliest first."""

NO_PAGES: Final = re.compile(
    r"(?:404|search|tags?|categor(?:y|ies)|(?:year|tag|category|collection)-archive|sitemap|feed"
    r"|robots|talkmap|markdown|terms|non-menu-page|archive-layout.*|page-archive|readme|license"
    r"|contributing|changelog|code_of_conduct|install|customize|faq|dropdown|repositories)",
    re.IGNORECASE,
)
"""Names of what a theme makes for itself."""


def is_technical(document: Document) -> bool:
    """Whether a page is one that a theme makes for itself."""
    return NO_PAGES.fullmatch(document.path.stem) is not None


def is_named(document: Document, names: tuple[str, ...]) -> bool:
    """Whether the file has one of these names, in any capitals and with any suffix."""
    return document.path.stem.lower() in names


def page_about_owner(documents: Sequence[Document]) -> Document | None:
    """The page about the owner; one without words only where no other is about anybody."""
    at_root = [d for d in documents if d.front_matter.get("permalink") == "/"]
    written = [d for d in at_root if d.body.strip() or d.front_matter.get("layout") == "about"]
    if written:
        return written[0]
    named = [d for d in documents if is_named(d, ABOUT)]
    return min(named, key=_likelihood, default=None)


def _likelihood(document: Document) -> tuple[bool, int, int, bool]:
    """Words before none, and near the root first; there by name, and text before templates."""
    path = PurePosixPath(document.name.removeprefix("_pages/"))
    is_html = path.suffix.lower() in HTML
    is_bare = not document.body.strip()
    return is_bare, len(path.parts), ABOUT.index(path.stem.lower()), is_html
