"""List filters that name only those people and departments whom the reader looks after."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from profiles.models import Department, Profile
from profiles.permissions import departments_of, is_superuser, visible


class PersonFilter(admin.SimpleListFilter):
    """By person, for those who look after several."""

    title = _("person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        people = visible(request.user, "change", Profile).order_by("sort_name", "name")
        return [(str(pk), name) for pk, name in people.values_list("pk", "name")]

    def has_output(self) -> bool:
        return len(self.lookup_choices) > 1

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        if self.value() not in dict(self.lookup_choices):
            return queryset.none()
        found = queryset.model._default_manager.filter(
            **{queryset.model.people_path or "pk": self.value()}
        )
        return queryset.filter(pk__in=found.values("pk"))


class WordFilter(admin.SimpleListFilter):
    """By a field with a word in it, those that the reader's own rows have; not by its absence."""

    parameter_name: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        name = self.parameter_name
        rows = model_admin.get_queryset(request).exclude(**{name: ""}).order_by(name)
        return [(word, word) for word in rows.values_list(name, flat=True).distinct()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        word = self.value()
        return queryset.filter(**{self.parameter_name: word}) if word else queryset


class CategoryFilter(WordFilter):
    title = _("category")
    parameter_name = "category"


class ThemeFilter(WordFilter):
    title = _("theme")
    parameter_name = "theme"


class DepartmentFilter(admin.SimpleListFilter):
    """By department, for those who have a role in several."""

    title = _("department")
    parameter_name = "in"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        user = request.user
        mine = Department.objects.all() if is_superuser(user) else departments_of(user)
        return [(str(pk), name) for pk, name in mine.order_by("name").values_list("pk", "name")]

    def has_output(self) -> bool:
        return len(self.lookup_choices) > 1

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        department = self.value()
        if department is None:
            return queryset
        if department not in dict(self.lookup_choices):
            return queryset.none()
        members = Profile.objects.filter(memberships__department__pk=department)
        return queryset.filter(pk__in=members.values("pk"))
