"""Departments, people and their further pages in the sitemap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.db.models import OuterRef
from django.urls import reverse

from profiles.entries import KINDS
from profiles.models import Department, Entry, Page, Profile, Section
from profiles.page.filing import in_shown_sections
from profiles.page.navigation import ENTRY_LISTS

if TYPE_CHECKING:
    _Sitemap = Sitemap[tuple[str, str]]
else:
    _Sitemap = Sitemap

departments = GenericSitemap(
    {
        "queryset": Department.objects.for_engines()
        .exclude(pk__in=Department.objects.umbrella())
        .order_by("name", "slug")
    }
)

people = GenericSitemap({"queryset": Profile.objects.for_engines().in_directory_order()})

pages = GenericSitemap(
    {
        "queryset": Page.objects.for_engines()
        .select_related("profile")
        .defer("body")
        .order_by("profile__slug", "order", "pk")
    }
)


class EntryListSitemap(_Sitemap):
    """The lists of talks, teaching and projects that hold something: of all, and by department."""

    def items(self) -> list[tuple[str, str]]:
        """Names of addresses with the slug of the department, "" for all; in one query."""
        words = {str(each.kind): each.word for each in KINDS}
        people = Profile.objects.for_engines()
        shown = Entry.objects.public().filter(kind__in=words, profile__in=people).order_by()
        found = set()
        for kind, slug in shown.values_list("kind", "profile__departments__slug").distinct():
            found.add((words[kind], ""))
            if slug:
                found.add((f"department_{words[kind]}", slug))
        return sorted(found)

    def location(self, item: tuple[str, str]) -> str:
        name, slug = item
        return reverse(name, args=[slug] if slug else [])


class PersonEntryListSitemap(_Sitemap):
    """The lists of people of their talks, teaching and projects, where they hold something."""

    def items(self) -> list[tuple[str, str]]:
        """Names of addresses with the slug of the person; two queries."""
        keys = {str(kind): key for key, kind in ENTRY_LISTS.items()}
        people = Profile.objects.for_engines()
        public = Entry.objects.public().filter(kind__in=keys, profile__in=people)
        shown = in_shown_sections(public, OuterRef("profile"), Section.Kind.ENTRIES)
        rows = shown.order_by().values_list("profile__slug", "kind").distinct()
        found = {(slug, keys[kind]) for slug, kind in rows}
        # A further page that has the address of a list is told among the pages.
        taken = Page.objects.for_engines().filter(key__in=ENTRY_LISTS)
        found -= set(taken.values_list("profile__slug", "key"))
        return sorted((f"profiles:{key}", slug) for slug, key in found)

    def location(self, item: tuple[str, str]) -> str:
        name, slug = item
        return reverse(name, args=[slug])
