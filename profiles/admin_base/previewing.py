"""What a form would make of the public page, shown before anything is saved.

The form is saved as always, rights, checks and all; the page is drawn by its own view, and the
transaction is rolled back. So the preview is never another page than the one that saving brings,
and no door of its own to guard: it answers where the form itself is answered.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from profiles.admin_base.forms import page_of
from profiles.admin_base.models import GuardedAdmin
from profiles.admin_base.turns import BusyError, turn

if TYPE_CHECKING:
    _Mixed = GuardedAdmin
else:
    _Mixed = object

BUTTON: Final = "_preview"
SHOWN: Final = "Page-Preview"
"""The header by which the script tells the page from the form with its errors."""


class Previewed(_Mixed):
    """An admin class whose forms can be looked at as the page that they would make."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        context = {"preview_button": BUTTON, **(extra_context or {})}
        if request.method != "POST" or BUTTON not in request.POST:
            return super().changeform_view(request, object_id, form_url, context)
        # A file would stay in the storage, which knows of no rollback.
        request._files = MultiValueDict()  # type: ignore[attr-defined]
        try:
            with turn():
                return super().changeform_view(request, object_id, form_url, context)
        except BusyError:
            return _busy()

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        if BUTTON in request.POST:
            return self._preview(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return (
            self._preview(request, obj)
            if BUTTON in request.POST
            else super().response_change(request, obj)
        )

    def _preview(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """The page of the object, drawn within the form's transaction, which is undone."""
        answer = page_as_stored(request, obj)
        transaction.set_rollback(True)
        answer[SHOWN] = "1"
        return answer


def _busy() -> HttpResponse:
    said = gettext("Many people are writing at the moment. The page is shown at your next change.")
    headers = {SHOWN: "1", "Content-Type": "text/plain; charset=utf-8", "Retry-After": "5"}
    return HttpResponse(said, status=503, headers=headers)


def page_as_stored(request: HttpRequest, obj: Any) -> HttpResponse:
    """The object's own page as the asking user would get it now, or else its person's page."""
    if (page := drawn_page(request, obj)) is not None:
        return HttpResponse(page)
    said = gettext("This is hidden, so there is no page of it to show.")
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


def drawn_page(request: HttpRequest, obj: Any) -> bytes | None:
    """The same as it would be sent; None where there is no page for whoever asks."""
    records: tuple[Any, ...] = (obj, page_of(obj))
    for record in records:
        address = record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""
        if address:
            try:
                return _drawn(request, address.partition("#")[0])
            except Http404:
                continue
    return None


def _drawn(request: HttpRequest, path: str) -> bytes:
    asked = copy.copy(request)
    asked.method = "GET"
    asked.path = asked.path_info = path
    asked.META = {**request.META, "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": ""}
    asked.GET = QueryDict()
    asked._post = QueryDict()  # type: ignore[attr-defined]
    asked.is_preview = True  # type: ignore[attr-defined]
    asked.resolver_match = found = resolve(path)
    answer: HttpResponse = found.func(asked, *found.args, **found.kwargs)
    return answer.content
