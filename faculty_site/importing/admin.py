"""Imports in the admin: the list, one with its report, and the upload in the place of a form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.importing.models import ImportRun
from faculty_site.importing.views import run_view, upload_view
from profiles.admin_base.models import GuardedAdmin


@admin.register(ImportRun)
class ImportRunAdmin(GuardedAdmin):
    """What happened stays as it was: nobody changes or deletes it by hand."""

    list_display = ["named", "state", "started", "department", "by"]
    list_filter = ["state", "door"]
    list_select_related = ["department", "user"]
    search_fields = ["file_name"]
    ordering = ["-started", "-pk"]
    date_hierarchy = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("report", "shown")

    def get_urls(self) -> list[Any]:
        report: URLPattern = path(
            "<int:pk>/report/",
            self.admin_site.admin_view(self.report_view),
            name="importing_importrun_report",
        )
        return [report, *super().get_urls()]

    @admin.display(description=_("file"), ordering="file_name")
    def named(self, obj: ImportRun) -> str:
        return str(obj)

    @admin.display(description=_("account"), ordering="user")
    def by(self, obj: ImportRun) -> str:
        is_command = obj.door == ImportRun.Door.COMMAND
        return str(obj.user or (gettext("by a command") if is_command else ""))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return upload_view(request, self._context(request))

    add_view.csrf_exempt = True  # type: ignore[attr-defined]  # `upload_view` checks it

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        run = self.get_object(request, object_id)
        if run is None:
            # Django's own answer to a key that is nobody's.
            return super().change_view(request, object_id, form_url, extra_context)
        return run_view(request, run, self._context(request))

    def report_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The report as JSON, as the command's `--report` writes it."""
        run = self.get_queryset(request).filter(pk=pk).first()
        if run is None:
            raise Http404
        answer: HttpResponse = JsonResponse(
            run.report, json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}.json"'
        return answer

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts}
