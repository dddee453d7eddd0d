"""Rows of the admin that are answered by buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from faculty_site.lib.admin_addresses import admin_address
from profiles.admin_base.models import GuardedAdmin
from profiles.permissions import can, visible


class DecidedAdmin(GuardedAdmin):
    """Rows that are looked at, and answered by buttons; nobody writes in them."""

    decisions: ClassVar[tuple[str, ...]] = ()
    """The methods that answer, each with an address of its own below the row's."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own: list[URLPattern] = [
            path(
                f"<int:pk>/{each}/",
                self.admin_site.admin_view(require_POST(self._deciding(each))),
                name=f"{name}_{each}",
            )
            for each in self.decisions
        ]
        return [*own, *super().get_urls()]

    def _deciding(self, name: str) -> Callable[[HttpRequest, int], HttpResponse]:
        def decide(request: HttpRequest, pk: int) -> HttpResponse:
            row = visible(request.user, "administer", self.model).filter(pk=pk).first()
            if row is None:
                raise Http404
            try:
                getattr(self, name)(request, row)
            except ValidationError as refused:
                messages.error(request, " ".join(refused.messages))
            return redirect(self.address_after(row))

        return decide

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        open_ = row is not None and self.is_open(row) and can(request.user, "administer", row)
        context = {"is_open": open_, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def address_after(self, row: Any) -> str:
        """Where one goes when a decision is made."""
        return admin_address(self.model, "changelist")

    def is_open(self, row: Any) -> bool:
        raise NotImplementedError

    @admin.display(description=_("state"))
    def state_shown(self, obj: Any) -> str:
        return str(obj.state)
