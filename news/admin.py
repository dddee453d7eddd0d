"""News in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.markdown import plain_text
from faculty_site.lib.sent_numbers import number_in
from news.models import NewsItem, NewsItemTranslation
from profiles.admin_base.filters import CategoryFilter, PersonFilter
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import TranslationRows
from profiles.admin_base.models import ContentAdmin, once
from profiles.admin_base.previewing import Previewed
from profiles.models import Department
from profiles.permissions import Action, can, departments_of, is_superuser, visible


class NewsForm(GuardedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "department" not in self.fields and "profile" in self.fields:
            self.fields["profile"].required = True

    def slug_text(self, data: dict[str, Any]) -> str:
        """The address is made of the title, or of how the text begins."""
        return data.get("title") or plain_text(data.get("body", "")[:300])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not (data.get("title") or data.get("body")):
            self.add_error("body", _("Write what is new, as a text or at least as a title."))
        return data


class NewsTranslationInline(TranslationRows):
    model = NewsItemTranslation
    fields = ["language", "category", "title", "body", "place", "visibility"]


@admin.register(NewsItem)
class NewsAdmin(Previewed, ContentAdmin):
    form = NewsForm
    inlines = [NewsTranslationInline]
    markdown_fields = frozenset({"body"})
    place_fields = frozenset({"profile", "department"})
    list_display = [
        "headline", "whose", "date", "category", "place", "visibility", "pinned", "order",
    ]  # fmt: skip
    list_display_links = ["headline"]
    list_editable = ["order"]
    list_filter = ["kind", "visibility", "pinned", CategoryFilter, PersonFilter]
    search_fields = ["title", "body", "category", "place", "profile__name"]
    list_select_related = ["profile", "department"]
    ordering = [F("last_day").desc(nulls_last=True), "order", "pk"]
    prepopulated_fields = {"slug": ["title"]}

    def choices_for(self, request: HttpRequest, target: type[Model]) -> QuerySet[Any]:
        if target is Department and not is_superuser(request.user):
            return departments_of(request.user)
        return super().choices_for(request, target)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        user = request.user
        departments = is_superuser(user) or departments_of(user).exists()
        whose = [("profile", "department")] if departments else ["profile"]
        what = [("date", "end_date"), ("category", "place"), "title", "body"]
        more = ["kind", "slug", "pinned", "language", "visibility", *(["section"] if obj else [])]
        return [(None, {"fields": [*whose, *what]}), (_("More"), {"fields": more})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None:
            return []
        action: Action = "administer" if obj.profile else "change"
        return [] if can(request.user, action, obj.profile or obj.department) else ["slug"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The places only where they are to be edited, and then first, for a thumb."""
        shown = super().get_list_display(request)
        return ["order", *shown[:-1]] if self._puts_in_order(request) else shown[:-1]

    def get_ordering(self, request: HttpRequest) -> Any:
        places = ["order"] if self._puts_in_order(request) else []
        return [*places, *self.ordering]

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changes = super().get_changelist_instance(request)
        if not self._puts_in_order(request):
            changes.list_editable = ()
        return changes

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With a link to where what is pinned is put in order."""
        context = {
            "puts_in_order": self._puts_in_order(request),
            "can_put_in_order": self._has_an_order(request),
            "order_query": urlencode({**request.GET.dict(), "pinned__exact": "1"}),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def _puts_in_order(self, request: HttpRequest) -> bool:
        """Whether the list is of what one page has pinned; all else stands there by its date."""
        return request.GET.get("pinned__exact") == "1" and self._has_an_order(request)

    def _has_an_order(self, request: HttpRequest) -> bool:
        """Whether several are pinned, and on one page."""

        def ask() -> bool:
            pinned = visible(request.user, "change", NewsItem).filter(pinned=True).order_by()
            if person := number_in(request.GET.get("person", "")):
                pinned = pinned.filter(profile=person)
            places = pinned.values_list("profile", "department").annotate(number=Count("pk"))[:2]
            return len(places) == 1 and places[0][2] > 1

        return once(request, ("order of pinned news",), ask)

    @admin.display(description=_("news"))
    def headline(self, obj: NewsItem) -> str:
        return str(obj)

    @admin.display(description=_("whose"), ordering="profile__sort_name")
    def whose(self, obj: NewsItem) -> str:
        return str(obj.profile or obj.department)
