"""People in the sitemap."""

from __future__ import annotations

from django.contrib.sitemaps import GenericSitemap

from profiles.models import Profile

people = GenericSitemap({"queryset": Profile.objects.listed().in_directory_order()})
