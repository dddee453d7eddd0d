"""A run: the addresses that were not asked for longest, one after the other, each kept at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone

from faculty_site.link_check.asking import Guest, Verdict
from faculty_site.link_check.collecting import Found, remember
from faculty_site.link_check.internal import OwnSite
from faculty_site.link_check.models import Address, Mention

LEARNT: Final = ("state", "reason", "status", "asked", "failed_since", "not_before")

Watch = Callable[[int, int, str], None]
"""How many are done, of how many, the one at hand."""


@dataclass
class Run:
    """`states` counts what came of the addresses that were asked for."""

    guest: Guest
    own_site: OwnSite = field(default_factory=OwnSite)
    states: Counter[str] = field(default_factory=Counter)

    def work(self, limit: int, watch: Watch) -> None:
        waiting = due(limit)
        total = len(waiting)
        for done in range(total):
            address = self._next(waiting)
            watch(done, total, address.url)
            self._ask(address)
        watch(total, total, "")

    def _next(self, waiting: list[Address]) -> Address:
        """The first whose host may be asked now, so that one slow host keeps nobody waiting."""
        now = self.guest.clock.now()
        index = min(
            range(len(waiting)), key=lambda at: (max(self.guest.free_at(waiting[at].url), now), at)
        )
        return waiting.pop(index)

    def _ask(self, address: Address) -> None:
        is_own = address.url.startswith("/") and not address.url.startswith("//")
        verdict = self.own_site.ask(address.url) if is_own else self.guest.ask(address.url)
        keep(address, verdict)
        self.states[address.state] += 1


def due(limit: int) -> list[Address]:
    """What failed on an earlier day, that it be known soon; those never asked; then the oldest.
    None whose host wants to be left alone still."""
    failed = Q(state=Address.State.FAILED, failed_since__lt=timezone.localdate())
    free = Q(not_before=None) | Q(not_before__lte=timezone.now())
    rows = Address.objects.filter(free, Exists(Mention.objects.filter(address=OuterRef("pk"))))
    first = Case(When(failed, then=0), default=1)
    return list(rows.order_by(first, F("asked").asc(nulls_first=True), "pk")[:limit])


def would_ask(found: Found, limit: int) -> list[str]:
    """What is due once these are known; nothing of it is kept."""
    with transaction.atomic():
        remember(found)
        urls = [address.url for address in due(limit)]
        transaction.set_rollback(True)
    return urls


def keep(address: Address, verdict: Verdict) -> None:
    """Writes down what came of asking."""
    if verdict.state == Address.State.FAILED:
        address.fail(verdict.reason, timezone.localdate())
    elif verdict.reason != Address.Reason.BUSY:
        address.answer(verdict.state, verdict.reason)
    elif address.state == Address.State.UNASKED:
        address.state, address.reason = verdict.state, verdict.reason
    address.status, address.not_before = verdict.status, verdict.not_before
    address.asked = timezone.now()
    # Not saved: nobody may link to it any more, and then it is gone.
    values = {name: getattr(address, name) for name in LEARNT}
    Address.objects.filter(pk=address.pk).update(**values)
