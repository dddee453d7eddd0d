"""Publishing at a time: planned by somebody, done by a command with their rights."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from faculty_site.drafts.applying import Outcome, published
from faculty_site.drafts.models import Draft
from faculty_site.invitations.sending import mail
from profiles.permissions import can

logger = logging.getLogger(__name__)


class Done(NamedTuple):
    title: str
    problem: str
    """Empty where it is published."""


def plan(draft: Draft, user: User, text: str) -> None:
    """Has the draft published at the time that somebody typed, with their rights then.

    Raises ValidationError for what is no time, or is over.
    """
    try:
        at = parse_datetime(text.strip())
    except ValueError:
        at = None
    if at is None:
        raise ValidationError(_("Choose a day and a time, such as 2026-09-01T08:00."))
    at = timezone.make_aware(at) if timezone.is_naive(at) else at
    if at <= timezone.now():
        raise ValidationError(_("This time is over. Publish the draft now, or choose a later one."))
    rows = Draft.objects.filter(pk=draft.pk)
    rows.update(publish_at=at, planned_by=user, problem="")


def unplan(draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(publish_at=None, planned_by=None, problem="")


def publish_due() -> Iterator[Done]:
    """Publishes what is due, the first planned first; each in a transaction of its own."""
    for key in list(Draft.objects.due().order_by("publish_at", "pk").values_list("pk", flat=True)):
        if (done := _publish(key)) is not None:
            yield done


def _publish(key: int) -> Done | None:
    with override(settings.LANGUAGE_CODE), transaction.atomic():
        rows = Draft.objects.due().select_for_update(of=("self",))
        draft = rows.select_related("planned_by", "changed_by").filter(pk=key).first()
        if draft is None:
            return None  # somebody else was faster
        problem = _problem_of(draft)
        if not problem:
            return Done(str(draft), "")
        Draft.objects.filter(pk=key).update(problem=problem)
    draft.problem = problem
    _tell(draft)
    return Done(str(draft), problem)


def _problem_of(draft: Draft) -> str:
    """Publishes the draft; says why, where that cannot be."""
    user = draft.planned_by
    if user is None or not can(user, "change", draft):
        return gettext("Whoever planned this may not change it any more.")
    try:
        with transaction.atomic():
            outcome = published(draft, user)
    except Exception:  # one draft's fault must not keep the others
        logger.exception("A draft could not be published: %s", draft.pk)
        return gettext("Something went wrong on the site. Publish it by hand.")
    return _said(outcome)


def _said(outcome: Outcome) -> str:
    if outcome.is_saved:
        return ""
    if outcome.clashes:
        names = ", ".join(dict.fromkeys(each.label or each.row for each in outcome.clashes))
        return gettext(
            "This was changed on the site meanwhile: %(fields)s. Publish it by hand, and choose."
        ) % {"fields": names}
    return " ".join(outcome.faults)


def _tell(draft: Draft) -> None:
    """By mail, to whoever planned it; the first page of the admin says it as well."""
    address = draft.planned_by.email if draft.planned_by and draft.planned_by.is_active else ""
    place = reverse("admin:drafts_draft_change", args=[draft.pk])
    try:
        mail([address], "draft", draft=draft, link=f"{settings.SITE_URL}{place}")
    except OSError:
        logger.exception("Somebody could not be told of a draft that was not published")
