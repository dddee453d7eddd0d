"""News in the sitemap."""

from __future__ import annotations

from django.contrib.sitemaps import GenericSitemap

from news.models import NewsItem

news = GenericSitemap({"queryset": NewsItem.objects.listed().newest_first()})
