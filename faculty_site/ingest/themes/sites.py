"""Whole sites: recognised by their configuration, read by the theme that drew them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import jekyll_configuration
from faculty_site.ingest.templating import read_site as read_configuration
from faculty_site.ingest.themes import (
    academicpages,
    al_folio,
    beautiful_jekyll,
    minimal_mistakes,
    plain,
)
from faculty_site.ingest.themes.hugo_site import is_hugo, read_hugo
from faculty_site.ingest.themes.jekyll.reading import read_jekyll
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.unread import tell_of_unread

JEKYLL_THEMES: tuple[JekyllTheme, ...] = (
    al_folio.SITE,
    academicpages.SITE,
    minimal_mistakes.SITE,
    beautiful_jekyll.SITE,
    plain.SITE,
)
"""Most telling first; the last takes what is left."""

LIKELY_ABOUT = ("_pages/about.md", "about.md", "index.md", "index.html")


def is_site(folder: Path) -> bool:
    """Whether a folder is one site rather than a folder of pages."""
    return folder.is_dir() and (bool(jekyll_configuration(folder)) or is_hugo(folder))


def read_site(folder: Path, problems: Problems, asked: str = "") -> list[Homepage] | None:
    """The people of a site; None for what is no site. Raises SourceError for one without any.

    `asked` is the slug that its owner is to have; a site that names nobody is then theirs.
    """
    if not is_site(folder):
        return None
    configuration = jekyll_configuration(folder)
    files = SiteFiles(folder, problems)
    tell_of_unread(files, "" if configuration else "content", problems)
    if not configuration:
        return read_hugo(folder, problems, asked)
    config = read_configuration(files.root / configuration, Problems()).config
    return read_jekyll(folder, _theme(files, config), problems, asked)


def _theme(files: SiteFiles, config: Mapping[str, Any]) -> JekyllTheme:
    """By the configuration; by the page about the person where that could not be read."""
    if not config:
        pages = filter(None, (files.document(name) for name in LIKELY_ABOUT if files.has(name)))
        if page := next(pages, None):
            return next(theme for theme in JEKYLL_THEMES if theme.theme.matches(page))
    return next(theme for theme in JEKYLL_THEMES if theme.matches(files, config))
