"""To the provider and back; what goes wrong on the way is told on a page, never as a traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from allauth.core import ratelimit
from allauth.socialaccount.forms import DisconnectForm
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.views import ConnectionsView
from allauth.utils import get_request_param
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from faculty_site.accounts.sso.oidc.provider import Conversation

FAULTS = (OAuth2Error, ProviderException, PermissionDenied, OSError, LookupError, ValueError)
"""What a provider brings about that cannot be reached, or says what nobody can make sense of."""

PURPOSES = (AuthProcess.LOGIN, AuthProcess.CONNECT)

View = Callable[..., HttpResponse]


def guarded(view: View) -> View:
    """With a page for each fault, and out of the site by a page instead of a redirect."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not ratelimit.consume(request, action="sso"):  # what is sent; reading costs nothing
            refused: HttpResponse = ratelimit.respond_429(request)
            return refused
        if get_request_param(request, "process", AuthProcess.LOGIN) not in PURPOSES:
            raise Http404
        try:
            answer = view(request, *args, **kwargs)
        except FAULTS as error:
            failed: HttpResponse = render_authentication_error(request, None, exception=error)
            return failed
        return _leaving(request, answer)

    return never_cache(inner)


def _leaving(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Whoever is sent elsewhere gets a page that goes there by itself.

    A browser follows a form no further than the Content-Security-Policy lets forms go, redirects
    included, and through which hosts a university sends its people nobody knows beforehand.
    """
    address = answer.get("Location", "")
    host = urlsplit(address).netloc
    if not host or host == request.get_host():
        return answer
    context = {"address": address, "host": host}
    return TemplateResponse(request, "socialaccount/leaving.html", context)


def _checked(view: View) -> View:
    """Only what the settings name; all other addresses do not exist."""

    @wraps(view)
    def inner(request: HttpRequest, provider_id: str) -> HttpResponse:
        way = settings.SSO_WAYS.get(provider_id)
        if way is None or way.protocol != "openid_connect":
            raise Http404
        return view(request, provider_id)

    return inner


@_checked
@guarded
def oidc_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    view = OAuth2LoginView.adapter_view(Conversation(request, provider_id))
    answer: HttpResponse = view(request)
    return answer


@_checked
@guarded
def oidc_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    view = OAuth2CallbackView.adapter_view(Conversation(request, provider_id))
    answer: HttpResponse = view(request)
    return answer


class LinkedForm(DisconnectForm):
    """Which identity to unlink; those of ways that are not in use any more rest as they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [way.key for way in settings.SSO_WAYS.each]
        self.fields["account"].queryset = self.accounts.filter(provider__in=keys)


class LinkedView(ConnectionsView):
    """The identities that sign somebody in here, each with a button that unlinks it."""

    form_class = LinkedForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows: list[SocialAccount] = list(context["form"].fields["account"].queryset.order_by("pk"))
        each = settings.SSO_WAYS.each
        context["ways"] = [(way, [row for row in rows if row.provider == way.key]) for way in each]
        return context


linked = never_cache(login_required(LinkedView.as_view()))
