"""What the card of a person, a department or the site shows, and where it is kept."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from typing import Any, ClassVar, Literal

from django.core.files.storage import default_storage
from django.db.models import OuterRef, Subquery
from django.urls import reverse

from faculty_site.lib.colours import palette_of
from faculty_site.lib.renditions import Focus
from faculty_site.lib.share_cards import HEIGHT, WIDTH, Card, draw
from faculty_site.look.house import House
from faculty_site.templatetags.site import initials, tint
from profiles.models import Department, Membership, Profile
from profiles.pictures.made import forget, made

RECIPE = 2
"""Goes up with every change of how cards look, so that no kept one is shown for a new one."""

ACCENT = "#174f6d"
"""The style sheet's own, where no department has one."""

MIDDLE = Focus(50, 50)

Kind = Literal["people", "departments", "site"]


@dataclass(frozen=True)
class Shared:
    """A card and whose it is: the slug is part of the address, the key of the stored name."""

    card: Card
    kind: Kind
    slug: str
    key: int = 0
    photo: str = ""
    focus: Focus = MIDDLE
    width: ClassVar = WIDTH
    height: ClassVar = HEIGHT

    @property
    def digest(self) -> str:
        """Of all that is drawn: what has changed has another address."""
        told = repr((RECIPE, astuple(self.card), self.photo, astuple(self.focus)))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def url(self) -> str:
        return reverse("share_card", args=[self.kind, self.slug, self.digest])

    @property
    def words(self) -> str:
        """What the card says, for those who cannot see it."""
        told = (self.card.name, self.card.native_name, self.card.line, self.card.place)
        return ", ".join(filter(None, told))

    def stored(self) -> str:
        """The name in the storage, after drawing the card where it is not there.

        What was drawn before of the same person or house is deleted then.
        """
        folder = folder_of(self.kind, self.key)
        name = f"{folder}/{self.digest}.jpg"
        if not default_storage.exists(name):
            made(name, lambda: draw(self.card, self._photo(), self.focus))
            forget(folder, but=self.digest)
        return name

    def _photo(self) -> bytes | None:
        if not self.photo:
            return None
        try:
            with default_storage.open(self.photo) as file:
                data: bytes = file.read()
                return data
        except OSError:
            return None


def folder_of(kind: Kind, key: int) -> str:
    return f"renditions/cards/{kind}/{key}"


def card_of_person(key: int, house: House) -> Shared:
    """Of somebody as stored, by the primary key; raises Profile.DoesNotExist.

    A record at hand may speak the language of the reader, and would say something else.
    """
    memberships = Membership.objects.filter(profile=OuterRef("pk"))
    first = memberships.order_by("-primary", "department__name", "pk")[:1]
    people = Profile.objects.annotate(
        home=Subquery(first.values("department__name")),
        accent=Subquery(first.values("department__accent")),
    )
    profile: Any = people.get(pk=key)
    card = Card(
        name=profile.name,
        native_name=profile.native_name,
        line=profile.position,
        place=profile.home or house.site_name,
        accent=_accent(profile.accent, house),
        monogram=initials(profile.name),
        tint=tint(profile.slug),
    )
    focus = Focus(profile.photo_focus_x, profile.photo_focus_y)
    return Shared(card, "people", profile.slug, profile.pk, str(profile.photo), focus)


def card_of_department(department: Department, house: House) -> Shared:
    place = "" if house.site_name == department.name else house.site_name
    card = Card(department.name, "", department.tagline, place, _accent(department.accent, house))
    return Shared(card, "departments", department.slug, department.pk)


def card_of_site(house: House) -> Shared:
    tagline = house.main.tagline if house.main else ""
    return Shared(Card(house.site_name, "", tagline, "", _accent("", house)), "site", "all")


def _accent(colour: str | None, house: House) -> str:
    """A department's colour, else the main one's, in the nearest shade on which paper is read."""
    of_main = house.main.accent if house.main else ""
    palettes = (palette_of(colour or ""), palette_of(of_main))
    return next((palette.by_day.accent for palette in palettes if palette), ACCENT)
