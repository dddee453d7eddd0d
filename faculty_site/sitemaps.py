"""The sitemap: what the apps offer, and the pages that belong to none of them.

An index of one file for each kind of page, as a file may have 50,000 addresses. No address says
when its page was changed last: nothing here remembers that truthfully, and engines pass over what
is wrong too often. Further languages of a page are told in its head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from faculty_site.context_processors import main_department
from faculty_site.look.house import imprint_url
from news.sitemaps import departments_with_news, news, people_with_news
from profiles.models import Department
from profiles.sitemaps import (
    EntryListSitemap,
    PersonEntryListSitemap,
    departments,
    pages,
    people,
)
from publications.sitemaps import departments_with_works, people_with_works, publications

if TYPE_CHECKING:
    _Sitemap = Sitemap[str]
else:
    _Sitemap = Sitemap


class ListSitemap(_Sitemap):
    """The lists themselves."""

    def items(self) -> list[str]:
        if Department.objects.keeping_the_site_out().exists():
            return []
        return ["home", "news:list", "publications:list"]

    def location(self, item: str) -> str:
        return reverse(item)


class ImprintSitemap(_Sitemap):
    """Who is responsible for the site, and for the pages of a department."""

    def items(self) -> list[str]:
        """Addresses, in two queries."""
        main = main_department()
        with_imprint = Department.objects.for_engines().filter(imprint__regex=r"\S")
        return [imprint_url(each, main) for each in with_imprint.defer("imprint")]

    def location(self, item: str) -> str:
        return item


SITEMAPS: dict[str, Sitemap[Any]] = {
    "lists": ListSitemap(),
    "departments": departments,
    "people": people,
    "pages": pages,
    "news": news,
    "publications": publications,
    "lists_of_people": people_with_works,
    "lists_of_departments": departments_with_works,
    "lists_of_news": departments_with_news,
    "lists_of_entries": EntryListSitemap(),
    "news_of_people": people_with_news,
    "entries_of_people": PersonEntryListSitemap(),
    "imprints": ImprintSitemap(),
}
