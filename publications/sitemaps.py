"""Publications in the sitemap."""

from __future__ import annotations

from django.contrib.sitemaps import GenericSitemap

from publications.models import Publication

publications = GenericSitemap({"queryset": Publication.objects.listed().newest_first()})
