"""How complete the works of each person are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.paging import page_of
from profiles.admin_base.drawing import draw
from profiles.models import Profile
from profiles.permissions import visible
from publications.lacks import lacks
from publications.models import Authorship, Publication, Suggestion

PER_PAGE = 100


def people(request: HttpRequest) -> HttpResponse:
    """A table of the people whom the user may change, with links to the works in question."""
    mine = visible(request.user, "change", Profile)
    if not mine.exists():
        raise Http404
    questions: Any = visible(request.user, "inspect", Suggestion)
    with_works = mine.filter(
        Exists(Authorship.objects.filter(profile=OuterRef("pk")))
        | Exists(questions.open().filter(profile=OuterRef("pk")))
    )
    page = page_of(request, with_works.order_by("sort_name", "name", "pk"), PER_PAGE)
    keys = [person.pk for person in page]
    counts = _counts(keys)
    asked = dict(
        questions.open()
        .filter(profile__in=keys)
        .order_by()
        .values_list("profile")
        .annotate(Count("pk"))
    )
    rows = [_row(person, counts.get(person.pk, {}), asked.get(person.pk, 0)) for person in page]
    headings = [lack.label for lack in lacks().values()]
    return draw(
        request, "publications/completeness.html", _("How complete the works are"),
        page=page, rows=rows, headings=headings,
    )  # fmt: skip


def _counts(people: list[int]) -> dict[int, Mapping[str, Any]]:
    """The number of works of each person, and of those that lack something, in one query."""
    found = Publication.objects.filter(authorships__profile__in=people).order_by()
    lacking = {
        f"lacks_{key}": Count("pk", distinct=True, filter=lack.works)
        for key, lack in lacks().items()
    }
    rows = found.values("authorships__profile").annotate(
        works=Count("pk", distinct=True), **lacking
    )
    return {row["authorships__profile"]: row for row in rows}


def _row(person: Profile, counts: Mapping[str, Any], asked: int) -> dict[str, Any]:
    works = reverse("admin:publications_publication_changelist")

    def cell(count: int, **query: str) -> dict[str, Any]:
        asked_for = {"person": str(person.pk), **query}
        return {"count": count, "url": f"{works}?{urlencode(asked_for)}"}

    return {
        "person": person,
        "works": cell(counts.get("works", 0)),
        "cells": [cell(counts.get(f"lacks_{key}", 0), missing=key) for key in lacks()],
        "asked": asked,
    }
