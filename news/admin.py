"""News in the admin."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.markdown import Dialect, plain_text
from news.models import NewsItem, NewsItemTranslation
from profiles.admin_base.filters import CategoryFilter, PersonFilter
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import TranslationRows
from profiles.admin_base.models import ContentAdmin
from profiles.admin_base.previewing import Previewed
from profiles.models import Department
from profiles.permissions import Action, can, departments_of, is_superuser


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
    list_display = ["headline", "whose", "date", "category", "place", "visibility", "pinned"]
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

    @admin.display(description=_("news"))
    def headline(self, obj: NewsItem) -> str:
        dialect = cast("Dialect", obj.dialect)
        return obj.title or Truncator(plain_text(obj.body[:300], dialect)).chars(90) or obj.slug

    @admin.display(description=_("whose"), ordering="profile__sort_name")
    def whose(self, obj: NewsItem) -> str:
        return str(obj.profile or obj.department)
