"""Accounts in the admin; only superusers see them.

Groups and Django's own permissions are left out: they grant nothing here. So are django-allauth's
own lists, which would show everybody's sessions and addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from faculty_site.accounts.identities import identities
from profiles.admin_base.bulk import Going
from profiles.admin_base.models import GuardedAdmin

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    _UserAdmin = UserAdmin[User]
else:
    _UserAdmin = UserAdmin

admin.site.unregister([User, Group, EmailAddress, Authenticator, UserSession])
if settings.SSO_WAYS.each:
    admin.site.unregister(list(apps.get_app_config("socialaccount").get_models()))


@admin.register(User)
class AccountAdmin(GuardedAdmin, _UserAdmin):
    form: Any = UserChangeForm
    list_display = ["username", "email", "first_name", "last_name", "is_active", "is_superuser"]
    list_filter = ["is_active", "is_superuser"]
    filter_horizontal: ClassVar[list[str]] = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Rights"), {"fields": ["is_active", "is_superuser"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "email", "usable_password", "password1", "password2"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    actions = [
        "end_sessions",
        "forget_second_factor",
        *(["unlink_identities"] if settings.SSO_WAYS.each else []),
    ]

    @admin.action(description=_("Sign the selected accounts out everywhere"))
    def end_sessions(self, request: HttpRequest, queryset: QuerySet[User]) -> HttpResponse | None:
        note = _("They have to sign in again on every device.")
        said = _("Signed out everywhere: %(names)s.")
        return self._do(request, queryset, _end_sessions, note, said)

    @admin.action(description=_("Remove the second factor of the selected accounts"))
    def forget_second_factor(
        self, request: HttpRequest, queryset: QuerySet[User]
    ) -> HttpResponse | None:
        """For whoever lost the phone; a new factor is asked for at the next sign-in."""
        note = _("Their password alone lets them in, until they have set up another one.")
        said = _("Without a second factor now: %(names)s.")
        return self._do(request, queryset, _forget_second_factors, note, said)

    @admin.action(description=_("Unlink the selected accounts from the university and ORCID"))
    def unlink_identities(
        self, request: HttpRequest, queryset: QuerySet[User]
    ) -> HttpResponse | None:
        """For whom the university knows by another name now; the next sign-in there links anew."""
        note = _("What they signed in with elsewhere does not open these accounts any more.")
        return self._do(request, queryset, _unlink, note, _("Linked with nothing now: %(names)s."))

    def _do(
        self,
        request: HttpRequest,
        accounts: QuerySet[User],
        act: Callable[[QuerySet[User]], None],
        note: StrPromise,
        said: StrPromise,
    ) -> HttpResponse | None:
        """Does it, with a line in the log; the page that asks, where it was not looked at yet."""
        asked = self.ask_first(request, [Going(row) for row in accounts], note=str(note))
        if asked is not None:
            return asked
        act(accounts)
        names = ", ".join(account.get_username() for account in accounts)
        LogEntry.objects.log_actions(
            user_id=cast("int", request.user.pk),
            queryset=accounts,
            action_flag=CHANGE,
            change_message=str(said) % {"names": names},
        )
        self.message_user(request, str(said) % {"names": names}, messages.SUCCESS)
        return None


def _end_sessions(accounts: QuerySet[User]) -> None:
    for session in UserSession.objects.filter(user__in=accounts):
        session.end()


def _forget_second_factors(accounts: QuerySet[User]) -> None:
    Authenticator.objects.filter(user__in=accounts).delete()


def _unlink(accounts: QuerySet[User]) -> None:
    if (rows := identities(accounts)) is not None:
        rows.delete()
