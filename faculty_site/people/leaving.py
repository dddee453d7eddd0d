"""Pages of the admin: everything of a person to take along, and erasing them."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
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
    name = f'attachment; filename="{person.slug}.zip"'
    headers = {"Content-Type": "application/zip", "Content-Disposition": name}
    return StreamingHttpResponse(export(person, site_name()), headers=headers)


def erasing(request: HttpRequest, pk: int) -> HttpResponse:
    """What would go, and the button for it, which works once the address is typed."""
    person = visible(request.user, "delete", Profile).filter(pk=pk).first()
    if person is None:
        raise Http404
    typed = request.POST.get("address", "").strip()
    if request.method == "POST" and typed == person.slug:
        by = cast("User", request.user)
        try:
            gone = erase(person, by)
        except Profile.DoesNotExist as twice:
            raise Http404 from twice
        text = receipt(pk, by, gone)
        entry = remember(pk, by, text)
        return redirect("admin:people_receipt", entry.pk)
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
    return draw(
        request, "people/erase.html", gettext("Erase %(person)s") % {"person": person}, **context
    )


def erased(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt, to whoever erased and to superusers; as a file with `?file`."""
    entries = LogEntry.objects.filter(action_flag=DELETION, object_repr=ERASED)
    if not is_superuser(request.user):
        entries = entries.filter(user=cast("User", request.user))
    entry = entries.filter(pk=pk).first()
    if entry is None:
        raise Http404
    if "file" in request.GET:
        name = f'attachment; filename="receipt-{entry.object_id}.txt"'
        headers = {"Content-Disposition": name}
        text = entry.change_message
        return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)
    return draw(request, "people/receipt.html", _("The person is erased"), entry=entry)
