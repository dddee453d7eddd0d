"""The doors that everybody may knock at, and what is behind them that not everybody may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from django.urls import reverse

from profiles.models import Asset, Page
from publications.exports import FORMATS
from tests.profiles.world import World

Kind = Literal["person", "department", "work", "news", "page", "file", "key", "nothing"]
"""What a part of the address names; a `key` was sent to somebody, and is not guessed."""


class PublicDoor(NamedTuple):
    about: Kind
    more: Mapping[str, Any] = {}
    """The further parts of the address."""


_BIB = {"form": FORMATS[0]}
_CARD = {"kind": "people", "digest": "0" * 16}
_PICTURE = {"name": "160.0000000000000000.jpg"}

PUBLIC: Mapping[str, PublicDoor] = {
    "home": PublicDoor("nothing"),
    "publications:list": PublicDoor("nothing"),
    "publications:detail": PublicDoor("work"),
    "publications:person": PublicDoor("person"),
    "publications:department": PublicDoor("department"),
    "exports:list": PublicDoor("nothing", _BIB),
    "exports:work": PublicDoor("work", _BIB),
    "exports:person": PublicDoor("person", _BIB),
    "exports:department": PublicDoor("department", _BIB),
    "feeds:news": PublicDoor("nothing"),
    "feeds:department": PublicDoor("department"),
    "feeds:person": PublicDoor("person"),
    "feeds:publications": PublicDoor("nothing"),
    "feeds:department_publications": PublicDoor("department"),
    "feeds:person_publications": PublicDoor("person"),
    "feeds:calendar": PublicDoor("nothing"),
    "feeds:department_calendar": PublicDoor("department"),
    "feeds:person_calendar": PublicDoor("person"),
    "feeds:card": PublicDoor("person"),
    "talks": PublicDoor("nothing"),
    "teaching": PublicDoor("nothing"),
    "projects": PublicDoor("nothing"),
    "department_talks": PublicDoor("department"),
    "department_teaching": PublicDoor("department"),
    "department_projects": PublicDoor("department"),
    "department": PublicDoor("department"),
    "department_imprint": PublicDoor("department"),
    "imprint": PublicDoor("nothing"),
    "department_news": PublicDoor("department"),
    "department_former": PublicDoor("department"),
    "former": PublicDoor("nothing"),
    "profiles:list": PublicDoor("nothing"),
    "profiles:detail": PublicDoor("person"),
    "profiles:news": PublicDoor("person"),
    "profiles:talks": PublicDoor("person"),
    "profiles:teaching": PublicDoor("person"),
    "profiles:projects": PublicDoor("person"),
    "profiles:cv": PublicDoor("person"),
    "profiles:page": PublicDoor("page"),
    "people/<slug:slug>/<slug:key>": PublicDoor("page"),
    "news:list": PublicDoor("nothing"),
    "news:detail": PublicDoor("news"),
    "search:search": PublicDoor("nothing"),
    "search:suggest": PublicDoor("nothing"),
    "search:description": PublicDoor("nothing"),
    "media": PublicDoor("file"),
    "share_card": PublicDoor("person", _CARD),
    "portrait": PublicDoor("person", _PICTURE),
    "file_picture": PublicDoor("file", _PICTURE),
    "stylesheet": PublicDoor("nothing", {"digest": "0000000000000000"}),
    "shared_draft": PublicDoor("key"),
    "api": PublicDoor("nothing"),
    "api:openapi-json": PublicDoor("nothing"),
    "api:api-root": PublicDoor("nothing"),
    "api:departments": PublicDoor("nothing"),
    "api:department": PublicDoor("department"),
    "api:people": PublicDoor("nothing"),
    "api:person": PublicDoor("person"),
    "api:entries": PublicDoor("nothing"),
    "api:news": PublicDoor("nothing"),
    "api:news_item": PublicDoor("news"),
    "api:publications": PublicDoor("nothing"),
    "api:publication": PublicDoor("work"),
    "theme": PublicDoor("nothing"),
    "language": PublicDoor("nothing"),
    "health": PublicDoor("nothing"),
    "health_live": PublicDoor("nothing"),
    "robots": PublicDoor("nothing"),
    "sitemap": PublicDoor("nothing"),
    "django.contrib.sitemaps.views.sitemap": PublicDoor("nothing", {"section": "people"}),
}
"""All doors of the site but those of the admin and of accounts."""

ACCOUNTS = "account/"
"""Below this stand the pages of one's own account. They are the library's, and about nobody else;
what is taken from an address there is a key that was sent by mail, or that of one's own device."""

Hidden = dict[str, tuple[str, ...]]
"""What an address of something hidden names it by, by what it is."""

WHO_MAY = ("foreign_admin", "foreign_owner", "several", "superuser")
"""Who may see some of the hidden things: they look after one of the pages."""


def hidden_things(world: World) -> dict[Kind, Hidden]:
    """What there is in Physics that the public must not see, on a draft page and a public one."""
    draft, shown = "foreign_draft", "foreign"
    files = {page: world.of(page, Asset, visibility="hidden") for page in (draft, shown)}
    files["public on a draft"] = world.of(draft, Asset, visibility="public")
    pages = {page: world.of(page, Page, visibility="hidden") for page in (draft, shown)}
    pages["public on a draft"] = world.of(draft, Page, visibility="public")
    return {
        "person": {"draft": (world.pages[draft].slug,)},
        "work": {
            "hidden": ("work-foreign-hidden",),
            "of a draft": ("work-foreign-draft-public",),
            "hidden, of a draft": ("work-foreign-draft-hidden",),
        },
        "news": {
            "hidden": ("foreign-hidden",),
            "of a draft": ("foreign-draft-public",),
            "of a department": (world.physics.news.get(visibility="hidden").slug,),
        },
        "page": {name: (each.profile.slug, each.key) for name, each in pages.items()},
        "file": {name: (str(each.file.name),) for name, each in files.items()},
    }


def address_of(name: str, door: PublicDoor, named: tuple[str, ...]) -> str:
    """The address at which a door would show something that is named so."""
    if name == "people/<slug:slug>/<slug:key>":
        return f"/people/{'/'.join(named)}"
    words = {"page": ("slug", "key"), "file": ("path",), "nothing": (), "key": ("token",)}
    parts = dict(zip(words.get(door.about, ("slug",)), named, strict=True))
    return reverse(name, kwargs={**parts, **door.more})
