"""News in the sitemap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.db.models import OuterRef, Q
from django.urls import reverse

from news.models import NewsItem
from profiles.models import Department, Profile, Section
from profiles.models.base import Visibility
from profiles.page.filing import in_shown_sections

if TYPE_CHECKING:
    _Sitemap = Sitemap[str]
else:
    _Sitemap = Sitemap


class _DepartmentsWithNews(_Sitemap):
    """The lists of departments that have news, their own or that of their people."""

    def items(self) -> list[str]:
        listed = NewsItem.objects.for_engines()
        own, of_people = listed.values("department"), listed.values("profile")
        with_news = Q(pk__in=own) | Q(members__in=of_people)
        departments = Department.objects.for_engines().filter(with_news).order_by("slug").distinct()
        return list(departments.values_list("slug", flat=True))

    def location(self, item: str) -> str:
        return reverse("department_news", args=[item])


class _PeopleWithNews(_Sitemap):
    """The lists of people that have news on their page."""

    def items(self) -> list[str]:
        public = NewsItem.objects.filter(visibility=Visibility.PUBLIC)
        shown = in_shown_sections(public, OuterRef("profile"), Section.Kind.NEWS)
        people = Profile.objects.for_engines().filter(pk__in=shown.values("profile"))
        return list(people.order_by("slug").values_list("slug", flat=True))

    def location(self, item: str) -> str:
        return reverse("profiles:news", args=[item])


news = GenericSitemap({"queryset": NewsItem.objects.for_engines().newest_first()})
departments_with_news = _DepartmentsWithNews()
people_with_news = _PeopleWithNews()
