"""Works in the admin: one form for all that is known of one, and a list."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest

from profiles.admin_base.fields import WorkLinksField
from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import TranslationRows
from profiles.admin_base.models import ContentAdmin
from publications.admin.authors import AuthorshipInline
from publications.models import Publication, PublicationTranslation


class PublicationTranslationInline(TranslationRows):
    model = PublicationTranslation
    fields = ["language", "title", "abstract", "note", "visibility"]


class PublicationForm(GuardedForm):
    class Meta:
        field_classes: ClassVar = {"links": WorkLinksField}
        help_texts: ClassVar = {
            "links": "One in each line: kind, address and (if you like) a label, such as "
            "“pdf https://example.org/paper.pdf”. Kinds: pdf, code, slides, video, poster, data …"
        }
        widgets: ClassVar = {
            "title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "venue": forms.TextInput(attrs={"class": "vTextField"}),
            "note": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def slug_text(self, data: dict[str, Any]) -> str:
        return f"{data.get('year') or ''} {data.get('title', '')}"


@admin.register(Publication)
class PublicationAdmin(ContentAdmin):
    form = PublicationForm
    inlines = [AuthorshipInline, PublicationTranslationInline]
    list_display = ["title", "authors", "venue", "year", "status", "visibility"]
    list_filter = ["visibility", "status", "type", "year", PersonFilter]
    search_fields = ["title", "venue", "doi", "authorships__name"]
    ordering = [F("year").desc(nulls_first=True), "title", "pk"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", ("type", "status"), "venue", ("year", "date"), "note"]}),
        ("Identifiers and links", {"fields": [("doi", "arxiv"), "links"]}),
        ("More", {"fields": ["abstract", "bibtex", "slug", "language", "visibility"],
                  "classes": ["collapse"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).prefetch_related("authorships")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["slug", "bibtex"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    @admin.display(description="authors")
    def authors(self, obj: Publication) -> str:
        names = [author.name for author in obj.authorships.all()]
        return ", ".join(names if len(names) <= 3 else [*names[:2], f"… {names[-1]}"])
