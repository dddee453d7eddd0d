"""News."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router

from faculty_site.api import schemas
from faculty_site.api.addresses import Site
from faculty_site.api.paging import PageQuery, found_or_404, page_of
from news.models import NewsItem
from profiles.languages import speak

router = Router(tags=["News"])

Kind = Annotated[str, schemas.one_of(NewsItem.Kind.values)]


class NewsQuery(PageQuery):
    kind: Kind | None = None
    person: schemas.Slug = Field("", description="The slug of a person.")
    department: schemas.Slug = Field("", description="The slug of a department: its own news.")
    year: schemas.Year | None = Field(None, description="Of its last day.")
    upcoming: bool | None = Field(None, description="Only what is to come, or only what is past.")


@router.get("news", response=schemas.answers(schemas.NewsList), url_name="news")
def news(request: HttpRequest, wanted: Query[NewsQuery]) -> Any:
    """What is new with the listed people and the departments, newest first."""
    rows = NewsItem.objects.listed()
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.person:
        rows = rows.filter(profile__slug=wanted.person)
    if wanted.department:
        rows = rows.filter(department__slug=wanted.department)
    if wanted.year:
        rows = rows.filter(last_day__year=wanted.year)
    if wanted.upcoming is not None:
        to_come = NewsItem.objects.upcoming(timezone.localdate()).values("pk")
        rows = rows.filter(pk__in=to_come) if wanted.upcoming else rows.exclude(pk__in=to_come)
    ordered = rows.newest_first().select_related("profile", "department")
    return page_of(request, ordered, wanted, lambda found: _news(request, found))


@router.get("news/{slug:slug}", response=schemas.answers(schemas.News), url_name="news_item")
def news_item(request: HttpRequest, slug: str, lang: schemas.Tag = "") -> Any:
    """One item; in another language, where it has that."""
    rows = NewsItem.objects.public().select_related("profile", "department")
    found: Any = found_or_404(rows, slug)
    if lang:
        speak([found], [lang], found.profile.language if found.profile else "")
    return _news(request, [found])[0]


def _news(request: HttpRequest, rows: list[NewsItem]) -> list[dict[str, Any]]:
    site = Site.of(request, [row.profile for row in rows])
    today = timezone.localdate()
    return [
        {
            "slug": row.slug,
            **site.addresses(row),
            "kind": row.kind,
            "category": row.category,
            "title": row.title,
            "date": str(row.date or ""),
            "end_date": str(row.end_date or ""),
            "upcoming": row.last_day is not None and row.last_day >= today,
            "place": row.place,
            "language": row.language,
            "pinned": row.pinned,
            "person": site.named(row.profile) if row.profile else None,
            "department": site.named(row.department) if row.department else None,
            "html": site.prose(row, site.page(row)),
        }
        for row in rows
    ]
