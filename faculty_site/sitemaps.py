"""The sitemap: what the apps offer, and the pages that belong to none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.urls import reverse

from news.sitemaps import news
from profiles.models import Department
from profiles.sitemaps import pages, people
from publications.sitemaps import departments_with_works, people_with_works, publications

if TYPE_CHECKING:
    _Sitemap = Sitemap[str]
else:
    _Sitemap = Sitemap


class ListSitemap(_Sitemap):
    """The lists themselves."""

    def items(self) -> list[str]:
        return ["home", "news:list", "publications:list"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: dict[str, Sitemap[Any]] = {
    "lists": ListSitemap(),
    "departments": GenericSitemap({"queryset": Department.objects.order_by("name", "slug")}),
    "people": people,
    "pages": pages,
    "news": news,
    "publications": publications,
    "lists_of_people": people_with_works,
    "lists_of_departments": departments_with_works,
}
