"""The admin site: who gets in, and what they find first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import update_wrapper
from typing import Any, cast

from allauth.account.utils import get_next_redirect_url
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.db.models import Count, Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _

from faculty_site import markdown_preview
from faculty_site.accounts.second_factor import lacks_second_factor
from faculty_site.admin_menu import (
    answers_as_admin,
    answers_for_others,
    menu_of_departments,
    menu_of_researchers,
)
from faculty_site.drafts.forms_with_drafts import drafted
from faculty_site.drafts.showing import visibility
from faculty_site.drafts.waiting import waiting
from faculty_site.importing.models import ImportRun
from faculty_site.invitations.claiming import may_ask
from faculty_site.invitations.models import Claim
from faculty_site.lib.paging import page_of
from faculty_site.markdown_help import markdown_help
from faculty_site.oversight.pages import pages as oversight_pages
from faculty_site.own_pages import OWN_PAGES, with_state
from faculty_site.people.pages import pages as people_pages
from faculty_site.second_try import answered
from profiles.history import kept_forms
from profiles.history.restoring.views import restore_change, restore_row
from profiles.models import Profile
from profiles.permissions import (
    Standing,
    departments_of,
    has_any_role,
    may_add,
    pages_of,
    visible,
)
from profiles.permissions.drafts import DRAFTED
from publications.ingest.importing.views import import_view
from publications.models import Suggestion

# "View on site" leads from a number to the address of any object whatever, and passwords are
# changed on the pages of the account.
LEFT_OUT = {"view_on_site", "password_change", "password_change_done"}

NEEDS_SECOND_FACTOR = _(
    "You answer for pages of others, so signing in takes a second factor: an app on your phone "
    "that shows codes, or a security key. Set one up here, and the admin opens."
)


class FacultyAdminSite(admin.AdminSite):
    site_header = _("Faculty Site")
    site_title = _("Faculty Site")
    index_title = _("Everything you look after")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """What people edit may be kept as a draft; the rooms below know nothing of those."""
        models: Iterable[type[Model]] = model_or_iterable
        if isinstance(model_or_iterable, type):
            models = [model_or_iterable]
        for model in models:
            with_drafts = admin_class and model._meta.label_lower in DRAFTED
            served = drafted(admin_class) if with_drafts else admin_class
            super().register(model, served, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """A role is what counts, so that making somebody the owner of a page is enough."""
        return has_any_role(request.user) and not lacks_second_factor(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """What somebody sends whose session has ended waits until they have signed in again."""
        guarded = super().admin_view(view, cacheable)

        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.method == "POST" and not request.user.is_authenticated:
                kept_forms.keep_until_signed_in(request)
            return answered(request, lambda: guarded(request, *args, **kwargs))

        return update_wrapper(keeping, guarded)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """To the sign-in of the site, or what else is missing before the admin opens."""
        wanted = get_next_redirect_url(request) or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(wanted)
        if not has_any_role(request.user):
            return TemplateResponse(request, "admin/no_role.html", status=403)
        if lacks_second_factor(request):
            messages.info(request, NEEDS_SECOND_FACTOR)
            return redirect_to_login(wanted, reverse("mfa_index"))
        return redirect(wanted)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        kept = [url for url in super().get_urls() if getattr(url, "name", "") not in LEFT_OUT]
        return [*self._pages(), *people_pages(self), *oversight_pages(self), *kept]

    def _pages(self) -> Iterator[URLPattern]:
        # What a form asks by script says no instead of leading to the page that signs in.
        yield path("markdown/preview/", markdown_preview.preview, name="markdown_preview")
        yield path("markdown/upload/", markdown_preview.upload, name="markdown_upload")
        for route, view, name in (
            ("markdown/help/", self.markdown_help, "markdown_help"),
            ("publications/import/", self.import_publications, "import_publications"),
            ("visibility/<str:label>/<int:key>/", visibility, "visibility"),
            ("history/<str:label>/<int:key>/", self.restore, "restore"),
            ("history/<str:mark>/", self.restore_change, "restore_change"),
        ):
            yield path(route, self.admin_view(view), name=name)

    def restore(self, request: HttpRequest, label: str, key: int) -> HttpResponse:
        """One row, or some of its fields, as it was."""
        return restore_row(request, label, key, self)

    def restore_change(self, request: HttpRequest, mark: str) -> HttpResponse:
        """All that was done at once, taken back."""
        return restore_change(request, mark, self)

    def markdown_help(self, request: HttpRequest) -> HttpResponse:
        """Examples of Markdown, for whoever may write some."""
        return markdown_help(request, self.each_context(request))

    def import_publications(self, request: HttpRequest) -> HttpResponse:
        """The door for works out of a file or pasted text."""
        return import_view(request, self.each_context(request))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Whoever has pages of their own alone gets a menu of what stands on pages."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None or not has_any_role(request.user):
            return apps
        if answers_for_others(request):
            return menu_of_departments(apps)
        return menu_of_researchers(request, apps)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        seen = visible(request.user, "inspect", Suggestion).filter(refused=False)
        asked = Count("suggestions", filter=Q(suggestions__in=seen))
        own = pages_of(request.user, Standing.OWNER, Standing.DELEGATE).annotate(asked=asked)
        pages = page_of(request, own.order_by("sort_name", "name", "pk"), OWN_PAGES)
        context: dict[str, Any] = {"own_pages": with_state(pages, request.user)}
        if answers_for_others(request):
            people = visible(request.user, "change", Profile)
            context["administers"] = answers_as_admin(request)
            mine = list(departments_of(request.user, Standing.ADMIN)[:2])
            context["department"] = mine[0] if len(mine) == 1 else None
            claims = visible(request.user, "administer", Claim)
            context["claims"] = claims.filter(decided=None).count()
            context |= {"edits_a_department": True, **people.aggregate(asked=asked)}
            context["imports_sites"] = may_add(request.user, ImportRun)
            uploads = visible(request.user, "inspect", ImportRun)
            context["uploads"] = uploads.filter(state=ImportRun.State.SHOWN).count()
        elif own:
            context["title"] = _("Your pages")
        context["may_ask_for_a_page"] = may_ask(cast("User", request.user))
        context |= waiting(request.user)
        return super().index(request, {**context, **(extra_context or {})})
