"""What is missing from works, as a filter of their list."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from publications.lacks import lacks
from publications.models import Publication


class LackFilter(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(key, capfirst(lack.label)) for key, lack in lacks().items()]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Publication]
    ) -> QuerySet[Publication]:
        lack = lacks().get(self.value() or "")
        return queryset.filter(lack.works) if lack else queryset
