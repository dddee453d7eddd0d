"""Pages that generators make of other pages: which list a path names, and where it is now.

Blogs, archives, tags, categories, authors, further pages of a list, and feeds have no file of
their own on the old site. What they listed stands on the person's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from profiles.languages import reading_in_own_language
from profiles.models import Profile
from profiles.page import parts_of

LISTS: Mapping[str, str] = {
    **dict.fromkeys(
        ("announcements", "archive", "archives", "blog", "news", "post", "posts", "year-archive"),
        "news",
    ),
    **dict.fromkeys(("paper", "papers", "publication", "publications"), "publications"),
    **dict.fromkeys(("event", "events", "presentations", "talk", "talks"), "talk"),
    **dict.fromkeys(("course", "courses", "teaching"), "teaching"),
    **dict.fromkeys(("portfolio", "project", "projects"), "project"),
    **dict.fromkeys(
        ("collection-archive", "cv", "page-archive", "people", "repositories", "search", "sitemap"),
        "",
    ),
}
"""What the themes call their lists, and what those hold: records, or lines of a CV of a kind."""

TERMS: Mapping[str, str] = {
    **dict.fromkeys(("author", "authors", "tag", "tag-archive", "tags"), ""),
    **dict.fromkeys(("category", "category-archive", "categories", "category-index"), ""),
    **dict.fromkeys(("publication-type", "publication_types"), "publications"),
}
"""What stands before a term; the pages with it are listed there."""

_language = re.compile(r"/[a-z]{2}(?:-[a-z]{2,4})?(?=/|\Z)", re.IGNORECASE)
_further = re.compile(r"/page/?\d{1,4}/?\Z|/\d{4}(?:/\d\d)?/?\Z")
_feed = re.compile(r"/(?:atom|feed|index|rss|sitemap)\.(?:xml|json)\Z", re.IGNORECASE)


def wider(path: str) -> Iterator[str]:
    """What may stand for an address that nobody knows, the nearest first.

    The whole list for one of its further pages, a year of it or its feed; and the same without
    the language before it.
    """
    bare = _without_language(path)
    each = dict.fromkeys((path, _whole(path), bare, _whole(bare)))
    yield from list(each)[1:]


def is_list(path: str) -> bool:
    """Whether it is an address that the themes give to a list, a term or a feed."""
    return _held(path) is not None


def place_of_list(profile: Profile, path: str) -> str | None:
    """Where the person's page has what an old list held; None for any other address.

    The top of the page for a list of works, as the request may bring the anchor of one of them.
    """
    held = _held(path)
    if held is None:
        return None
    anchor = _anchor(profile, held) if held not in ("", "publications") else ""
    return f"{profile.get_absolute_url()}{anchor}"


def place_of_folder(profile: Profile, path: str) -> str | None:
    """The person's page for a folder whose pages are known, as their generator listed them."""
    folders = {f"{each.rstrip('/')}/" for each in (path, *wider(path))} - {"/"}
    inside = (Q(path__startswith=folder) for folder in folders)
    known = profile.legacy_urls.filter(reduce(or_, inside, Q(pk=None)))
    row = known.exclude(path__in=folders).with_records().first()
    if row is None:
        return None
    held = "news" if row.news_item else row.entry.kind if row.entry else ""
    return f"{profile.get_absolute_url()}{_anchor(profile, held) if held else ''}"


def _held(path: str) -> str | None:
    path = _whole(_without_language(path))
    steps = [step for step in re.sub(r"\.html?\Z", "", path).casefold().split("/") if step]
    for number, step in enumerate(steps):
        if step in TERMS:
            return _held_by(steps[:number], TERMS[step])
    return _held_by(steps, "")


def _held_by(steps: Sequence[str], otherwise: str) -> str | None:
    """What the list holds; `otherwise` where the terms are those of the whole site."""
    if not steps:
        return otherwise
    return LISTS.get(steps[0]) if len(steps) == 1 else None


def _without_language(path: str) -> str:
    return _language.sub("", path, count=1) or "/"


def _whole(path: str) -> str:
    whole = _further.sub("", _feed.sub("", path))
    return path if whole == path else f"{whole.rstrip('/')}/"


def _anchor(profile: Profile, held: str) -> str:
    for part in parts_of(profile, reading_in_own_language(profile)):
        kinds = {line.entry.kind for line in part.entries}
        if part.heading and (held in kinds or (held == "news" and part.news)):
            return f"#{part.anchor}"
    return ""
