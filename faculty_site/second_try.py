"""What somebody sends just as somebody else deletes or changes what it is about, is read anew.

All that a page of the admin writes, it writes at once or not at all. Where the database refused
because something was gone in the end, or two waited for each other, nothing was written; the next
time the page finds things as they are now, and answers as it does for what is not there. Whoever
waited for the other may find them still at it the second time, so there is a third.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, IntegrityError
from django.http import HttpRequest

WAITED_FOR_EACH_OTHER: Final = frozenset({"40001", "40P01"})
"""What PostgreSQL calls it: one of the two is sent away."""


AGAIN: Final = 2


def answered(request: HttpRequest, view: Callable[[], Any]) -> Any:
    """The answer of a view; to what is sent, of a further try where somebody came in between."""
    sent = request.POST
    for _ in range(AGAIN if request.method == "POST" else 0):
        try:
            return view()
        except (Error, ObjectDoesNotExist) as error:
            if not _came_in_between(error):
                raise
        request.POST = sent  # Django lets it be set
        request.__dict__.pop("_rights", None)  # asked before
        for upload in (each for _name, files in request.FILES.lists() for each in files):
            upload.seek(0)
    return view()


def _came_in_between(error: Exception) -> bool:
    if isinstance(error, (IntegrityError, ObjectDoesNotExist)):
        return True
    return getattr(error.__cause__, "sqlstate", "") in WAITED_FOR_EACH_OTHER
