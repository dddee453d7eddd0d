"""Lines of curricula vitae: talks, teaching, projects, awards and the like."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router

from faculty_site.api import schemas
from faculty_site.api.addresses import Site
from faculty_site.api.paging import PageQuery, page_of
from profiles.models import Entry, Profile

router = Router(tags=["Entries"])

Kind = Annotated[str, schemas.one_of(Entry.Kind.values)]


class EntryQuery(PageQuery):
    kind: Kind | None = None
    person: schemas.Slug = Field("", description="The slug of a person.")
    department: schemas.Slug = Field("", description="The slug of a department.")
    year: schemas.Year | None = Field(None, description="In which it ends, or ended.")


@router.get("entries", response=schemas.answers(schemas.Entries), url_name="entries")
def entries(request: HttpRequest, wanted: Query[EntryQuery]) -> Any:
    """Lines of the listed people's curricula vitae, newest first, undated ones last."""
    rows = Entry.objects.public().filter(profile__in=Profile.objects.listed())
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.person:
        rows = rows.filter(profile__slug=wanted.person)
    if wanted.department:
        rows = rows.filter(profile__in=Profile.objects.of_department(wanted.department))
    if wanted.year:
        rows = rows.filter(last_day__year=wanted.year)
    ordered = rows.select_related("profile").order_by("-last_day", "order", "pk")
    return page_of(request, ordered, wanted, lambda found: _entries(request, found))


def _entries(request: HttpRequest, rows: list[Entry]) -> list[dict[str, Any]]:
    site = Site.of(request, [row.profile for row in rows])
    return [{**entry_of(site, row), "person": site.named(row.profile)} for row in rows]


def entry_of(site: Site, row: Entry) -> dict[str, Any]:
    """One line, without whose it is."""
    page = site.page(row.profile)
    return {
        "kind": row.kind,
        "title": row.title,
        "place": row.place,
        "start": str(row.start or ""),
        "end": str(row.end or ""),
        "language": row.language,
        "html": site.prose(row, page),
        "url": f"{page}#entry-{row.pk}",
    }
