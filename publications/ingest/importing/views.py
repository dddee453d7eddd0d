"""Importing works in the admin: a form, a preview of every entry, and what was done.

Each step asks anew whether the account may change the person's page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.models import Profile
from profiles.permissions import visible
from publications.ingest.importing.entries import CHOSEN, OFFERED
from publications.ingest.importing.forms import ImportForm, on_line
from publications.ingest.importing.history import remember_in_history
from publications.ingest.importing.pages import groups_of, without_foreign
from publications.ingest.importing.run import Outcome, import_works, preview
from publications.ingest.importing.sealing import Sealed, SealError, seal, unseal
from publications.ingest.importing.texts import FORMATS, Text

MOST_ENTRIES = 1_000
"""Entries that one page can ask about."""

MOST_FAULTS = 3
"""Of a text without entries."""

BUSY = _(
    "The database did not take this, and nothing was changed. Try again in a minute; if it happens "
    "again, tell whoever runs the site."
)
STALE = _("This preview is too old, or was changed on its way. Give the text once more.")

log = logging.getLogger(__name__)

Context = dict[str, Any]


def import_view(request: HttpRequest, context: Context) -> HttpResponse:
    """The step that is asked for; `context` is the admin's own."""
    step = request.POST.get("step", "") if request.method == "POST" else ""
    return _step(request, context, step)


def preview_view(request: HttpRequest, context: Context) -> HttpResponse:
    """The preview of a `file` of a `person`, both sent by another form."""
    return _step(request, context, "preview")


def _step(request: HttpRequest, context: Context, step: str) -> HttpResponse:
    people = visible(request.user, "change", Profile).order_by("sort_name", "name", "slug")
    context = {**context, "title": _("Import publications"), "formats": _(FORMATS)}
    try:
        if step in STEPS:
            return _from_preview(request, people, context, step)
        if step:
            return _read(request, people, context)
    except DatabaseError:
        log.exception("works could not be imported")
        return _ask(request, people, context, BUSY)
    return _ask(request, people, context)


def _ask(
    request: HttpRequest, people: QuerySet[Profile], context: Context, error: str | Promise = ""
) -> HttpResponse:
    """An empty form; for the person in `?person=`, where one is named."""
    slug = request.GET.get("person", "").replace("\0", "")
    if slug and not people.filter(slug=slug).exists():
        raise Http404("There is no such person.")
    form = ImportForm(people, initial={"person": slug} if slug else {})
    if not form.has_people:
        raise PermissionDenied
    return _page(request, "form", {**context, "form": form, "error": error}, 400 if error else 200)


def _read(request: HttpRequest, people: QuerySet[Profile], context: Context) -> HttpResponse:
    """A preview of what was given; the form again, with what is wrong, where that is nothing."""
    form = ImportForm(people, request.POST, request.FILES)
    if not form.has_people:
        raise PermissionDenied
    if form.is_valid():
        person = form.cleaned_data["person"]
        outcome = preview(person, form.text, request.user)
        if 0 < len(outcome.entries) <= MOST_ENTRIES:
            return _preview(request, person, form.text, outcome, context)
        form.add_error(None, _why_not(outcome))
    return _page(request, "form", {**context, "form": form})


def _why_not(outcome: Outcome) -> str:
    if number := len(outcome.entries):
        return gettext(
            "There are %(number)s entries in it; at most %(most)s are shown at a time. Give it in "
            "parts."
        ) % {
            "number": number_format(number, force_grouping=True),
            "most": number_format(MOST_ENTRIES, force_grouping=True),
        }
    said = [on_line(fault.line, fault.message) for fault in outcome.faults[:MOST_FAULTS]]
    give = gettext("Give %(formats)s.") % {"formats": gettext(FORMATS)}
    return " ".join([gettext("No entry was found in it."), *(said or [give])])


def _from_preview(
    request: HttpRequest, people: QuerySet[Profile], context: Context, step: str
) -> HttpResponse:
    """What is done with a preview: import it, or tick all or none and look again."""
    try:
        sealed = unseal(request.POST.get("sealed", ""), request.user.pk)
    except SealError:
        return _ask(request, people, context, STALE)
    person = people.filter(pk=sealed.person).first()
    if person is None:
        raise Http404("There is no such person.")
    return STEPS[step](request, person, sealed, context)


def _look_again(
    request: HttpRequest, person: Profile, sealed: Sealed, context: Context
) -> HttpResponse:
    outcome = preview(person, sealed.text, request.user)
    ticked = request.POST["step"] == "tick"
    return _preview(request, person, sealed.text, outcome, context, ticked=ticked)


def _preview(
    request: HttpRequest,
    person: Profile,
    text: Text,
    outcome: Outcome,
    context: Context,
    *,
    ticked: bool = True,
) -> HttpResponse:
    outcome = without_foreign(outcome, request.user)
    choices = frozenset(entry.number for entry in outcome.of(*OFFERED))
    told = {
        **context,
        "person": person,
        "text": text,
        "outcome": outcome,
        "groups": groups_of(outcome),
        "choices": choices,
        "ticked": ticked,
        "sealed": seal(request.user.pk, Sealed(person.pk, text, choices)),
    }
    return _page(request, "preview", told)


def _import(
    request: HttpRequest, person: Profile, sealed: Sealed, context: Context
) -> HttpResponse:
    """Bring in what is ticked; what changes nothing is remembered along with it."""
    ticked = _numbers(request.POST.getlist("entry")) & sealed.choices
    left = sealed.choices - ticked
    with transaction.atomic():
        outcome = import_works(person, sealed.text, request.user, left=left)
        remember_in_history(request.user, outcome)
        outcome = without_foreign(outcome, request.user)
    told = {
        **context,
        "person": person,
        "text": sealed.text,
        "outcome": outcome,
        "groups": groups_of(outcome),
        "done": outcome.count(*CHOSEN),
    }
    return _page(request, "result", told)


def _numbers(values: Collection[str]) -> set[int]:
    return {int(value) for value in values if value.isdecimal() and len(value) < 7}


def _page(request: HttpRequest, name: str, context: Context, status: int = 200) -> HttpResponse:
    return TemplateResponse(
        request, f"admin/publications/import_{name}.html", context, status=status
    )


STEPS: dict[str, Callable[[HttpRequest, Profile, Sealed, Context], HttpResponse]] = {
    "import": _import,
    "tick": _look_again,
    "untick": _look_again,
}
