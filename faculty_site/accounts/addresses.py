"""The page on which somebody gives their account another e-mail address."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.views import EmailView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

ACTION = "action_primary"


class AddressView(EmailView):
    """With the rule that an account has no address that was not confirmed.

    The library lets an account that has confirmed none take any, and pages are handed over and
    entrusted to accounts by their address.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.POST.get("email", "").lower()
        confirmed = EmailAddress.objects.filter(user=request.user.pk, verified=True, email=wanted)
        if ACTION in request.POST and not confirmed.exists():
            messages.error(request, gettext("This address has to be confirmed first."))
            return redirect("account_email")
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


addresses = login_required(AddressView.as_view())
