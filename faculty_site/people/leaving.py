"""Pages of the admin: everything of a person to take along, and erasing them."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.context_processors import site_name
from faculty_site.people.erasing import erase, plan, remember
from faculty_site.people.export import export
from faculty_site.people.receipt import named, receipt
from faculty_site.people.traces import ERASED
from profiles.admin_base.drawing import draw
from profiles.models import Profile
from profiles.permissions import Standing, is_superuser, pages_of, visible


def download(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The zip, for the owner and for admins; it is written while it is sent."""
    user = request.user
    theirs = pages_of(user, Standing.OWNER, Standing.ADMIN)
    mine = Profile.objects.all() if is_superuser(user) else theirs
    person = mine.filter(pk=pk).select_related("owner").first()
    if person is None:
        raise Http404
    return StreamingHttpResponse(
        export(person, site_name()),
        content_type="application/zip",
        headers=_saved_as(f"{person.slug}.zip"),
    )


def erasing(request: HttpRequest, pk: int) -> HttpResponse:
    """What would go, and the button for it, which works once the address is typed."""
    person = visible(request.user, "delete", Profile).filter(pk=pk).first()
    if person is None:
        raise Http404
    if request.method == "POST" and request.POST.get("address", "").strip() == person.slug:
        return _erase(person, cast("User", request.user))
    found = plan(person)
    context: dict[str, Any] = {
        "person": person,
        "kinds": [(named(kind, number), number) for kind, number in found.counts.items()],
        "shared": len(found.shared),
        "files": len(found.files) + len(found.fixtures),
        "account": found.account,
        "owner": person.owner,
        "wrong": request.method == "POST",
    }
    title = gettext("Erase %(person)s") % {"person": person}
    return draw(request, "people/erase.html", title, **context)


def _erase(person: Profile, by: User) -> HttpResponse:
    """Does it, and leads to the receipt; 404 where somebody else was faster."""
    key = person.pk
    try:
        gone = erase(person, by)
    except Profile.DoesNotExist as twice:
        raise Http404 from twice
    entry = remember(key, by, receipt(key, by, gone))
    return redirect("admin:people_receipt", entry.pk)


def erased(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt, to whoever erased and to superusers; as a file with `?file`."""
    entries = LogEntry.objects.filter(action_flag=DELETION, object_repr=ERASED)
    if not is_superuser(request.user):
        entries = entries.filter(user=cast("User", request.user))
    entry = entries.filter(pk=pk).first()
    if entry is None:
        raise Http404
    if "file" in request.GET:
        return HttpResponse(
            entry.change_message,
            content_type="text/plain; charset=utf-8",
            headers=_saved_as(f"receipt-{entry.object_id}.txt"),
        )
    return draw(request, "people/receipt.html", _("The person is erased"), entry=entry)


def _saved_as(name: str) -> dict[str, str]:
    return {"Content-Disposition": content_disposition_header(True, name) or ""}
