"""All publications, and one work."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from faculty_site.lib.paging import page_of
from profiles.languages import answer_in_wanted, reading_of, speak
from profiles.models.base import Visibility
from profiles.permissions import audiences_of, visible
from profiles.references import References
from publications.models import Publication
from publications.templatetags.works import leads_to_person

PAGE_SIZE = 50


@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    """The works of the people who are listed, newest first."""
    works = Publication.objects.listed(*audiences_of(request.user)).newest_first().with_authors()
    page = page_of(request, works, PAGE_SIZE)
    context = {"page_obj": page, "references": _references(page, public=True)}
    return answer_in_wanted(request, "publications/list.html", context, page)


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A work that is not hidden; one by drafts alone only for those who may see their pages."""
    # By key: the rule may find a work once for each of its authors here.
    keys = visible(request.user, "view", Publication).values("pk")
    works = Publication.objects.filter(pk__in=keys, visibility=Visibility.PUBLIC).with_authors()
    work = get_object_or_404(works, slug=slug)
    is_public = Publication.objects.public().filter(pk=work.pk).exists()
    translations = work.translations.public().values_list("language", flat=True)
    reading = reading_of(request, work.language, translations)
    speak([work], reading.tags)
    context = {
        "publication": work,
        "references": _references([work], public=is_public),
        "is_public": is_public,
    }
    return reading.answer(request, "publications/detail.html", context)


def _references(publications: Iterable[Publication], *, public: bool) -> References:
    """The files and old sites of the authors; for the `public` only of those whom the page names
    as its people, as nothing may lead to a draft."""
    return References(
        author.profile
        for publication in publications
        for author in publication.authorships.all()
        if not public or leads_to_person(author)
    )
