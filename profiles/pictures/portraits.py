"""Which renditions of somebody's photo pages ask for; there are no others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.urls import reverse

from faculty_site.lib.renditions import KINDS, PORTRAIT, Focus, rendition
from profiles.models import Profile
from profiles.pictures.made import made

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
RECIPE = 1
"""Goes up with every change of how renditions look, so that no kept one is shown for a new one."""


@dataclass(frozen=True)
class Use:
    """A place where portraits stand.

    `widths` are those of the renditions in pixels, for screens of one to three pixels a point;
    `sizes` says how wide the style sheet shows them; `plain` is for browsers without new formats.
    """

    widths: tuple[int, ...]
    sizes: str
    plain: int
    is_first: bool = False
    """Whether it is the first thing to be loaded; others wait until they come into view."""


USES = {
    "card": Use(
        (168, 224, 288, 400, 576),
        "(max-width: 35rem) 5.25rem, (max-width: 75rem) 18rem, 13.5rem",
        288,
    ),
    "head": Use((104, 168), "3.25rem", 104),
    "person": Use(
        (288, 400, 576, 768), "(max-width: 55.99rem) 6.5rem, 15.5rem", 576, is_first=True
    ),
}
WIDTHS = sorted({width for use in USES.values() for width in use.widths})


@dataclass(frozen=True)
class Source:
    """A `<source>` of a picture."""

    media_type: str
    srcset: str


@dataclass(frozen=True)
class Portrait:
    """What a template writes of a photo: the sources, the lightest first, and the last resort."""

    sources: list[Source]
    sizes: str
    src: str
    is_first: bool


def portrait_of(profile: Profile, use: str) -> Portrait:
    """The photo of a person who has one, for one of `USES`; asks neither database nor files."""
    place, key = USES[use], key_of(profile)

    def url(width: int, kind: str) -> str:
        return reverse("portrait", args=[profile.slug, f"{key}-{width}.{kind}"])

    sources = [
        Source(TYPES[kind], ", ".join(f"{url(width, kind)} {width}w" for width in place.widths))
        for kind in KINDS[:-1]
    ]
    return Portrait(sources, place.sizes, url(place.plain, KINDS[-1]), place.is_first)


def key_of(profile: Profile) -> str:
    """Names the photo as it is cut now: another photo or focus has another key."""
    told = f"{RECIPE}|{profile.photo.name}|{profile.photo_focus_x}|{profile.photo_focus_y}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def asked_of(profile: Profile, name: str) -> tuple[int, str] | None:
    """Width and kind of a rendition by the end of its address; None for what no page asks for."""
    key = key_of(profile)
    wanted = {f"{key}-{width}.{kind}": (width, kind) for width in WIDTHS for kind in KINDS}
    return wanted.get(name) if profile.photo else None


def folder_of(key: int) -> str:
    """Where the renditions of a person are kept, by the primary key."""
    return f"renditions/people/{key}"


def stored_portrait(profile: Profile, name: str, width: int, kind: str) -> str:
    """The name in the storage of a rendition, which is made when it is not there.

    Raises ValueError or OSError where the photo is missing or no picture.
    """
    focus = Focus(profile.photo_focus_x, profile.photo_focus_y)

    def draw() -> bytes:
        with default_storage.open(str(profile.photo.name)) as file:
            return rendition(file.read(), PORTRAIT, focus, width, kind)

    return made(f"{folder_of(profile.pk)}/{name}", draw)
