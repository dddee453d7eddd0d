"""Forms that came when the session of whoever wrote them had ended.

What was typed waits in the new session, on the server, and is shown in its form again as soon as
the same account has signed in. A form says by a signature whose it is, so that nobody else can
leave anything here.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote_plus

from allauth.core import ratelimit
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.csrf import csrf_failure as refuse

WRITTEN_BY: Final = "_written_by"
KEPT: Final = "_kept"
"""Stands in the data of a form that is only to be shown."""

SESSION_KEY: Final = "kept_form"
SALT: Final = "profiles.history.kept_forms"
MOST: Final = 2 * 1024 * 1024
"""Bytes of one form; a person's page with all its texts has some hundred thousand."""
AS_LONG_AS: Final = 60 * 60
"""Seconds for which a form waits."""
OPEN_FOR: Final = 7 * 24 * 60 * 60
"""Seconds for which a form may have been open."""


def signature_of(account: Any) -> str:
    """What a form carries to say who writes in it."""
    return signing.dumps(account.pk, salt=SALT)


def keep(request: HttpRequest) -> bool:
    """Keeps the form of somebody whose session ended, if it is one of ours and not too large.

    Says whether. Passwords are kept nowhere.
    """
    try:
        writer = signing.loads(request.POST.get(WRITTEN_BY, ""), salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        return False
    data = request.POST.copy()
    data.pop("csrfmiddlewaretoken", None)
    text = data.urlencode()
    if len(text) > MOST or any("password" in name for name in data):
        return False
    # Each makes a session of its own, which anybody who ever had a form could fill the disk with.
    if not ratelimit.consume(request, action="kept_form", key=str(writer)):
        return False
    request.session[SESSION_KEY] = {
        "writer": writer, "path": request.path, "data": text, "at": int(time.time()),
    }  # fmt: skip
    return True


def keep_until_signed_in(request: HttpRequest) -> None:
    """The same, and says so."""
    if keep(request):
        messages.info(
            request,
            gettext(
                "Your session had ended. Sign in again, and what you typed stands in its form; it "
                "is kept for an hour. Files have to be chosen again."
            ),
        )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Of a form that was open while its writer signed in anew, in another window, the token is an
    old one: it is shown again with what was typed, and nothing of it is done."""
    if request.user.is_authenticated and keep(request):
        return redirect(request.get_full_path())
    return refuse(request, reason)


def says(session: Mapping[str, Any]) -> str:
    """What is typed into the form that waits in a session; "" where none does."""
    return unquote_plus(session.get(SESSION_KEY, {}).get("data", ""))


def show_again(request: HttpRequest) -> None:
    """Makes of the wish to see a form the wish to see it with what was typed, if there is any.

    No form saves what has `KEPT` in it.
    """
    if request.method != "GET" or (kept := taken(request)) is None:
        return
    _files = request.FILES  # Django reads both at once, and would read the data anew
    request.method, request.POST = "POST", kept  # type: ignore[assignment]


def taken(request: HttpRequest) -> QueryDict | None:
    """What the reader had typed into the form at this address; it is given out once."""
    kept = request.session.get(SESSION_KEY)
    if kept is None or (kept["path"] != request.path and kept["writer"] == request.user.pk):
        return None
    del request.session[SESSION_KEY]
    if kept["writer"] != request.user.pk or time.time() - kept["at"] > AS_LONG_AS:
        return None
    data = QueryDict(kept["data"], mutable=True)
    data[KEPT] = "1"
    return data
