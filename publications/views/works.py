"""One work."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from faculty_site.context_processors import site_url
from profiles.languages import reading_of, speak
from profiles.models.base import Visibility
from profiles.permissions import visible
from profiles.references import References
from publications.citations import cite_all
from publications.csl import csl_item
from publications.exports import FORMATS, Addresses, highwire_tags, schema_org
from publications.models import Publication
from publications.models.works import PublicationQuerySet
from publications.templatetags.works import leads_to_person, pdf_address
from publications.views.references import references_of


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a work."""
    work = open_work(request, slug)
    is_public = Publication.objects.public().filter(pk=work.pk).exists()
    references = references_of([work], public=is_public)
    # Before it speaks another language: a work is cited in its own.
    machine_readable = _machine_readable(request, work, references)
    translations = work.translations.public().values_list("language", flat=True)
    reading = reading_of(request, work.language, translations)
    speak([work], reading.tags)
    context = {
        "publication": work,
        "versions": list(_versions(request, work)),
        "references": references,
        "is_public": is_public,
        **machine_readable,
    }
    return reading.answer(request, "publications/detail.html", context)


def open_work(request: HttpRequest, slug: str) -> Publication:
    """A work that is not hidden; one by drafts alone only for those who may see their pages."""
    return get_object_or_404(_open_works(request).with_authors(), slug=slug)


def _open_works(request: HttpRequest) -> PublicationQuerySet:
    # Asked of each work: the rule may find it once for each of its authors here, and a list of
    # all keys would be made for the page of one.
    may_see = visible(request.user, "view", Publication).filter(pk=OuterRef("pk"))
    return Publication.objects.filter(Exists(may_see), visibility=Visibility.PUBLIC)


def _versions(request: HttpRequest, work: Publication) -> PublicationQuerySet:
    """The other works that are versions of this one, and open to the same reader."""
    return _open_works(request).versions_of(work).newest_first()


def _machine_readable(
    request: HttpRequest, work: Publication, references: References
) -> dict[str, Any]:
    """What programs read of a work, and what people take away from its page."""
    item = csl_item(work)
    addresses = _addresses(request, work, references)
    return {
        "highwire": highwire_tags(item, addresses),
        "linked_data": schema_org(work, item, addresses),
        "citations": cite_all(item),
        "cited_language": item.get("language", ""),
        "written": {form.name: form.write(work) for form in FORMATS},
    }


def _addresses(request: HttpRequest, work: Publication, references: References) -> Addresses:
    """For programs: nothing leads to a person to whose page the work's own page does not."""
    root = site_url(request)
    pdf = pdf_address(work, references)
    authors = list(enumerate(work.authorships.all()))
    ours = {at: a.profile for at, a in authors if a.profile and leads_to_person(a)}
    orcids = {at: person.orcid for at, person in ours.items()}
    orcids |= {at: author.orcid for at, author in authors if author.orcid}
    return Addresses(
        page=f"{root}{work.get_absolute_url()}",
        pdf=urljoin(f"{root}/", pdf) if pdf else "",
        people={at: f"{root}{person.get_absolute_url()}" for at, person in ours.items()},
        orcids={at: f"https://orcid.org/{orcid}" for at, orcid in orcids.items() if orcid},
    )
