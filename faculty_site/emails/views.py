"""The answer to who wants to write to somebody here."""

from __future__ import annotations

from urllib.parse import quote, unquote

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from faculty_site.emails.sealing import unsealed
from profiles.same_site import is_from_here


@csrf_exempt  # Nothing is changed, and a token would set a cookie on every page.
@never_cache
def write(request: HttpRequest) -> HttpResponse:
    """A page with the address that a button of one of our pages stands for, as a link.

    Not a redirect to `mailto:`, which would do nothing for people without a mail program.
    """
    if request.method != "POST":
        return redirect("home")
    if not is_from_here(request):
        raise PermissionDenied("Not sent by a page of this site.")
    target = unsealed(request.POST.get("to", ""))
    if target is None:
        raise SuspiciousOperation("No address of this site.")
    addresses, mark, rest = target.partition("?")
    context = {
        "address": unquote(addresses),
        "href": f"mailto:{quote(addresses, safe='@+%,')}{mark}{rest}",
    }
    response = render(request, "emails/write.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
