"""What can be done with a person as a whole, beside editing their page."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from faculty_site.invitations.models import Invitation
from profiles.models import Profile
from profiles.permissions import can, visible
from publications.models import Suggestion

register = template.Library()


@register.simple_tag(takes_context=True)
def questions_about(context: dict[str, Any], profile: Profile) -> int:
    """How many works the reader is asked about that may be the person's."""
    asked = visible(context["request"].user, "inspect", Suggestion)
    return asked.filter(profile=profile, refused=False).count()


@register.simple_tag(takes_context=True)
def ways_with(context: dict[str, Any], profile: Profile) -> list[tuple[str, str]]:
    """Label and address of each page of the admin that the reader may open about the person."""
    user = context["request"].user
    ways: list[tuple[str, str]] = []
    kinds = (Invitation.Kind.DELEGATE, Invitation.Kind.OWNER)
    may = [kind for kind in kinds if can(user, "add", Invitation(kind=kind, profile=profile))]
    if may:
        kind = may[-1] if profile.owner_id is None else may[0]
        query = urlencode([("profile", profile.pk), ("kind", str(kind))])
        address = reverse("admin:invitations_invitation_add")
        ways.append((gettext("Invite"), f"{address}?{query}"))
    if can(user, "administer", profile):
        ways.append((gettext("Hand over"), reverse("admin:people_handover", args=[profile.pk])))
    if can(user, "administer", profile) or profile.owner_id == user.pk:
        address = reverse("admin:people_export", args=[profile.pk])
        ways.append((gettext("Download everything"), address))
    if can(user, "delete", profile):
        ways.append((gettext("Erase"), reverse("admin:people_erase", args=[profile.pk])))
    return ways
