"""Which page of a Jekyll site is about its owner, and which a theme makes for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import SourceError
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


def page_about_owner(documents: Sequence[Document], root: Path) -> Document:
    """The page about the owner. Raises SourceError where no page is about anybody."""
    at_root = [d for d in documents if d.front_matter.get("permalink") == "/"]
    written = [d for d in at_root if d.body.strip() or d.front_matter.get("layout") == "about"]
    if written:
        return written[0]
    named = [d for d in documents if d.body.strip() and is_named(d, ABOUT)]
    if not named:
        raise SourceError(
            root,
            None,
            "This site has no page about a person: none with the permalink “/”, no index and "
            "no about page. Name its page by its own path instead of the folder.",
        )
    return min(named, key=_likelihood)


def _likelihood(document: Document) -> tuple[int, int, bool]:
    """Near the root first; among those there by name, and text before what a template lists."""
    path = PurePosixPath(document.name.removeprefix("_pages/"))
    return len(path.parts), ABOUT.index(path.stem.lower()), path.suffix.lower() in HTML
