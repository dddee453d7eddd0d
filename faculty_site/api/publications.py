"""Publications."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router
from ninja.errors import HttpError

from faculty_site.api import schemas
from faculty_site.api.addresses import Site
from faculty_site.api.paging import PageQuery, found_or_404, page_of
from profiles.languages import speak
from publications.csl import csl_item, keywords_of
from publications.listing import WorkFilter
from publications.models import Authorship, Publication, Status
from publications.templatetags.works import leads_to_person, work_links
from publications.views.references import references_of

router = Router(tags=["Publications"])


class WorkQuery(PageQuery):
    """The filters of the lists of publications; of several values of one, one is enough."""

    q: str = Field("", description="Words of the title, the authors and the abstract.")
    person: list[schemas.Slug] = Field([], description="Slugs of people.")
    department: list[schemas.Slug] = Field([], description="Slugs of departments.")
    year: list[str] = Field([], description="Years, or none for works without one.")
    from_: str = Field("", alias="from", description="The first year.")
    to: str = Field("", description="The last year.")
    type: list[Publication.Type] = Field([], description="CSL's kinds of works.")
    venue: list[str] = Field([], description="As it is printed.")
    status: list[Status] = Field([], description="Published, or how far it is.")
    keyword: list[str] = Field([], description="As the list of keywords has it.")


@router.get("publications", response=schemas.answers(schemas.Publications), url_name="publications")
def publications(request: HttpRequest, wanted: Query[WorkQuery]) -> Any:
    """The works of the listed people, newest first."""
    # It reads the same query as the pages' lists do, so that both mean the same by it.
    works = WorkFilter.from_query(request.GET)
    if works.messages:
        raise HttpError(422, " ".join(works.messages))
    rows = works.apply(Publication.objects.listed()).newest_first().with_authors()
    return page_of(request, rows, wanted, lambda found: _publications(request, found))


@router.get(
    "publications/{slug:slug}",
    response=schemas.answers(schemas.Publication),
    url_name="publication",
)
def publication(request: HttpRequest, slug: str, lang: schemas.Tag = "") -> Any:
    """One work; its title and abstract in another language, where it has that."""
    found: Any = found_or_404(Publication.objects.public().with_authors(), slug)
    if lang:
        speak([found], [lang])
    return _publications(request, [found])[0]


def _publications(request: HttpRequest, rows: list[Publication]) -> list[dict[str, Any]]:
    site = Site.of(request)
    references = references_of(rows, public=True)
    return [
        {
            "slug": row.slug,
            **site.addresses(row),
            "status": row.status,
            "year": row.year,
            "date": str(row.date or ""),
            "authors": [_author(site, each) for each in row.authorships.all()],
            "keywords": keywords_of(row),
            "links": [
                {"label": link.label, "url": site.absolute(link.url)}
                for link in work_links(row, references)
            ],
            "csl": csl_item(row),
        }
        for row in rows
    ]


def _author(site: Site, row: Authorship) -> dict[str, Any]:
    return {
        "name": row.name,
        "orcid": f"https://orcid.org/{row.orcid}" if row.orcid else "",
        "person": site.named(row.profile) if row.profile and leads_to_person(row) else None,
    }
