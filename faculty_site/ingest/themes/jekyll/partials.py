"""Files of a Jekyll site that other pages draw, and that are no pages themselves."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from faculty_site.ingest.documents import Document
from faculty_site.ingest.themes.jekyll.about import ABOUT, is_named

INCLUDE = re.compile(r"\{%-?\s*include_relative\s+([^\s%{}]+)")


def included(documents: Iterable[Document]) -> set[str]:
    """The paths inside the site of what these documents include from their own folders."""
    found = set()
    for document in documents:
        folder = posixpath.dirname(document.name)
        for name in INCLUDE.findall(document.body):
            found.add(posixpath.normpath(posixpath.join(folder, name.strip("\"'"))))
    return found


def has_front_matter(document: Document) -> bool:
    """Whether Jekyll takes the file for a page: it begins with a block, be it an empty one."""
    return bool(document.front_matter) or document.body_line > 1


def is_page(document: Document) -> bool:
    """Whether the site made a page of it; an index or README about the owner may go without."""
    return has_front_matter(document) or is_named(document, ABOUT[:2])
