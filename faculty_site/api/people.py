"""People and departments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from ninja import Field, Query, Router

from faculty_site.api import schemas
from faculty_site.api.addresses import Site
from faculty_site.api.entries import entry_of
from faculty_site.api.paging import PageQuery, found_or_404, page_of
from profiles.contact import Contact
from profiles.languages import speak
from profiles.models import Department, Link, Membership, Profile
from profiles.models.people import ProfileQuerySet
from profiles.references import media_url

router = Router(tags=["People"])
MEMBERSHIPS = Prefetch("memberships", Membership.objects.select_related("department"))


class PersonQuery(PageQuery):
    department: schemas.Slug = Field("", description="The slug of a department.")


@router.get("departments", response=schemas.answers(schemas.Departments), url_name="departments")
def departments(request: HttpRequest, paging: Query[PageQuery]) -> Any:
    """Departments, groups and laboratories, by name."""
    site = Site.of(request)
    rows = _departments().order_by("name", "slug")
    return page_of(request, rows, paging, lambda found: [_department(site, row) for row in found])


@router.get(
    "departments/{slug:slug}", response=schemas.answers(schemas.Department), url_name="department"
)
def department(request: HttpRequest, slug: str) -> Any:
    """One department."""
    return _department(Site.of(request), found_or_404(_departments(), slug))


@router.get("people", response=schemas.answers(schemas.People), url_name="people")
def people(request: HttpRequest, wanted: Query[PersonQuery]) -> Any:
    """The people of the directory, in its order; those of a department by its slug."""
    site = Site.of(request)
    rows = Profile.objects.listed().in_directory_order()
    if wanted.department:
        rows = rows.of_department(wanted.department)
    with_places = rows.prefetch_related(MEMBERSHIPS)
    return page_of(request, with_places, wanted, lambda found: [_person(site, p) for p in found])


@router.get("people/{slug:slug}", response=schemas.answers(schemas.PersonInFull), url_name="person")
def person(request: HttpRequest, slug: str, lang: schemas.Tag = "") -> Any:
    """A person with their page; in another language, where the page has it."""
    rows: ProfileQuerySet = Profile.objects.public().prefetch_related(MEMBERSHIPS)
    found: Any = found_or_404(rows, slug)
    site = Site.of(request, [found])
    sections = list(found.sections.public())
    entries = list(found.entries.public())
    pages = list(found.pages.public().select_related("profile").order_by("order", "pk"))
    if lang:
        for records in ([found], sections, entries, pages):
            speak(records, [lang], found.language)
    links = list(found.links.public())
    contact = Contact(found, links, site.references)
    return {
        **_person(site, found),
        "phone": found.phone,
        "office": found.office,
        "office_hours": found.office_hours,
        "postal_address": found.postal_address,
        "links": _links(site, found, links),
        "facts": [
            {"label": label, "html": site.line(value, found.pk)} for label, value in contact.facts
        ],
        "sections": [_section(site, section, site.page(found)) for section in sections],
        "entries": [entry_of(site, entry) for entry in entries],
        "pages": [
            {"title": page.title, "url": site.page(page), "language": page.language}
            for page in pages
        ],
    }


def _departments() -> Any:
    return Department.objects.select_related("parent").counting_people()


def _department(site: Site, row: Any) -> dict[str, Any]:
    return {
        **site.named(row),
        "kind": row.kind,
        "tagline": row.tagline,
        "parent": site.named(row.parent) if row.parent else None,
        "people": row.people,
    }


def _person(site: Site, row: Profile) -> dict[str, Any]:
    return {
        **site.named(row),
        "native_name": row.native_name,
        "sort_name": row.sort_name,
        "position": row.position,
        "affiliation": list(filter(None, map(str.strip, row.affiliation.splitlines()))),
        "interests": row.interests,
        "orcid": f"https://orcid.org/{row.orcid}" if row.orcid else "",
        "photo": site.at(media_url(row.photo.name)) if row.photo.name else "",
        "language": row.language,
        "state": row.state,
        "departments": [_membership(site, each) for each in row.memberships.all()],
    }


def _membership(site: Site, row: Membership) -> dict[str, Any]:
    return {
        "department": site.named(row.department),
        "role": row.role,
        "primary": row.primary,
        "start": str(row.start or ""),
        "end": str(row.end or ""),
    }


def _links(site: Site, person: Profile, links: Iterable[Link]) -> Iterator[dict[str, str]]:
    """Those that lead somewhere; e-mail addresses are not given away in bulk."""
    for link in links:
        if link.kind != Link.Kind.EMAIL and (url := site.resolved(link.url, person.pk)):
            yield {"kind": link.kind, "label": str(link), "url": url}


def _section(site: Site, row: Any, page: str) -> dict[str, Any]:
    return {
        "heading": row.heading,
        "level": row.level,
        "kind": row.kind,
        "language": row.language,
        "html": site.prose(row, page),
    }
