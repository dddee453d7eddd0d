"""All publications."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from faculty_site.lib.paging import page_of
from profiles.languages import answer_in_wanted
from profiles.permissions import audiences_of
from publications.models import Publication
from publications.views.references import references_of

PAGE_SIZE = 50


@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    """The works of the people who are listed, newest first."""
    works = Publication.objects.listed(*audiences_of(request.user)).newest_first().with_authors()
    page = page_of(request, works, PAGE_SIZE)
    context = {"page_obj": page, "references": references_of(page, public=True)}
    return answer_in_wanted(request, "publications/list.html", context, page)
