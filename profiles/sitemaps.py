"""People and their further pages in the sitemap."""

from __future__ import annotations

from django.contrib.sitemaps import GenericSitemap

from profiles.models import Page, Profile

people = GenericSitemap({"queryset": Profile.objects.listed().in_directory_order()})

pages = GenericSitemap(
    {
        "queryset": Page.objects.listed()
        .select_related("profile")
        .defer("body")
        .order_by("profile__slug", "order", "pk")
    }
)
