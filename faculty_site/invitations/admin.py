"""Invitations and claims in the admin: sent, sent again, withdrawn; granted, refused."""

from __future__ import annotations

import logging
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from faculty_site.context_processors import site_url
from faculty_site.invitations import claiming
from faculty_site.invitations.forms import InvitationForm
from faculty_site.invitations.models import Claim, Invitation
from faculty_site.invitations.sending import mail, send
from profiles.admin_base.deciding import DecidedAdmin
from profiles.models import Department, Profile
from profiles.permissions import Standing, departments_of, is_superuser, pages_of

logger = logging.getLogger(__name__)

SENT = _("The invitation is sent to %(address)s. Its link works until %(day)s.")
NOT_SENT = _("The mail could not be sent. Try again later with “Send again”.")


@admin.register(Invitation)
class InvitationAdmin(DecidedAdmin):
    form = InvitationForm
    decisions = ("again", "withdraw")
    place_fields = frozenset({"kind", "profile", "department"})
    list_display = ["email", "kind", "place", "state_shown", "sent", "invited_by"]
    list_filter = ["kind"]
    list_select_related = ["profile", "department", "invited_by"]
    search_fields = ["email", "profile__name", "department__name"]
    ordering = ["-sent", "-pk"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None:
            return [(None, {"fields": _told_of(obj)})]
        if not departments_of(request.user, Standing.ADMIN) and not is_superuser(request.user):
            return [(None, {"fields": ["email", "kind", "profile", "until"]})]
        fields = ["email", "kind", "profile", "new_name", "department", "until"]
        return [(None, {"fields": fields})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return (
            [] if obj is None else ["place", "state_shown", "link_works_until", *EMPTY_UNTIL_SENT]
        )

    def choices_for(self, request: HttpRequest, target: type[models.Model]) -> Any:
        """The pages and departments to which the user may invite at all."""
        if is_superuser(request.user):
            return target._default_manager.all()
        if target is Profile:
            return pages_of(request.user, Standing.OWNER, Standing.ADMIN)
        if target is Department:
            return departments_of(request.user, Standing.ADMIN)
        return super().choices_for(request, target)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        own = pages_of(request.user, Standing.OWNER).values_list("pk", flat=True)[:1]
        if own and "kind" not in initial:
            initial = {"profile": own[0], "kind": Invitation.Kind.DELEGATE, **initial}
        return initial

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.make_person()
        obj.invited_by = request.user
        obj.save()
        self._send(request, obj)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Tells of the mail, where there is one; what was added stands in the list."""
        if obj.sent:
            told = {"address": obj.email, "day": self.link_works_until(obj)}
            messages.success(request, SENT % told)
        answer: HttpResponse = self.response_post_save_add(request, obj)
        return answer

    def again(self, request: HttpRequest, row: Invitation) -> None:
        if not row.is_pending:
            raise ValidationError(_("This invitation was accepted or withdrawn."))
        if self._send(request, row):
            messages.success(request, _("Sent again; the link sent before works no more."))

    def withdraw(self, request: HttpRequest, row: Invitation) -> None:
        Invitation.objects.pending().filter(pk=row.pk).update(withdrawn=timezone.now())
        messages.success(request, _("The invitation is withdrawn; its link works no more."))

    def is_open(self, row: Any) -> bool:
        return bool(row.is_pending)

    def _send(self, request: HttpRequest, row: Invitation) -> bool:
        try:
            send(row, cast("User", request.user), request)
        except OSError:
            logger.exception("An invitation could not be sent")
            messages.warning(request, NOT_SENT)
            return False
        return True

    @admin.display(description=_("where"))
    def place(self, obj: Invitation) -> str:
        return str(obj.profile or obj.department)

    @admin.display(description=_("link works until"))
    def link_works_until(self, obj: Invitation) -> str:
        return date_format(timezone.localtime(obj.expires))


def _told_of(row: Invitation) -> list[str]:
    """What there is to say of an invitation, as far as it has come."""
    said = {
        "until": row.kind == Invitation.Kind.DELEGATE,
        "link_works_until": row.is_pending and row.sent,
        "accepted": row.accepted,
        "accepted_by": row.accepted,
        "withdrawn": row.withdrawn,
    }
    order = ["email", "kind", "place", "until", "state_shown", "link_works_until", "sent", "mails",
             "invited_by", "accepted", "accepted_by", "withdrawn"]  # fmt: skip
    return [name for name in order if said.get(name, True)]


EMPTY_UNTIL_SENT = ["sent", "mails", "invited_by", "accepted", "accepted_by", "withdrawn"]


@admin.register(Claim)
class ClaimAdmin(DecidedAdmin):
    decisions = ("grant", "refuse")
    list_display = ["profile", "user", "email", "state_shown", "asked"]
    list_select_related = ["profile", "user"]
    search_fields = ["email", "profile__name", "user__username"]
    ordering = ["-asked", "-pk"]
    fields = ["profile", "user", "email", "state_shown", "asked", "decided", "decided_by"]
    readonly_fields = ["state_shown", "asked", "decided", "decided_by"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def grant(self, request: HttpRequest, row: Claim) -> None:
        self._decide(request, row, granted=True)
        messages.success(request, _("The page has its owner now, who gets a mail."))

    def refuse(self, request: HttpRequest, row: Claim) -> None:
        self._decide(request, row, granted=False)
        messages.success(request, _("The claim is refused; whoever asked gets a mail."))

    def is_open(self, row: Any) -> bool:
        return row.decided is None

    def _decide(self, request: HttpRequest, row: Claim, *, granted: bool) -> None:
        if not self.is_open(row):
            raise ValidationError(_("Somebody has decided on this already."))
        claiming.decide(row, cast("User", request.user), granted=granted)
        row.refresh_from_db()
        place = reverse("admin:profiles_profile_change", args=[row.profile_id])
        try:
            mail([row.email], "decision", claim=row, link=f"{site_url(request)}{place}")
        except OSError:
            logger.exception("Somebody could not be told of the decision on a claim")
