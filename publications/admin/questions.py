"""“Is this yours?”: what people are asked about works that may be theirs, and their answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.paging import page_of
from faculty_site.lib.sent_numbers import number_in
from profiles.admin_base.drawing import draw
from profiles.models import Profile
from profiles.permissions import visible
from publications.linking import accept, author_for, may_accept, reconsider, refuse
from publications.models import Authorship, Publication, Suggestion
from publications.models.authors import SuggestionQuerySet

PER_PAGE = 50
MOST_NAMES = 8
"""Authors that are printed of a work; of more, those around the one in question."""

LINKED: Final[Any] = ngettext_lazy(
    "%(number)s work is linked to %(person)s now.",
    "%(number)s works are linked to %(person)s now.",
    "number",
)
REFUSED: Final[Any] = ngettext_lazy(
    "%(number)s work was refused and will not be suggested again.",
    "%(number)s works were refused and will not be suggested again.",
    "number",
)
ASKED_AGAIN: Final[Any] = ngettext_lazy(
    "%(number)s work is asked about again.", "%(number)s works are asked about again.", "number"
)


def people(request: HttpRequest) -> HttpResponse:
    """The people whom the user may answer for; theirs at once where it is only one."""
    mine = visible(request.user, "change", Profile)
    if len(only := mine.order_by("pk")[:2]) == 1:
        return redirect("admin:publications_questions_of", only[0].pk)
    if not only:
        raise Http404
    seen: Any = visible(request.user, "inspect", Suggestion)
    rows = mine.annotate(
        asked=Count("suggestions", filter=Q(suggestions__in=seen.filter(refused=False))),
        refused=Count("suggestions", filter=Q(suggestions__in=seen.filter(refused=True))),
    ).filter(Q(asked__gt=0) | Q(refused__gt=0))
    page = page_of(request, rows.order_by("-asked", "sort_name", "name", "pk"), PER_PAGE)
    return draw(
        request, "publications/questions_people.html", _("Whose are these works?"), page=page
    )


def of_person(request: HttpRequest, pk: int) -> HttpResponse:
    """What one person is asked, and what they refused; takes the answers."""
    person = visible(request.user, "change", Profile).filter(pk=pk).first()
    if person is None:
        raise Http404
    if request.method == "POST":
        return _answer(request, person)
    rows = _rows(request, person)
    page = page_of(request, rows.filter(refused=False), PER_PAGE)
    refused = rows.filter(refused=True)
    may_open = visible(request.user, "change", Publication)
    shown = [row.publication_id for row in page]
    context = {
        "person": person,
        "page": page,
        "questions": [_shown(row) for row in page],
        "refused": [_shown(row) for row in refused[:PER_PAGE]],
        "refused_count": refused.count(),
        "open_works": set(may_open.filter(pk__in=shown).values_list("pk", flat=True)),
    }
    own = person.owner_id == request.user.pk
    context |= {
        "yes": _("Mine") if own else _("Theirs"),
        "no": _("Not mine") if own else _("Not theirs"),
    }
    by = gettext("Are these by %(person)s?") % {"person": person}
    title = gettext("Are these yours?") if own else by
    return draw(request, "publications/questions.html", title, **context)


def _rows(request: HttpRequest, person: Profile) -> QuerySet[Suggestion]:
    rows: Any = visible(request.user, "inspect", Suggestion)
    authors = Prefetch("publication__authorships", Authorship.objects.order_by("position", "pk"))
    found: QuerySet[Suggestion] = rows.filter(profile=person)
    found = found.select_related("publication", "profile")
    newest = F("publication__year").desc(nulls_first=True)
    return found.prefetch_related(authors).order_by("certainty", newest, "pk")


def _shown(row: Suggestion) -> dict[str, Any]:
    authors = list(row.publication.authorships.all())
    return {"row": row, "work": row.publication, "authors": list(_names(row, authors))}


def _names(row: Suggestion, authors: list[Authorship]) -> Iterator[dict[str, Any]]:
    """The printed names in order, the one in question set off; an empty name for those left out."""
    meant = author_for(row, authors) or next((a for a in authors if a.name == row.name), None)
    at = authors.index(meant) if meant else 0
    kept = {*range(3), at - 1, at, at + 1, len(authors) - 1}
    gap = False
    for number, author in enumerate(authors):
        if len(authors) <= MOST_NAMES or number in kept:
            yield {"name": author.name, "meant": author is meant}
            gap = False
        elif not gap:
            yield {"name": ""}
            gap = True


def _answer(request: HttpRequest, person: Profile) -> HttpResponseRedirect:
    user, sent = cast("User", request.user), request.POST
    single = next((name for name in ("mine", "not_mine", "undo") if name in sent), "")
    keys = sent.getlist("chosen") if not single else [sent[single]]
    answer = single or sent.get("answer", "")
    allowed: Any = visible(user, "change", Suggestion)
    rows: SuggestionQuerySet = allowed.filter(
        profile=person, pk__in=[number_in(key) for key in keys]
    )
    if answer == "mine":
        open_rows = rows.open()
        allowed_keys = may_accept(user, person, open_rows)
        unanswered = list(open_rows.exclude(pk__in=allowed_keys).select_related("publication"))
        if allowed_keys or not unanswered:
            _say_accepted(request, person, *accept(user, open_rows.filter(pk__in=allowed_keys)))
        _say_unanswered(request, unanswered)
    elif answer == "not_mine":
        _say(request, refuse(user, rows), REFUSED)
    elif answer == "undo":
        _say(request, reconsider(user, rows), ASKED_AGAIN)
    return HttpResponseRedirect(reverse("admin:publications_questions_of", args=[person.pk]))


def _say_accepted(
    request: HttpRequest, person: Profile, count: int, left: list[Suggestion]
) -> None:
    _say(request, count, LINKED, person=person)
    for row in left:
        told = gettext(
            "“%(work)s” was not linked: its author “%(name)s” is linked to somebody else by now. "
            "If that is wrong, whoever edits the page of your department can help."
        )
        messages.warning(request, told % {"work": row.publication, "name": row.name})


def _say_unanswered(request: HttpRequest, rows: list[Suggestion]) -> None:
    for row in rows:
        told = gettext(
            "“%(work)s” was not linked yet: it stands on the page of somebody else, and the name "
            "or ORCID iD that fits was written onto this page by somebody who looks after it. An "
            "admin of the department has to say yes."
        )
        messages.warning(request, told % {"work": row.publication})


def _say(request: HttpRequest, count: int, what: Any, **names: Any) -> None:
    if not count:
        messages.info(request, _("Nothing was changed: choose a work first."))
    else:
        messages.success(request, what % {"number": count, **names})
