"""Pages that a theme brings along to list things: what of them is the author's."""

from __future__ import annotations

import re
from dataclasses import replace

from faculty_site.ingest.documents import Page
from faculty_site.ingest.headings import BLOG

MADE_BY_THEME = re.compile(
    r"<!--\s*(?:_?pages/[\w.-]+|bibsearch feature|onclick filter|generate cards for each project"
    r"|display (?:categorized projects|projects without categories))\s*-->"
    r"|<div class=\"header-bar\">(?:(?!</?div)[\s\S])*</div>"
    r"|<div class=\"tag-category-list\">(?:(?!</?div)[\s\S])*</div>"
    r"|<a href=\"[^\"<>]*/talkmap\.html\">[^<>]*</a>"
    r"|<(?!!)[^<>]*>",
    re.IGNORECASE,
)
"""Comments, the head and the tags of al-folio's blog, academicpages' map, markup round a list."""

SHOWS = re.compile(r"<(?:img|iframe|video|audio|object|embed|svg)\b", re.IGNORECASE)


def without_frame(page: Page) -> Page:
    """The page with nothing but its lists, where all else on it came with the theme."""
    body = page.document.body
    if not page.listings or SHOWS.search(body) or MADE_BY_THEME.sub("", body).strip():
        return page
    return replace(page, document=replace(page.document, body="\n" * body.count("\n")))


def adds_nothing(page: Page, home: Page) -> bool:
    """Whether a page is nothing but lists that the home page draws as well."""
    if page.role != "list" or not page.listings or page.hidden:
        return False
    if BLOG.search(page.outline.sections[0].heading):
        return any(BLOG.search(section.heading) for section in home.outline.sections)
    known = set(home.listings.values())
    return known >= set(page.listings.values()) and not page.document.body.strip()
