"""Publications in the sitemap, and the lists of people and departments that have some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from profiles.models import Department, Profile
from profiles.models.people import ProfileQuerySet
from publications.models import Authorship, Publication

if TYPE_CHECKING:
    _OfDepartments = Sitemap[Department]
    _OfPeople = Sitemap[Profile]
else:
    _OfDepartments = _OfPeople = Sitemap


class _PeopleWithWorks(_OfPeople):
    def items(self) -> QuerySet[Profile]:
        return _with_works().in_directory_order()

    def location(self, item: Profile) -> str:
        return reverse("publications:person", args=[item.slug])


class _DepartmentsWithWorks(_OfDepartments):
    def items(self) -> QuerySet[Department]:
        found = Department.objects.for_engines().filter(members__in=_with_works()).distinct()
        return found.order_by("name", "slug")

    def location(self, item: Department) -> str:
        return reverse("publications:department", args=[item.slug])


def _with_works() -> ProfileQuerySet:
    shown = Authorship.objects.shown_to().exclude(profile=None)
    return Profile.objects.for_engines().filter(pk__in=shown.values("profile"))


publications = GenericSitemap(
    {"queryset": Publication.objects.for_engines().newest_first().only("slug")}
)
people_with_works = _PeopleWithWorks()
departments_with_works = _DepartmentsWithWorks()
