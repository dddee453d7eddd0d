"""What tells the whole sites of one Jekyll theme from those of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import Theme
from faculty_site.ingest.themes.jekyll.home_lists import HomeList
from faculty_site.ingest.themes.jekyll.navigation import items_of_any
from faculty_site.ingest.themes.menus import MenuItem


def no_lists(_document: Document, _site: Site) -> list[HomeList]:
    return []


@dataclass(frozen=True, slots=True)
class JekyllTheme:
    """How a theme's sites are recognised and read.

    `matches` judges by the configuration and the folders. `facts` says who the person is, by
    the configuration, the data files and the page about them. `navigation` reads the site's own,
    from its pages, its configuration and its data. `home_lists` are the lists that the layout of
    the page about the person draws below its text.
    """

    theme: Theme
    matches: Callable[[SiteFiles, Mapping[str, Any]], bool]
    facts: Callable[[Document, Site], Facts]
    navigation: Callable[[Iterable[Document], Site], Sequence[MenuItem]] = items_of_any
    home_lists: Callable[[Document, Site], Sequence[HomeList]] = no_lists
