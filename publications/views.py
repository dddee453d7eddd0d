"""All publications, and one work."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from faculty_site.lib.paging import page_of
from profiles.permissions import visible
from profiles.references import References
from publications.models import Publication

PAGE_SIZE = 50


@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    """The works of the people who are listed, newest first."""
    works = Publication.objects.listed().newest_first().with_authors()
    page = page_of(request, works, PAGE_SIZE)
    context = {"page_obj": page, "references": _references(page)}
    return render(request, "publications/list.html", context)


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    # By key: the rule may find a work once for each of its authors here.
    keys = visible(request.user, "view", Publication).values("pk")
    work = get_object_or_404(Publication.objects.filter(pk__in=keys).with_authors(), slug=slug)
    context = {
        "publication": work,
        "references": _references([work]),
        "is_public": Publication.objects.public().filter(pk=work.pk).exists(),
    }
    return render(request, "publications/detail.html", context)


def _references(publications: Iterable[Publication]) -> References:
    return References(
        authorship.profile
        for publication in publications
        for authorship in publication.authorships.all()
    )
