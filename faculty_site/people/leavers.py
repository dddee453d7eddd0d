"""Who leaves: memberships that end, pages that nobody looks after; and making people former."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from faculty_site.lib.fuzzy_dates.lookups import not_over
from faculty_site.lib.paging import page_of
from faculty_site.lib.sent_numbers import number_in
from profiles.admin_base.drawing import draw
from profiles.models import Membership, Profile
from profiles.permissions import visible

PER_PAGE: Final = 100
DAYS: Final = 90
LONGEST: Final = 730
"""Days ahead: what is looked at, and as far as can be asked for."""

State = Profile.State
STATES: Final = (State.FORMER, State.IN_MEMORIAM)

NOBODY_CHOSEN: Final = _("Choose at least one person.")

NOW_FORMER: Final[Any] = ngettext_lazy(
    "%(number)s %(name)s: %(state)s.", "%(number)s %(name)s: %(state)s.", "number"
)


def leavers(request: HttpRequest) -> HttpResponse:
    """Those whose last membership ends soon, and those whose page nobody looks after."""
    mine = visible(request.user, "administer", Profile)
    if not mine.exists():
        raise Http404
    days = min(number_in(request.GET.get("days", ""), DAYS), LONGEST)
    today = timezone.localdate()
    here = mine.filter(state__in=[State.LISTED, State.UNLISTED])
    people = _ending(here, today + datetime.timedelta(days=days)) | _unattended(here)
    shown = people.select_related("owner").prefetch_related(
        Prefetch("memberships", Membership.objects.select_related("department"))
    )
    page = page_of(request, shown.order_by("sort_name", "name", "pk"), PER_PAGE)
    rows = [(person, _reasons(person, today + datetime.timedelta(days=days))) for person in page]
    context = {"page": page, "rows": rows, "days": days, "states": STATES}
    return draw(request, "people/leavers.html", _("Who leaves"), **context)


def _ending(people: QuerySet[Profile], day: datetime.date) -> QuerySet[Profile]:
    """Those who had a membership and have none that lasts beyond the day."""
    ever = Membership.objects.filter(profile=OuterRef("pk"))
    return people.filter(Exists(ever), ~Exists(ever.filter(not_over("end", day))))


def _unattended(people: QuerySet[Profile]) -> QuerySet[Profile]:
    """Those whose owner's account is not in use, or was never signed in to."""
    return people.filter(Q(owner__is_active=False) | Q(owner__last_login=None, owner__isnull=False))


def _reasons(person: Profile, day: datetime.date) -> list[Any]:
    today = timezone.localdate()
    found: list[Any] = []
    for each in person.memberships.all():
        if each.end and each.end.last_day <= day:
            over = each.end.last_day < today
            said = _("%(department)s: ended") if over else _("%(department)s: ends")
            found.append((said % {"department": each.department.name}, each.end))
    if person.owner and not person.owner.is_active:
        found.append((_("the owner’s account is not in use any more"), None))
    elif person.owner and person.owner.last_login is None:
        found.append((_("the owner has never signed in"), None))
    return found


def become(request: HttpRequest) -> HttpResponse:
    """What it means for these people to be former members, or remembered; and the change."""
    sent = request.POST if request.method == "POST" else request.GET
    keys = [number_in(key) for key in sent.getlist("person")]
    state = sent.get("state", State.FORMER)
    mine = visible(request.user, "administer", Profile)
    if not keys and mine.exists():
        messages.warning(request, NOBODY_CHOSEN)
        return redirect(reverse("admin:people_leavers"))
    rows = list(mine.filter(pk__in=keys).order_by("sort_name", "name", "pk"))
    if state not in STATES or not rows:
        raise Http404
    if request.method == "POST" and "confirmed" in sent:
        registered: Any = admin.site.get_model_admin(Profile)
        registered.update_rows(request, rows, "administer", NOW_FORMER, state=State(state))
        return redirect(reverse("admin:people_leavers"))
    context = {"people": rows, "state": State(state)}
    return draw(request, "people/become.html", _("Look at what changes"), **context)
