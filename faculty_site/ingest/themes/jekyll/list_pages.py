"""Pages that a theme brings along to list things: what of them is the author's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from faculty_site.ingest.documents import Page
from faculty_site.ingest.headings import BLOG
from faculty_site.ingest.keys import fold
from faculty_site.ingest.outline import read_outline

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


BOX = re.compile(r"[ \t]*<div\b[^<>]*\bclass=\"publications\"[^<>]*>[ \t]*", re.IGNORECASE)
OPENING = re.compile(r"<div\b", re.IGNORECASE)
CLOSING = re.compile(r"</div\b", re.IGNORECASE)


def without_frame(page: Page) -> Page:
    """The page with nothing but its lists, where all else on it came with the theme.

    Else without the boxes round them: the headings in such a box are those of the lists.
    """
    body = page.document.body
    if not page.listings:
        return page
    if SHOWS.search(body) or MADE_BY_THEME.sub("", body).strip():
        return replace(page, document=replace(page.document, body=_without_boxes(body)))
    return replace(page, document=replace(page.document, body="\n" * body.count("\n")))


def _without_boxes(body: str) -> str:
    """The body with the lines blank that open and close al-folio's boxes of publications."""
    lines = body.split("\n")
    depth, boxes = 0, list[tuple[int, int]]()
    for number, line in enumerate(lines):
        if BOX.fullmatch(line):
            boxes.append((depth, number))
        depth += len(OPENING.findall(line)) - len(CLOSING.findall(line))
        if boxes and depth <= boxes[-1][0] and line.strip().lower() == "</div>":
            lines[number] = lines[boxes.pop()[1]] = ""
    return "\n".join(lines)


def with_older_copies(pages: Sequence[Page]) -> list[Page]:
    """The pages, with a list that another replaced in the navigation as a page that nobody finds.

    The two have one title, and the site's navigation leads to the other alone.
    """
    found = {_named(page) for page in pages if page.role == "list" and _place(page) is not None}
    return [
        replace(page, role="page", outline=read_outline(page.document.body, page.dialect))
        if page.role == "list"
        and _place(page) is None
        and _named(page) in found
        and page.document.body.strip()
        else page
        for page in pages
    ]


def _place(page: Page) -> int | None:
    return page.item.order if page.item else None


def _named(page: Page) -> tuple[str, str]:
    return (fold(page.item.title) if page.item else "", page.language)


def adds_nothing(page: Page, home: Page) -> bool:
    """Whether a page is nothing but lists that the home page draws as well."""
    if page.role != "list" or not page.listings or page.hidden:
        return False
    if BLOG.search(page.outline.sections[0].heading):
        return any(BLOG.search(section.heading) for section in home.outline.sections)
    known = set(home.listings.values())
    return known >= set(page.listings.values()) and not page.document.body.strip()


def with_addresses(home: Page, pages: Iterable[Page]) -> Page:
    """The page about the person with the addresses of pages that add nothing to it, by language."""
    pages = list(pages)
    every = [each for page in (home, *pages) for each in (page, *page.translations)]
    versions = tuple(_with_addresses(version, every) for version in home.translations)
    spoken = {version.language for version in versions}
    own = [page for page in every if page.language not in spoken]
    return replace(_with_addresses(home, own, any_language=True), translations=versions)


def _with_addresses(page: Page, pages: Iterable[Page], *, any_language: bool = False) -> Page:
    same = (each for each in pages if any_language or each.language == page.language)
    urls = (url for each in (page, *same) for url in each.old_urls)
    return replace(page, old_urls=tuple(dict.fromkeys(urls)))
