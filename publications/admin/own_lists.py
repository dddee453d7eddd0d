"""How works stand on people's pages, in a list of its own."""

from __future__ import annotations

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.http import HttpRequest

from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.models import GuardedAdmin
from profiles.models import Profile
from profiles.permissions import visible
from publications.linking import disown
from publications.models import Authorship


@admin.register(Authorship)
class PaperOnPageAdmin(GuardedAdmin):
    """How a work stands on its author's page: the person's own matter, not the co-authors'."""

    list_display = ["publication", "profile", "selected", "hidden", "section"]
    list_filter = ["selected", "hidden", PersonFilter]
    list_select_related = ["publication", "profile", "section"]
    search_fields = ["publication__title", "name"]
    ordering = [F("publication__year").desc(nulls_first=True), "publication__title", "pk"]
    fields = ["publication", "profile", "section", "order", "selected", "hidden"]
    readonly_fields = ["publication", "profile"]
    actions = ["select", "deselect", "hide", "show", "disown"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        """Those of the people one looks after; the rest of the authors stand with the work."""
        own = visible(request.user, "change", Profile)
        return super().get_queryset(request).filter(profile__in=own)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description="Put among the person’s selected works", permissions=["change"])
    def select(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> None:
        self.update_rows(request, queryset, "change", "among the selected works", selected=True)

    @admin.action(description="Take out of the selected works", permissions=["change"])
    def deselect(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> None:
        self.update_rows(request, queryset, "change", "not selected", selected=False)

    @admin.action(description="Hide from the person’s page", permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> None:
        self.update_rows(request, queryset, "change", "hidden from the page", hidden=True)

    @admin.action(description="Show on the person’s page", permissions=["change"])
    def show(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> None:
        self.update_rows(request, queryset, "change", "shown on the page", hidden=False)

    @admin.action(description="Not by this person: unlink for good", permissions=["change"])
    def disown(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> None:
        mine = self.get_queryset(request).filter(pk__in=queryset.values("pk"))
        count = disown(cast("User", request.user), mine)
        self.message_user(
            request,
            f"Unlinked from {count} work{'' if count == 1 else 's'}. No import links them again; "
            "to take it back, see the refused ones under “Is this yours?”.",
            messages.SUCCESS,
        )
