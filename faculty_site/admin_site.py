"""The admin site: who gets in, and what they find first."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from faculty_site import markdown_preview
from faculty_site.markdown_help import markdown_help
from profiles.models import Profile
from profiles.permissions import (
    Standing,
    departments_of,
    has_any_role,
    is_superuser,
    pages_of,
    visible,
)
from publications.ingest.importing.views import import_view


class RoleAuthenticationForm(AdminAuthenticationForm):
    """Lets in whoever has something to look after, without Django's mark of staff."""

    def confirm_login_allowed(self, user: User) -> None:
        AuthenticationForm.confirm_login_allowed(self, user)
        if not has_any_role(user):
            raise ValidationError(
                _(
                    "This account looks after no page yet. Ask the admin of your department to "
                    "make it the owner of your page."
                ),
                code="no_role",
            )


class FacultyAdminSite(admin.AdminSite):
    site_header = _("Faculty Site")
    site_title = _("Faculty Site")
    index_title = _("Everything you look after")
    login_form = RoleAuthenticationForm

    def has_permission(self, request: HttpRequest) -> bool:
        """A role is what counts, so that making somebody the owner of a page is enough."""
        return has_any_role(request.user)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        # Django's "view on site" leads from a number to the address of any object whatever.
        kept = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [
            path("markdown/help/", self.admin_view(self.markdown_help), name="markdown_help"),
            path("markdown/preview/", markdown_preview.preview, name="markdown_preview"),
            path("markdown/upload/", markdown_preview.upload, name="markdown_upload"),
            path(
                "publications/import/",
                self.admin_view(self.import_publications),
                name="import_publications",
            ),
            *kept,
        ]

    def markdown_help(self, request: HttpRequest) -> HttpResponse:
        """Examples of Markdown, for whoever may write some."""
        return markdown_help(request, self.each_context(request))

    def import_publications(self, request: HttpRequest) -> HttpResponse:
        """The door for works out of a file or pasted text."""
        return import_view(request, self.each_context(request))

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        own = pages_of(request.user, Standing.OWNER, Standing.DELEGATE)
        asked = Count("suggestions", filter=Q(suggestions__refused=False))
        context: dict[str, Any] = {
            "own_pages": own.annotate(asked=asked).order_by("sort_name", "name")
        }
        if is_superuser(request.user) or departments_of(request.user).exists():
            people = visible(request.user, "change", Profile)
            context |= {"edits_a_department": True, **people.aggregate(asked=asked)}
        return super().index(request, {**context, **(extra_context or {})})
