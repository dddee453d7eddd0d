"""The views of django-allauth for SAML, with a page for whatever a provider answers wrongly."""

from __future__ import annotations

from functools import wraps

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.saml import views as library
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from faculty_site.accounts.sso.views import View, guarded

MEANT = (Http404, PermissionDenied, ImmediateHttpResponse, ReauthenticationRequired)
"""What says something itself, and no fault."""


def _told(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, organization_slug: str) -> HttpResponse:
        try:
            return view(request, organization_slug=organization_slug)
        except MEANT:
            raise
        except Exception as error:  # the library raises bare ones, and those of three others
            raise ProviderException(str(error)) from error

    return guarded(inner)


def _signed(view: View) -> View:
    """The library lets anybody sign people out who leaves the signature away."""

    @wraps(view)
    def inner(request: HttpRequest, organization_slug: str) -> HttpResponse:
        if "Signature" not in request.GET:
            raise PermissionDenied("nobody signed this")
        return view(request, organization_slug=organization_slug)

    return inner


login = _told(library.login)
acs = _told(library.acs)
finish_acs = _told(library.finish_acs)
sls = _told(_signed(library.sls))
metadata = _told(library.metadata)
