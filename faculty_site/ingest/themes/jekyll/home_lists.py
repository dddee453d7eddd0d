"""Lists that a theme's layout draws below the text of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from faculty_site.ingest.documents import ListKind, Page, Role
from faculty_site.ingest.outline import read_outline

ROLES_IN: Mapping[ListKind, frozenset[Role]] = {
    "news": frozenset({"news", "post"}),
    "publications": frozenset({"work", "bibliography"}),
    "entries": frozenset({"entry"}),
}
"""The roles of the pages that a list of each kind draws."""


@dataclass(frozen=True, slots=True)
class HomeList:
    """One list with the heading that the layout gave it."""

    heading: str
    kind: ListKind


def with_lists(page: Page, lists: Iterable[HomeList]) -> Page:
    """The page as the layout drew it: its text, then a heading and a place for each list.

    A list that the text itself draws is not drawn again. The lines added count, in messages, as
    the last one of the page. A text that ends in open HTML would swallow them: it stays as it is.
    """
    wanted: dict[ListKind, HomeList] = {}
    for item in lists:
        if item.kind not in page.listings.values():
            wanted.setdefault(item.kind, item)
    lines = page.document.body.rstrip("\n").split("\n")
    origins = list(page.document.lines or range(len(lines)))[: len(lines)]
    listings = dict(page.listings)
    for item in wanted.values():
        lines += ["", f"## {item.heading}", "", ""]
        listings[len(lines) - 1] = item.kind
    origins += [origins[-1]] * (len(lines) - len(origins))
    document = replace(page.document, body="\n".join(lines), lines=tuple(origins))
    outline = read_outline(document.body, page.dialect)
    headings = {section.heading for section in outline.sections}
    if not wanted or not headings >= {item.heading for item in wanted.values()}:
        return page
    return replace(page, document=document, outline=outline, listings=listings)
