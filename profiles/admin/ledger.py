"""What imports remember, to look at: nobody edits it by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.filters import PersonFilter, ThemeFilter
from profiles.admin_base.models import GuardedAdmin
from profiles.models import ImportRecord, Source, SourceFile


class LedgerAdmin(GuardedAdmin):
    """Read-only for everybody, superusers too: a changed ledger would make imports lie."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(LedgerAdmin):
    list_display = ["name", "profile", "theme", "files", "records"]
    list_filter = [ThemeFilter, PersonFilter]
    list_select_related = ["profile"]
    search_fields = ["name", "profile__name"]
    ordering = ["profile__sort_name", "name"]
    fields = ["profile", "name", "theme", "files", "records"]
    readonly_fields = ["files", "records"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        rows: QuerySet[Source] = super().get_queryset(request)
        return rows.annotate(
            file_count=Count("files", distinct=True), record_count=Count("records", distinct=True)
        )

    @admin.display(description=_("files"), ordering="file_count")
    def files(self, obj: Any) -> int:
        return int(obj.file_count)

    @admin.display(description=_("records"), ordering="record_count")
    def records(self, obj: Any) -> int:
        return int(obj.record_count)


@admin.register(SourceFile)
class SourceFileAdmin(LedgerAdmin):
    list_display = ["path", "person", "source", "size"]
    list_filter = [PersonFilter]
    search_fields = ["path", "source__profile__name"]
    fields = ["source", "path", "size"]
    readonly_fields = ["size"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceFile]:
        rows: QuerySet[SourceFile] = super().get_queryset(request)
        rows = rows.select_related("source__profile").defer("content")
        return rows.annotate(bytes=Length("content"))

    @admin.display(description=_("person"), ordering="source__profile__sort_name")
    def person(self, obj: SourceFile) -> str:
        return obj.source.profile.name

    @admin.display(description=_("bytes"), ordering="bytes")
    def size(self, obj: Any) -> int:
        return int(obj.bytes)


@admin.register(ImportRecord)
class ImportRecordAdmin(LedgerAdmin):
    list_display = ["origin", "model", "person", "vanished"]
    list_filter = ["model", "vanished", PersonFilter]
    search_fields = ["origin", "text", "source__profile__name"]
    fields = ["source", "origin", "model", "key", "values", "text", "vanished"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRecord]:
        return super().get_queryset(request).select_related("source__profile")

    @admin.display(description=_("person"), ordering="source__profile__sort_name")
    def person(self, obj: ImportRecord) -> str:
        return obj.source.profile.name
