"""Departments, and which accounts look after them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from profiles.admin_base.inlines import TabularRows
from profiles.admin_base.models import GuardedAdmin
from profiles.models import Department, DepartmentRole
from profiles.permissions import is_superuser


class RoleInline(TabularRows):
    model = DepartmentRole
    fields = ["user", "role"]
    place_fields = frozenset({"user", "role"})
    verbose_name = "person who looks after this department"
    verbose_name_plural = "people who look after this department"

    def get_queryset(self, request: HttpRequest) -> QuerySet[DepartmentRole]:
        return super().get_queryset(request).select_related("user", "department")


@admin.register(Department)
class DepartmentAdmin(GuardedAdmin):
    inlines = [RoleInline]
    list_display = ["name", "kind", "parent", "people"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug"]
    ordering = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "kind", "parent", "tagline", "unfinished_works"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        rows: QuerySet[Department] = super().get_queryset(request)
        return rows.annotate(people=Count("memberships"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None:
            return []
        return ["slug"] if is_superuser(request.user) else ["slug", "kind", "parent"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.prepopulated_fields if obj is None else {}

    @admin.display(description="people", ordering="people")
    def people(self, obj: Any) -> int:
        return int(obj.people)
