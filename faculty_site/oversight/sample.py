"""What there is to see in the overview of the sample department; nobody is asked for it."""

from __future__ import annotations

import datetime
from typing import Final

from django.utils import timezone

from faculty_site.link_check.collecting import collect, remember
from faculty_site.link_check.models import Address
from profiles.models import Link, Profile

PERSON: Final = "g-h-hardy"
NOWHERE: Final = "https://cricket.example.org/trinity/1911/"


def make_sample() -> None:
    """A link that leads nowhere, and a day on which all the others were found to be well."""
    person = Profile.objects.get(slug=PERSON)
    last = person.links.order_by("-order").values_list("order", flat=True).first() or 0
    Link.objects.create(
        profile=person, key="cricket", label="Cricket of 1911", url=NOWHERE, order=last + 1
    )
    remember(collect())
    week = timezone.now() - datetime.timedelta(days=7)
    Address.objects.update(state=Address.State.FINE, asked=week)
    Address.objects.filter(url=NOWHERE).update(
        state=Address.State.BROKEN,
        reason=Address.Reason.NO_HOST,
        failed_since=timezone.localdate(week),
    )
