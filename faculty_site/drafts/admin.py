"""Drafts in the admin: what waits, and what to do with it."""

from __future__ import annotations

from typing import Any, Final, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from faculty_site.drafts import links, planning
from faculty_site.drafts.buttons import PUBLISH
from faculty_site.drafts.drawing import public_page
from faculty_site.drafts.looking import look_at
from faculty_site.drafts.models import DAYS, MOST_DAYS, Draft
from faculty_site.lib.sent_numbers import number_in
from profiles.admin_base.deciding import DecidedAdmin
from profiles.admin_base.filters import PersonFilter
from profiles.permissions import visible

LINK: Final = (
    '{0} <a href="{1}" id="draft-link">{1}</a> '
    '<button type="button" class="button" data-copies="draft-link" hidden>{2}</button>'
)
"""What is told of a link; the button is shown by copy.js."""


@admin.register(Draft)
class DraftAdmin(DecidedAdmin):
    decisions = ("plan", "unplan", "share", "revoke")
    list_display = ["title_shown", "kind_shown", "profile", "state_shown", "changed", "changed_by"]
    list_filter = [PersonFilter]
    list_select_related = ["profile", "changed_by"]
    search_fields = ["title", "profile__name"]
    ordering = ["-changed", "-pk"]
    fields = ["title_shown"]
    readonly_fields = ["title_shown"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A draft is begun in the form of what it is of."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "delete", obj)

    def get_urls(self) -> list[Any]:
        preview = self.admin_site.admin_view(require_safe(self.preview))
        return [
            path("<int:pk>/preview/", preview, name="drafts_draft_preview"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What the draft changes, and the buttons; nothing is written here."""
        draft = self.get_object(request, object_id)
        if draft is None:
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return redirect(request.path)
        shown = {
            "draft": draft,
            "look": look_at(draft, request.user),
            "links": draft.links.select_related("shared_by"),
            "publish_button": PUBLISH,
            "days": DAYS,
            "most_days": MOST_DAYS,
            "title": gettext("Draft: %(title)s") % {"title": draft},
            "subtitle": None,
        }
        return super().change_view(request, object_id, form_url, {**shown, **(extra_context or {})})

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as the public would see it, if it would."""
        draft = visible(request.user, "change", Draft).filter(pk=pk).first()
        if draft is None:
            raise Http404
        page = public_page(draft, request.user, request)
        if page is not None:
            return HttpResponse(page)
        said = gettext("The public would not see this, so there is no page of it to show.")
        messages.warning(request, said)
        return redirect(self.address_after(draft))

    def is_open(self, row: Any) -> bool:
        return True

    def address_after(self, row: Any) -> str:
        return reverse("admin:drafts_draft_change", args=[row.pk])

    def plan(self, request: HttpRequest, row: Draft) -> None:
        planning.plan(row, cast("User", request.user), request.POST.get("at", ""))
        messages.success(request, _("It is published at that time, if nothing is in the way."))

    def unplan(self, request: HttpRequest, row: Draft) -> None:
        planning.unplan(row)
        messages.success(request, _("The draft waits until somebody publishes it."))

    def share(self, request: HttpRequest, row: Draft) -> None:
        days = number_in(request.POST.get("days", ""), DAYS)
        address = links.share(row, request.user, request, days)
        told = gettext("Whoever has this link sees the draft. It is shown only now: copy it.")
        messages.success(request, format_html(LINK, told, address, gettext("Copy the link")))

    def revoke(self, request: HttpRequest, row: Draft) -> None:
        if key := number_in(request.POST.get("link", "")):
            links.revoke(row, key)
        messages.success(request, _("The link is withdrawn, and leads nowhere any more."))

    @admin.display(description=_("title"), ordering="title")
    def title_shown(self, obj: Draft) -> str:
        return str(obj)

    @admin.display(description=_("kind"))
    def kind_shown(self, obj: Draft) -> str:
        return obj.kind

    @admin.display(description=_("state"), ordering="publish_at")
    def state_shown(self, obj: Draft) -> str:
        return obj.state
