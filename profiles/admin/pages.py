"""The further pages of people: a list on the person's form, and a form for each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.slugs import next_free, slug_for_text
from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import TabularRows, TranslationRows
from profiles.admin_base.models import ContentAdmin
from profiles.admin_base.places import Placed
from profiles.admin_base.previewing import Previewed
from profiles.models import Page, PageTranslation
from profiles.models.pages import RESERVED_KEYS
from profiles.permissions import can

KEY_LENGTH = 100


class PageForm(GuardedForm):
    """The address is given once; an empty one is made from the title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = gettext(
                "The last part of the page's address, which stays. Made from the title when empty."
            )

    def clean_key(self) -> str:
        """An emptied address stays: it is part of where the form itself leads."""
        key: str = self.cleaned_data["key"]
        return key or self.instance.key

    def save(self, commit: bool = True) -> Any:
        # Only here, as of two new rows of a form the second must see the first.
        if not self.instance.key:
            taken = self.instance.profile.pages.values_list("key", flat=True)
            wanted = slug_for_text(self.instance.title, KEY_LENGTH)
            self.instance.key = next_free(wanted, RESERVED_KEYS.union(taken), KEY_LENGTH)
        return super().save(commit)


class PageInline(TabularRows):
    """Without the texts: a page is opened by its link."""

    model = Page
    form = PageForm
    fields = ["title", "in_navigation", "visibility", "order"]
    show_change_link = True
    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return super().get_queryset(request).select_related("profile").defer("body")


class PageTranslationInline(TranslationRows):
    model = PageTranslation
    fields = ["language", "title", "body", "visibility"]


@admin.register(Page)
class PageAdmin(Previewed, Placed, ContentAdmin):
    form = PageForm
    inlines = [PageTranslationInline]
    place_fields = frozenset({"profile"})
    markdown_fields = frozenset({"body"})
    list_select_related = ["profile"]
    list_display = ["title", "profile", "key", "in_navigation", "visibility"]
    list_filter = ["visibility", "in_navigation", PersonFilter]
    search_fields = ["title", "body", "key", "profile__name"]
    ordering = ["profile__sort_name", "profile", "order", "pk"]
    prepopulated_fields = {"key": ["title"]}
    fieldsets = [
        (None, {"fields": ["profile", "title", "key", "body"]}),
        (_("More"), {"fields": [("in_navigation", "order"), "language", "visibility", "markdown"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None:
            return ["markdown"]
        administers = can(request.user, "administer", obj.profile)
        return ["markdown", "profile", *([] if administers else ["key"])]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    @admin.display(description=_("in a text"))
    def markdown(self, obj: Page) -> str:
        return f"page:{obj.key}" if obj.key else gettext("after saving")
