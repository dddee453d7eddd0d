"""The pages that somebody looks after, as the first screen of the admin shows them."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import npgettext

from faculty_site.completeness import Holdings, findings_of, holdings_of
from profiles.models import Profile
from profiles.permissions import User

OWN_PAGES: Final = 12
"""So many stand on one screen."""


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
    kinds = (
        (
            "profiles_section",
            held.sections,
            npgettext("how many", "section", "sections", held.sections),
        ),
        ("news_newsitem", held.news, npgettext("how many", "news item", "news items", held.news)),
        (
            "publications_publication",
            held.works,
            npgettext("how many", "publication", "publications", held.works),
        ),
        ("profiles_entry", held.entries, npgettext("how many", "entry", "entries", held.entries)),
        ("profiles_link", held.links, npgettext("how many", "link", "links", held.links)),
        (
            "profiles_page",
            held.further_pages,
            npgettext("how many", "further page", "further pages", held.further_pages),
        ),
        ("profiles_asset", held.files, npgettext("how many", "file", "files", held.files)),
    )
    query = urlencode({"person": page.pk})
    return [
        Count(number, name, f"{reverse(f'admin:{model}_changelist')}?{query}")
        for model, number, name in kinds
    ]
