"""The authors of a work in one text box: looked at before it takes the place of the rows."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from faculty_site.lib.naming import in_sites_language
from profiles.admin_base.drawing import draw
from profiles.permissions import can, visible
from publications.author_lists import Plan, plan, read_names, replace_authors, write_names
from publications.models import Authorship, Publication


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as text; “Look first” says who stays, “Save” writes it."""
    works: QuerySet[Publication] = visible(request.user, "change", Publication)
    work = works.filter(pk=pk).first()
    if work is None:
        raise Http404
    authors = list(work.authorships.select_related("profile").order_by("position", "pk"))
    text = request.POST.get("authors", "") or write_names(authors)
    new, error = None, ""
    if request.method == "POST":
        try:
            new = plan(read_names(text), authors)
            _check(request, new)
        except ValidationError as refused:
            error = " ".join(refused.messages)
        if not error and new and "preview" not in request.POST:
            return _save(request, work, new)
    context = {"work": work, "text": text, "plan": new, "error": error}
    return draw(request, "publications/author_list.html", _("The authors in one box"), **context)


def _check(request: HttpRequest, new: Plan) -> None:
    """Raises ValidationError for a list without names, and where others' rows would go."""
    if not new.rows:
        raise ValidationError(_("Write at least one name."))
    allowed = visible(request.user, "delete", Authorship)
    gone = [row.pk for row in new.gone]
    deletable = set(allowed.filter(pk__in=gone).values_list("pk", flat=True))
    kept = [row.name for row in new.gone if row.pk not in deletable]
    if kept:
        names = ", ".join(f"“{name}”" for name in kept)
        raise ValidationError(
            _(
                "%(names)s cannot be taken off: the work stands on the page of somebody else, who "
                "takes it off themselves. Leave the name in the list; its spelling may be "
                "corrected."
            ),
            params={"names": names},
        )


def _save(request: HttpRequest, work: Publication, new: Plan) -> HttpResponseRedirect:
    replace_authors(work, new)
    user = cast("User", request.user)
    works = Publication.objects.filter(pk=work.pk)
    message = in_sites_language(_("Wrote the list of authors anew."))
    LogEntry.objects.log_actions(user.pk, works, CHANGE, message)
    number = len(new.rows)
    told = ngettext(
        "“%(work)s” has %(number)s author now.", "“%(work)s” has %(number)s authors now.", number
    )
    messages.success(request, told % {"work": work, "number": number})
    if can(user, "change", work):
        return HttpResponseRedirect(
            reverse("admin:publications_publication_change", args=[work.pk])
        )
    return HttpResponseRedirect(reverse("admin:publications_publication_changelist"))
