"""Sends the form of a thing with a draft in it, as somebody who need not be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.conf import settings
from django.contrib import admin
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.drafts.contents import Contents, filled_in
from faculty_site.drafts.models import Draft
from faculty_site.ingest.pipeline import rolled_back
from faculty_site.lib.changes import Change, change
from faculty_site.lib.naming import in_sites_language
from profiles.history.asking import clashes_with, forms_as_stored, mark_of
from profiles.history.clashes import OPENED, ROW, Clash, drop_row
from profiles.permissions import User

TAKER: Final = "_draft_taker"
"""The attribute of a request that says what is done with the saved object, instead of an answer."""

Taker = Callable[[Any, Change], Any]
"""Is given what was saved, within the transaction, and the change as the history has it."""


@dataclass
class Outcome:
    """What came of sending a draft: what the taker gave, or why nothing was saved.

    `clashes` are what the page and the draft both changed.
    """

    value: Any = None
    is_saved: bool = False
    faults: list[str] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


def admin_of(draft: Draft) -> Any:
    """The admin class, with its site, of what this is a draft of."""
    return admin.site._registry[draft.of_model]


def object_of(draft: Draft, request: HttpRequest) -> Any:
    """The object as whoever asks may inspect it; None for a new one, and for one not open."""
    return admin_of(draft).get_object(request, str(draft.key)) if draft.key else None


def data_of(draft: Draft, request: HttpRequest, *, whole: bool = True) -> QueryDict:
    """What the form of whoever asks would send, were the draft typed into it now."""
    served, obj = admin_of(draft), object_of(draft, request)
    contents = Contents.from_json(draft.contents)
    if obj is None:
        form = served.get_form(request, None, change=False)
        blank = form(initial=served.get_changeform_initial_data(request))
        formsets, _inlines = served._create_formsets(request, blank.instance, change=False)
        return filled_in(contents, blank, formsets, whole=whole)
    data = filled_in(contents, *forms_as_stored(request, served, obj), whole=whole)
    data[OPENED] = draft.opened
    return data


def tried(draft: Draft, user: User, taker: Taker) -> Outcome:
    """What the draft would make, seen within a transaction that is undone.

    Where the page was changed in the same places, the draft's side is shown.
    """
    with rolled_back():
        request = request_of(draft, user)
        data = data_of(draft, request, whole=False)
        clashes: list[Clash] = []
        if draft.key and (obj := object_of(draft, request)) is not None:
            clashes = clashes_with(request, admin_of(draft), obj, data)
            _prefer_draft(draft, data, clashes)
        outcome = _sent(draft, request, data, taker)
        outcome.clashes = clashes
        return outcome


@transaction.atomic
def published(draft: Draft, user: User) -> Outcome:
    """Saves what the draft holds, with the rights of the user, and takes the draft away.

    Nothing is saved where somebody, or an import, changed the same: a person has to choose.
    """
    request = request_of(draft, user)
    data = data_of(draft, request, whole=False)
    obj = object_of(draft, request)
    if draft.key and obj is None:
        return Outcome(faults=[gettext("It is gone, or not open to whoever planned this.")])
    if obj is not None and (found := clashes_with(request, admin_of(draft), obj, data)):
        return Outcome(clashes=found)
    outcome = _sent(draft, request, data, lambda saved, _change: saved)
    if outcome.is_saved:
        draft.delete()
    return outcome


def reason_of(draft: Draft) -> str:
    """How the history says where a change came from."""
    by = draft.changed_by
    name = (by.get_full_name() or by.get_username()) if by is not None else ""
    if not name:
        return in_sites_language(_("from a draft"))
    return in_sites_language(_("from a draft by %(account)s"), account=name)


def request_of(draft: Draft, user: User) -> HttpRequest:
    """A request as if the user had opened the form; it reaches no browser and no session."""
    request = HttpRequest()
    request.user = user
    request.method = "GET"
    request.path = request.path_info = draft.form_address
    host = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
    request.META = {"SERVER_NAME": host, "SERVER_PORT": "80", "SCRIPT_NAME": ""}
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    return request


def _prefer_draft(draft: Draft, data: QueryDict, clashes: list[Clash]) -> None:
    data[OPENED] = mark_of(admin_of(draft), str(draft.key))
    for clash in clashes:
        if clash.is_row and clash.name.startswith(ROW):
            drop_row(data, clash.name.removeprefix(ROW))


def _sent(draft: Draft, request: HttpRequest, data: QueryDict, taker: Taker) -> Outcome:
    outcome = Outcome()

    def take(saved: Any) -> None:
        outcome.is_saved, outcome.value = True, taker(saved, made)

    request.method, request.POST = "POST", data  # type: ignore[assignment]
    setattr(request, TAKER, take)
    with change("admin", reason_of(draft), request.user) as made:
        try:
            answer = admin_of(draft).changeform_view(request, str(draft.key) if draft.key else None)
        except PermissionDenied:
            answer = None
    if not outcome.is_saved:
        outcome.faults = list(_faults(answer)) or [gettext("It is not open to this account.")]
    return outcome


def _faults(answer: Any) -> Iterator[str]:
    """What a form says that is not right."""
    context = getattr(answer, "context_data", None) or {}
    if "adminform" not in context:
        return
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        yield from inline.formset.non_form_errors()
        forms += inline.formset.forms
    for form in forms:
        for name, texts in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            for text in texts:
                yield f"{capfirst(str(label))}: {text}" if label else str(text)
