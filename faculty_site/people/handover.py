"""Handing a page over to another account, after a look at what changes."""

from __future__ import annotations

import logging
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.context_processors import site_url
from faculty_site.invitations.owning import check_owns_no_other, make_owner
from faculty_site.invitations.sending import mail
from profiles.admin_base.drawing import draw
from profiles.admin_base.fields import AccountField
from profiles.models import Profile
from profiles.permissions import can, visible

logger = logging.getLogger(__name__)


class HandoverForm(forms.Form):
    """Who is to own the page; nobody where it is left empty."""

    account = AccountField(
        label=_("New owner"), required=False, help_text=_("Empty if nobody is to own it for now.")
    )

    def __init__(self, profile: Profile, *args: Any, **kwargs: Any) -> None:
        self.profile = profile
        super().__init__(*args, **kwargs)

    def clean_account(self) -> User | None:
        account: User | None = self.cleaned_data["account"]
        if account == self.profile.owner:
            raise ValidationError(_("That is who owns it now."))
        if account is not None:
            if not account.is_active:
                raise ValidationError(_("This account is not in use any more."))
            check_owns_no_other(self.profile, account)
        return account


def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; what would change; and, once that is confirmed, the change."""
    person = visible(request.user, "administer", Profile).filter(pk=pk).first()
    if person is None:
        raise Http404
    form = HandoverForm(person, request.POST or None)
    title = gettext("Hand over the page of %(person)s") % {"person": person}
    if request.method == "POST" and form.is_valid():
        account = form.cleaned_data["account"]
        if "confirmed" in request.POST:
            try:
                return _hand_over(request, person, account)
            except ValidationError as refused:
                form.add_error("account", refused)
                return draw(request, "people/handover.html", title, person=person, form=form)
        shown = {"person": person, "form": form, "account": account, "looking": True}
        shown["keeps"] = person.owner is not None and _keeps(person)
        in_force = person.delegations.in_force(timezone.localdate())
        shown["delegations"] = in_force.exclude(user=account).select_related("user")
        return draw(request, "people/handover.html", title, **shown)
    return draw(request, "people/handover.html", title, person=person, form=form)


def _keeps(person: Profile) -> bool:
    """Whether the old owner may edit the page still, by a role in the person's department."""
    owner = cast("User", person.owner)
    roles = owner.department_roles.filter(department__in=person.memberships.values("department"))
    return owner.is_superuser or roles.exists() or person.delegations.filter(user=owner).exists()


def _hand_over(request: HttpRequest, person: Profile, account: User | None) -> HttpResponse:
    by = cast("User", request.user)
    with transaction.atomic():
        person = Profile.objects.select_for_update(of=("self",)).get(pk=person.pk)
        before = person.owner
        make_owner(person, account, by)
    place = f"{site_url(request)}{reverse('admin:profiles_profile_change', args=[person.pk])}"
    for told, owns in ((before, False), (account, True)):
        if told is not None and told.email:
            _tell(told, person, link=place, owns=owns)
    messages.success(request, _("The page is handed over; both accounts get a mail."))
    if can(by, "change", person):
        return redirect("admin:profiles_profile_change", person.pk)
    return redirect("admin:index")


def _tell(account: User, person: Profile, **told: Any) -> None:
    """The page has changed hands whether the mail goes out or not."""
    try:
        mail([account.email], "handover", person=person, **told)
    except OSError:
        logger.exception("Somebody could not be told of a handover")
