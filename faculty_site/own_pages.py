"""The pages that somebody looks after, as the first screen of the admin shows them."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import npgettext_lazy

from faculty_site.completeness import Holdings, findings_of, holdings_of
from profiles.models import Profile
from profiles.permissions import User

OWN_PAGES: Final = 12
"""So many stand on one screen."""

COUNTED: Final[tuple[tuple[str, str, Any], ...]] = (
    ("profiles_section", "sections", npgettext_lazy("how many", "section", "sections", "number")),
    ("news_newsitem", "news", npgettext_lazy("how many", "news item", "news items", "number")),
    (
        "publications_publication",
        "works",
        npgettext_lazy("how many", "publication", "publications", "number"),
    ),
    ("profiles_entry", "entries", npgettext_lazy("how many", "entry", "entries", "number")),
    ("profiles_link", "links", npgettext_lazy("how many", "link", "links", "number")),
    (
        "profiles_page",
        "further_pages",
        npgettext_lazy("how many", "further page", "further pages", "number"),
    ),
    ("profiles_asset", "files", npgettext_lazy("how many", "file", "files", "number")),
)
"""What is told of a page: the model, where `Holdings` has the number, and what so many are."""


class Count(NamedTuple):
    number: int
    name: str
    url: str


def with_state(pages: Page[Any], user: User) -> Page[Any]:
    """The pages of people, each with its `counts` and `findings`; as many queries as for one."""
    rows: list[Any] = list(pages)
    held = holdings_of(rows, user)
    today = timezone.localdate()
    for row in rows:
        row.counts = _counts(row, held[row.pk])
        row.findings = findings_of(row, held[row.pk], today)
    pages.object_list = rows
    return pages


def _counts(page: Profile, held: Holdings) -> list[Count]:
    """Each leads to the list of what is counted."""
    query = urlencode({"person": page.pk})
    counts = []
    for model, held_as, name in COUNTED:
        number = getattr(held, held_as)
        address = f"{reverse(f'admin:{model}_changelist')}?{query}"
        counts.append(Count(number, name % {"number": number}, address))
    return counts
