"""The answer to who wants to write to somebody here."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, unquote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import escape_leading_slashes
from django.views.decorators.cache import never_cache

from faculty_site.emails.tokens import token
from faculty_site.lib.emails.protecting import FIELD, target_of
from profiles.same_site import is_from_here


@never_cache
def write(request: HttpRequest, read: Callable[[], HttpResponse]) -> HttpResponse:
    """A page with the address that a button of the page stands for, as a link.

    The page is read again as its reader sees it, so that nobody gets an address that is not, or no
    longer, on a page of theirs: then they get the page as it is now. Not a redirect to `mailto:`,
    which would do nothing for people without a mail program.
    """
    if not is_from_here(request):
        raise PermissionDenied("Not sent by a page of this site.")
    target = target_of(_html(read()), request.POST[FIELD], token)
    if target is None:
        return redirect(escape_leading_slashes(request.get_full_path()))
    addresses, mark, rest = target.partition("?")
    context = {
        "address": unquote(addresses),
        "href": f"mailto:{quote(addresses, safe='@+%,')}{mark}{rest}",
    }
    response = render(request, "emails/write.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _html(page: HttpResponse) -> str:
    is_html = page.get("Content-Type", "").startswith("text/html")
    return page.text if is_html and not page.streaming else ""
