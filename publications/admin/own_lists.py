"""How works stand on people's pages, in a list of its own."""

from __future__ import annotations

from typing import Any, Final, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.bulk import Going
from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.models import GuardedAdmin, once
from profiles.models import Profile
from profiles.permissions import visible
from publications.linking import disown
from publications.models import Authorship

SELECTED: Final[Any] = ngettext_lazy(
    "%(number)s work is among the selected works now.",
    "%(number)s works are among the selected works now.",
    "number",
)
NOT_SELECTED: Final[Any] = ngettext_lazy(
    "%(number)s work is not selected now.", "%(number)s works are not selected now.", "number"
)
OFF_THE_PAGE: Final[Any] = ngettext_lazy(
    "%(number)s work is hidden from the page now.",
    "%(number)s works are hidden from the page now.",
    "number",
)
ON_THE_PAGE: Final[Any] = ngettext_lazy(
    "%(number)s work is shown on the page now.",
    "%(number)s works are shown on the page now.",
    "number",
)
UNLINKED: Final = gettext_noop(
    "Each of these works leaves the person’s page, and stands with the name as printed. No import "
    "links it again."
)


@admin.register(Authorship)
class PaperOnPageAdmin(GuardedAdmin):
    """How a work stands on its author's page: the person's own matter, not the co-authors'."""

    list_display = ["publication", "profile", "selected", "hidden", "section", "order"]
    list_display_links = ["publication"]
    list_editable = ["order"]
    list_filter = ["selected", "hidden", PersonFilter]
    list_select_related = ["publication", "profile", "section"]
    search_fields = ["publication__title", "name"]
    ordering = [F("publication__year").desc(nulls_first=True), "publication__title", "pk"]
    fields = ["publication", "profile", "section", "order", "selected", "hidden"]
    readonly_fields = ["publication", "profile"]
    actions = ["select", "deselect", "hide", "show", "disown"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Called what it is for, as in the menu: the models are those of the authors."""
        title = {"title": gettext("Place of publications")}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        """Those of the people one looks after; the rest of the authors stand with the work."""
        own = visible(request.user, "change", Profile)
        return super().get_queryset(request).filter(profile__in=own)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The places first, where they can be edited: a thumb must reach them on a phone."""
        shown = super().get_list_display(request)
        return ["order", *shown[:-1]] if self._is_of_one(request) else shown[:-1]

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """One person's in the order of their page, where it can be edited."""
        return ["order", "pk"] if self._is_of_one(request) else list(self.ordering)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Places are those on one page; among the works of several people they mean nothing."""
        changes = super().get_changelist_instance(request)
        if not self._is_of_one(request):
            changes.list_editable = ()
        return changes

    def _is_of_one(self, request: HttpRequest) -> bool:
        people = visible(request.user, "change", Profile).order_by()
        return bool(request.GET.get("person")) or once(
            request, ("one person",), lambda: len(people[:2]) == 1
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description=_("Put among the person’s selected works"), permissions=["change"])
    def select(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> HttpResponse | None:
        return self.update_rows(request, queryset, "change", SELECTED, selected=True)

    @admin.action(description=_("Take out of the selected works"), permissions=["change"])
    def deselect(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> HttpResponse | None:
        return self.update_rows(request, queryset, "change", NOT_SELECTED, selected=False)

    @admin.action(description=_("Hide from the person’s page"), permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> HttpResponse | None:
        return self.update_rows(request, queryset, "change", OFF_THE_PAGE, hidden=True)

    @admin.action(description=_("Show on the person’s page"), permissions=["change"])
    def show(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> HttpResponse | None:
        return self.update_rows(request, queryset, "change", ON_THE_PAGE, hidden=False)

    @admin.action(description=_("Not by this person: unlink for good"), permissions=["change"])
    def disown(self, request: HttpRequest, queryset: QuerySet[Authorship]) -> HttpResponse | None:
        mine = self.get_queryset(request).filter(pk__in=queryset.values("pk"))
        asked = self.ask_first(request, [Going(row) for row in queryset], note=gettext(UNLINKED))
        if asked is not None:
            return asked
        count = disown(cast("User", request.user), mine)
        told = ngettext(
            "Unlinked from %(number)s work. No import links them again; to take it back, see the "
            "refused ones under “Is this yours?”.",
            "Unlinked from %(number)s works. No import links them again; to take it back, see the "
            "refused ones under “Is this yours?”.",
            count,
        )
        self.message_user(request, told % {"number": count}, messages.SUCCESS)
        return None
