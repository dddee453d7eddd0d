"""The state of all pages, and their broken links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from faculty_site.admin_menu import answers_for_others
from faculty_site.importing.models import ImportRun
from faculty_site.lib.paging import page_of
from faculty_site.lib.sent_numbers import number_in
from faculty_site.lib.spreadsheets import csv_lines
from faculty_site.link_check.models import Address
from faculty_site.link_check.reading import mentions_for, named
from faculty_site.oversight.files import file_of_today
from faculty_site.oversight.forms import PagesForm
from faculty_site.oversight.people import (
    WORST,
    Row,
    name_who,
    pages_for,
    rows_of,
    sifted,
    totals_of,
)
from profiles.admin_base.drawing import draw
from profiles.models import Profile
from profiles.permissions import may_add, visible

PER_PAGE: Final = 25
IMPORTS: Final = 5


def overview(request: HttpRequest) -> HttpResponse:
    """How the pages stand that somebody answers for besides their own."""
    if not answers_for_others(request):
        raise Http404
    form, all_rows, rows = _asked(request)
    page = page_of(request, rows, PER_PAGE)
    name_who(page.object_list)  # type: ignore[arg-type]  # a slice of the list
    runs = visible(request.user, "inspect", ImportRun).defer("report", "shown")
    return draw(
        request, "oversight/overview.html", _("All pages"),
        form=form, page=page, totals=totals_of(all_rows), number=len(all_rows),
        whole=sum(not row.findings for row in all_rows),
        broken=mentions_for(request.user, [Address.State.BROKEN]).count(),
        runs=runs.select_related("department", "user").order_by("-started", "-pk")[:IMPORTS],
        imports_sites=may_add(request.user, ImportRun),
    )  # fmt: skip


def overview_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The same as a table, of all that was asked for and not of one page of it."""
    if not answers_for_others(request):
        raise Http404
    _form, _all_rows, found = _asked(request)
    name_who(found)
    return file_of_today("pages", "csv", csv_lines(_cells(found)))


def _asked(request: HttpRequest) -> tuple[PagesForm, list[Row], list[Row]]:
    """The form, the rows of the people that it names, and those of them with the finding, in its
    order; what it cannot know is told and left out."""
    form = PagesForm(request.GET, request.user)
    form.is_valid()
    asked = form.cleaned_data
    people = pages_for(request.user, asked.get("department"), asked.get("state", ""))
    rows = rows_of(people, request.user)
    return form, rows, sifted(rows, asked.get("finding", ""), asked.get("order") or WORST)


def _cells(rows: list[Row]) -> Iterator[list[Any]]:
    yield [
        _("Name"), _("Address"), _("Departments"), _("State"), _("Account"), _("Complete (%)"),
        _("Newest news"), _("Last change"), _("By"), _("What is missing or out of date"),
    ]  # fmt: skip
    for row in rows:
        person = row.person
        yield [
            person.name,
            person.slug,
            "; ".join(each.name for each in row.departments),
            person.get_state_display(),
            person.owner or "",
            row.completeness,
            row.newest_news,
            timezone.localtime(row.touched).isoformat(" ", "minutes") if row.touched else "",
            row.by,
            " ".join(finding.text for finding in row.findings),
        ]


def links(request: HttpRequest) -> HttpResponse:
    """Broken links that the user may mend: of all pages, or of one person."""
    mine = visible(request.user, "change", Profile)
    states = [Address.State.BROKEN]
    if request.GET.get("all") == "1":
        states.append(Address.State.FAILED)
    found = mentions_for(request.user, states)
    person = None
    if asked := request.GET.get("person", ""):
        person = mine.filter(pk=number_in(asked)).first()
        if person is None:
            raise Http404
        found = found.filter(profile=person)
    page = page_of(request, found, PER_PAGE)
    rows = named(list(page.object_list))
    asked_last = Address.objects.order_by("-asked").values_list("asked", flat=True)
    return draw(
        request, "oversight/links.html", _("Links that lead nowhere"),
        page=page, rows=rows, person=person, last=asked_last.exclude(asked=None).first(),
        is_all=len(states) > 1,
    )  # fmt: skip
