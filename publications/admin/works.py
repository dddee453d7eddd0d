"""Works in the admin: one form for all that is known of one, and a list."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.inlines import TranslationRows
from profiles.admin_base.models import ContentAdmin
from profiles.admin_base.previewing import BUTTON, Previewed
from profiles.permissions import departments_of, is_superuser
from publications.admin.authors import AuthorshipInline, NamePartsInline
from publications.admin.forms import NewPublicationForm, PublicationForm
from publications.admin.lacks import LackFilter
from publications.admin.new_authors import add_authors
from publications.admin.pages import pages
from publications.admin.work_files import NO_PAGE
from publications.merging.admin import DuplicatesAdmin
from publications.models import Publication, PublicationTranslation, Status


class PublicationTranslationInline(TranslationRows):
    model = PublicationTranslation
    fields = ["language", "title", "abstract", "note", "visibility"]


@admin.register(Publication)
class PublicationAdmin(Previewed, DuplicatesAdmin, ContentAdmin):
    form = PublicationForm
    inlines = [AuthorshipInline, NamePartsInline, PublicationTranslationInline]
    list_display = ["title", "authors", "venue", "year", "status", "visibility"]
    list_filter = ["visibility", "status", LackFilter, "type", "year", PersonFilter]
    search_fields = ["title", "venue", "doi", "authorships__name"]
    ordering = [F("year").desc(nulls_first=True), "title", "pk"]
    prepopulated_fields = {"slug": ["title"]}

    work: ClassVar = ("title", ("type", "status"), "venue", ("year", "date"))
    published: ClassVar = (_("Volume and publisher"), {"fields": [
        ("volume", "issue"), ("pages", "number"), "series", "editors", ("publisher", "place"),
        ("edition", "genre"),
    ], "classes": ["collapse"]})  # fmt: skip
    leads: ClassVar = (_("Identifiers and links"), {"fields": [
        "doi", "arxiv", "links", ("upload", "upload_kind"), ("isbn", "issn", "pmid"),
    ]})  # fmt: skip
    said: ClassVar = (_("Abstract, keywords and award"), {"fields": [
        "abstract", "keywords", "award", "note", "marks_note",
    ], "classes": ["collapse"]})  # fmt: skip
    more: ClassVar = (_("More"), {"fields": ["slug", "language", "visibility"],
                               "classes": ["collapse"]})  # fmt: skip

    def get_urls(self) -> list[URLPattern]:
        return [*pages(), *super().get_urls()]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = PublicationForm if obj else NewPublicationForm
        return super().get_form(request, obj, change=change, **{"form": form} | kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Publication | None = None) -> Any:
        first = [*self.work] if obj else [*self.work, "author_list"]
        found = [(None, {"fields": first}), self.leads, self.published, self.said, self.more]
        raw = [name for name in ("bibtex", "ris", "csl_json") if obj and getattr(obj, name)]
        if raw:
            found.append((_("As imported"), {"fields": raw, "classes": ["collapse"]}))
        return found

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).prefetch_related("authorships")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None:
            return []
        fixed = ["bibtex", "ris", "csl_json"]
        return fixed if is_superuser(request.user) else ["slug", *fixed]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            form.link_upload(obj)
        super().save_model(request, obj, form, change)
        for doubt in form.doubts():
            self._tell(request, messages.WARNING, doubt)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        work = form.instance
        if names := form.cleaned_data.get("author_list"):
            add_authors(work, names, form.people)
            for at, person in form.people.items():
                told = gettext("“%(name)s” is linked to %(person)s.")
                self._tell(
                    request, messages.INFO, told % {"name": names[at].name, "person": person}
                )
        if not change and form.link_upload(work):
            work.save(update_fields=["links"])
        elif not change and form.is_lost(work):
            self._tell(request, messages.WARNING, str(NO_PAGE))

    def _tell(self, request: HttpRequest, level: int, text: str) -> None:
        """Of what is only looked at nothing is told on the pages after."""
        if BUTTON not in request.POST:
            messages.add_message(request, level, text)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        edits = is_superuser(request.user) or departments_of(request.user).exists()
        context = {"edits_a_department": edits, **(extra_context or {})}
        response: HttpResponse = super().changelist_view(request, context)
        return response

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Those of all lists, and one for each status."""
        found = super().get_actions(request)
        if not self.has_change_permission(request):
            return found
        for status in Status:
            name = f"status_{status}"
            action: Any = partial(_set_status, status=status)
            found[name] = (action, name, gettext("Status: %(status)s") % {"status": status.label})
        return found

    @admin.display(description=_("authors"))
    def authors(self, obj: Publication) -> str:
        names = [author.name for author in obj.authorships.all()]
        return ", ".join(names if len(names) <= 3 else [*names[:2], f"… {names[-1]}"])


def _set_status(
    works: PublicationAdmin, request: HttpRequest, rows: QuerySet[Publication], status: Status
) -> HttpResponse | None:
    said = ngettext_lazy(
        "%(number)s publication has the status “%(status)s” now.",
        "%(number)s publications have the status “%(status)s” now.",
        "number",
    )
    return works.update_rows(request, rows, "change", said, status=status)
