"""Authors who are linked to nobody here, by printed name, for those who edit a department."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.drawing import draw
from profiles.models import Profile
from profiles.permissions import departments_of, is_superuser, visible
from publications.linking import link_name, may_accept, refuse
from publications.models import Authorship, Publication, Suggestion
from publications.models.authors import SuggestionQuerySet

PER_PAGE = 50
MOST_FREQUENT = 30
NameCount = Mapping[str, Any]
"""A printed name, how many `works` it stands on, and the title of an `example`."""

SLUG = re.compile(r"\(([\w-]+)\)\s*$")


def names(request: HttpRequest) -> HttpResponse:
    """Names like those of people here first, then those that occur most often."""
    if not (is_superuser(request.user) or departments_of(request.user).exists()):
        raise Http404
    people = visible(request.user, "change", Profile)
    works = visible(request.user, "change", Publication)
    if request.method == "POST":
        return _answer(request, people, works)
    asked: Any = visible(request.user, "change", Suggestion)
    asked = asked.open().filter(profile__in=people)
    found = asked.values("name").annotate(
        works=Count("publication", distinct=True), example=Min("publication__title")
    )
    page = Paginator(found.order_by("-works", "name"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "alike": _with_people([*page], asked),
        "frequent": _frequent(works, asked),
        "people": people.order_by("sort_name", "name").values_list("name", "slug"),
    }
    return draw(request, "publications/unlinked.html", _("Authors without a page here"), **context)


def _with_people(rows: Sequence[NameCount], asked: QuerySet[Suggestion]) -> list[dict[str, Any]]:
    """Each name with those who may bear it, whom the user looks after."""
    by_name: defaultdict[str, dict[str, str]] = defaultdict(dict)
    found = asked.filter(name__in=[row["name"] for row in rows]).order_by("certainty", "pk")
    for name, person, slug in found.values_list("name", "profile__name", "profile__slug"):
        by_name[name][slug] = person
    return [
        {**row, "people": [f"{person} ({slug})" for slug, person in by_name[row["name"]].items()]}
        for row in rows
    ]


def _frequent(works: QuerySet[Publication], asked: QuerySet[Suggestion]) -> Sequence[NameCount]:
    free = Authorship.objects.filter(
        publication__in=works, profile__isnull=True, is_organization=False
    )
    return list(
        free.exclude(name__in=asked.values("name"))
        .order_by()
        .values("name")
        .annotate(works=Count("publication", distinct=True), example=Min("publication__title"))
        .filter(works__gt=1)
        .order_by("-works", "name")[:MOST_FREQUENT]
    )


def _answer(
    request: HttpRequest, people: QuerySet[Profile], works: QuerySet[Publication]
) -> HttpResponseRedirect:
    user, name = cast("User", request.user), request.POST.get("name", "")
    if "nobody" in request.POST:
        seen: Any = visible(user, "change", Suggestion)
        count = refuse(user, seen.filter(name=name, profile__in=people))
        told = gettext("“%(name)s” is none of your people; refused: %(number)s.")
        messages.success(request, told % {"name": name, "number": count})
    else:
        person = _person(request.POST.get("person", ""), people)
        if person is None:
            messages.error(
                request,
                _(
                    "Choose one of your people from the list, by name or by the address in "
                    "brackets."
                ),
            )
        else:
            linked = len(link_name(user, name, person, works, _answerable(user, person, name)))
            told = gettext("“%(name)s” is %(person)s now; works linked: %(number)s.")
            messages.success(request, told % {"name": name, "person": person, "number": linked})
    return HttpResponseRedirect(reverse("admin:publications_unlinked"))


def _answerable(user: User, person: Profile, name: str) -> SuggestionQuerySet:
    """The open questions to the person about the name to which the account may say yes."""
    seen: Any = visible(user, "change", Suggestion)
    asked: SuggestionQuerySet = seen.open().filter(profile=person, name=name)
    return asked.filter(pk__in=may_accept(user, person, asked))


def _person(text: str, people: QuerySet[Profile]) -> Profile | None:
    """The one of the people who is meant by “Marie Curie (marie-curie)”, name or address alone."""
    slug = match[1] if (match := SLUG.search(text)) else text.strip()
    found = people.filter(Q(slug=slug) | Q(name=text.strip()))[:2]
    return found[0] if len(found) == 1 else None
