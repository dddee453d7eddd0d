"""How works stand on people's pages, in a list of its own."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest

from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.models import GuardedAdmin
from profiles.models import Profile
from profiles.permissions import visible
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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        """Those of the people one looks after; the rest of the authors stand with the work."""
        own = visible(request.user, "change", Profile)
        return super().get_queryset(request).filter(profile__in=own)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
