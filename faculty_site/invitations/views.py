"""What somebody finds behind the link that they were sent, and where a page is asked for."""

from __future__ import annotations

import logging
from typing import cast

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from faculty_site.context_processors import site_url
from faculty_site.invitations import claiming
from faculty_site.invitations.accepting import accept, account_of, held, is_over
from faculty_site.invitations.forms import NewAccountForm
from faculty_site.invitations.links import invitation_of
from faculty_site.invitations.models import Claim, Invitation
from faculty_site.invitations.sending import mail
from profiles.models import Profile

logger = logging.getLogger(__name__)


@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What is offered, and the button or the form that takes it; opening it uses nothing up.

    All links that lead nowhere, or no longer, are answered alike.
    """
    if not ratelimit.consume(request, action="invitation"):
        refused: HttpResponse = ratelimit.respond_429(request)
        return refused
    found = invitation_of(token)
    if found is None or is_over(found):
        return _private(_over(request))
    if request.user.is_authenticated:
        answer = _for_account(request, found, request.user)
    else:
        answer = _for_newcomer(request, found)
    return _private(answer)


def _private(answer: HttpResponse) -> HttpResponse:
    """The address is a key: no other site and no search engine is to hear of it."""
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _for_account(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    error = ""
    if request.method == "POST":
        try:
            accept(found, user)
        except ValidationError as refused:
            error = " ".join(refused.messages)
        else:
            return _welcome(request)
    return TemplateResponse(
        request, "invitations/accept.html", {"invitation": found, "error": error}
    )


def _for_newcomer(request: HttpRequest, found: Invitation) -> HttpResponse:
    """A password for a new account, unless the address has one, which then signs in."""
    if account_of(found.email) is not None:
        return TemplateResponse(request, "invitations/sign_in.html", {"invitation": found})
    form = NewAccountForm(found.email, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            user = _made(form, found)
        except ValidationError:
            return _over(request)  # it was accepted at the same moment, or withdrawn
        _welcome(request)
        answer: HttpResponse = perform_login(request, user, redirect_url=reverse("admin:index"))
        return answer
    context = {"invitation": found, "form": form}
    return TemplateResponse(request, "invitations/new_account.html", context)


@transaction.atomic
def _made(form: NewAccountForm, found: Invitation) -> User:
    """The new account, with what it was invited to; there is none where that cannot be given."""
    held(found)  # before there is another account that wants it
    user: User = form.save()
    accept(found, user)
    return user


def _over(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "invitations/over.html", status=404)


def _welcome(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("You have accepted the invitation."))
    return redirect("admin:index")


@never_cache
@login_required
def claim(request: HttpRequest) -> HttpResponse:
    """The pages without an owner that bear an address of the account, each with a button."""
    user = cast("User", request.user)
    pages = list(claiming.pages_to_claim(user))
    if request.method == "POST":
        profile = next((page for page in pages if page.slug == request.POST.get("page")), None)
        if profile is None:
            raise Http404
        if (asked := claiming.ask(profile, user)) is not None:
            _tell_deciders(request, asked)
        messages.success(request, _("The admin of your department has been asked."))
        return redirect("claim")
    claims = Claim.objects.filter(user=user).select_related("profile")
    waiting = [row for row in claims if row.decided is None]
    known = {row.profile_id for row in claims}
    context = {
        "pages": [page for page in pages if page.pk not in known],
        "waiting": waiting,
        "owned": Profile.objects.filter(owner=user).first(),
    }
    return TemplateResponse(request, "invitations/claim.html", context)


def _tell_deciders(request: HttpRequest, asked: Claim) -> None:
    """The question stands in the admin whether the mail goes out or not."""
    place = f"{site_url(request)}{reverse('admin:invitations_claim_change', args=[asked.pk])}"
    try:
        mail(claiming.deciders(asked.profile), "claim", claim=asked, link=place)
    except OSError:
        logger.exception("The admins could not be told of a claim")
