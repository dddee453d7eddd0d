"""The kinds of findings: how much each weighs, and what it is called where pages are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.models import Profile


class Weight(IntEnum):
    SMALL = 1
    MATTERS = 2
    ESSENTIAL = 3


class Kind(NamedTuple):
    weight: Weight
    label: str | Promise


KINDS: Final[Mapping[str, Kind]] = {
    "no-photo": Kind(Weight.ESSENTIAL, _("no photo")),
    "no-email": Kind(Weight.ESSENTIAL, _("no e-mail address")),
    "no-text": Kind(Weight.ESSENTIAL, _("no text")),
    "broken-address": Kind(Weight.ESSENTIAL, _("names what is gone or hidden")),
    "broken-link": Kind(Weight.ESSENTIAL, _("links that lead nowhere")),
    "no-position": Kind(Weight.MATTERS, _("no position")),
    "no-interests": Kind(Weight.MATTERS, _("no research interests")),
    "empty-section": Kind(Weight.MATTERS, _("an empty section")),
    "old-news": Kind(Weight.MATTERS, _("old news")),
    "no-works": Kind(Weight.MATTERS, _("no publications")),
    "works-without-link": Kind(Weight.MATTERS, _("publications without a link")),
    "delegation-ends": Kind(Weight.MATTERS, _("a delegation that ends")),
    "no-photo-alt": Kind(Weight.SMALL, _("a photo without description")),
    "no-orcid": Kind(Weight.SMALL, _("no ORCID iD")),
    "no-news": Kind(Weight.SMALL, _("no news")),
}

LEFT: Final = (Profile.State.FORMER, Profile.State.IN_MEMORIAM)
"""Of whom nobody expects an address or news."""

NOT_OF_THEM: Final = frozenset({"no-email", "no-orcid", "old-news", "no-news"})

INSTEAD: Final = frozenset({"no-photo-alt", "no-news"})
"""What is found only where something heavier is not: both cannot be."""


def completeness(state: str, found: Iterable[str]) -> int:
    """Of a hundred, how whole a page is: each kind of finding takes away its weight, once."""
    asked = KINDS.keys() - INSTEAD - {"delegation-ends"}
    if state in LEFT:
        asked -= NOT_OF_THEM
    whole = sum(KINDS[kind].weight for kind in asked)
    lacking = sum(KINDS[kind].weight for kind in set(found) - {"delegation-ends"})
    return round(100 * max(whole - lacking, 0) / whole)
