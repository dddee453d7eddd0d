"""The objects that are tried: for each model one in every kind of place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry

from faculty_site.people.erasing import remember
from profiles.models import Profile, Section
from profiles.models.history import rows_of
from publications.merging.merge import merge
from publications.models import Publication
from tests.factories import make_publication
from tests.profiles.world import World, make, make_world

PLACES: Mapping[str, str] = {
    "own": "own",
    "same": "colleague",
    "draft": "colleague_draft",
    "both": "shared",
    "other": "foreign",
    "dark": "foreign_draft",
}
"""What a place is called in the table, and whose page it is. `own` is that of the owner and the
delegate; `same`, `draft` and `both` are of their department, `both` of the other as well, where
`other` and `dark`, a draft, are."""

FEWER = ("own", "same", "other", "dark")
"""For what stands on pages, and has the right that the page has."""

HIDDEN = ("same", "both", "dark")
"""Where the sample is a hidden one."""


@dataclass(frozen=True)
class Sample:
    obj: Any
    rule: str
    """Its row in the table of rights."""
    stands_on: tuple[str, ...]
    """The pages and departments to which it belongs."""
    shared: bool = False


Samples = dict[str, Sample]


def make_matrix_world() -> World:
    """The world, with somebody who has several roles and an admin without a second factor."""
    world = make_world()
    several = make("several", role="editor", department=world.mathematics)
    world.users["several"] = several
    world.pages["foreign_draft"].owner = several
    world.pages["foreign_draft"].save()
    world.users["unproven"] = make("unproven", role="admin", department=world.mathematics)
    for name in ("admin", "foreign_admin", "superuser"):
        Authenticator.objects.create(
            user=world.account(name), type=Authenticator.Type.TOTP, data={"secret": "x"}
        )
    return world


def samples_of(world: World, label: str) -> Samples:
    """The samples of a model by their places."""
    special: dict[str, Callable[[World], Samples]] = {
        "auth.User": _accounts,
        "importing.ImportRun": _imports,
        "news.NewsItem": _news,
        "invitations.Invitation": _invitations,
        "profiles.Department": _departments,
        "publications.Authorship": _authorships,
        "publications.Publication": _works,
        "publications.Merge": _merges,
        "a change of the history": _changes,
        "a receipt": _receipts,
    }
    return special[label](world) if label in special else _content(world, label)


def _content(world: World, label: str) -> Samples:
    found = {}
    for place in PLACES if label == Profile._meta.label else FEWER:
        page = PLACES[place]
        rows = [obj for obj in world.objects[page] if obj._meta.label == label]
        obj = rows[-1 if place in HIDDEN else 0]
        found[place] = Sample(obj, label, (page,), place == "both")
    return found


def _accounts(world: World) -> Samples:
    names = {"own": "owner", "same": "editor", "other": "foreign_owner"}
    return {at: Sample(world.users[name], "auth.User", ()) for at, name in names.items()}


def _imports(world: World) -> Samples:
    """Those let in, and those that wait for whoever sent them."""
    places = (("own", "mathematics"), ("same", "mathematics"), ("other", "physics"),
              ("dark", "physics"))  # fmt: skip
    rule = "importing.ImportRun"
    return {
        place: Sample(obj, rule, (department,))
        for (place, department), obj in zip(places, world.imports, strict=True)
    }


def _news(world: World) -> Samples:
    found = _content(world, "news.NewsItem")
    rule = "news.NewsItem of a department"
    for place, department in (("dept", world.mathematics), ("dept 2", world.physics)):
        found[place] = Sample(department.news.first(), rule, (department.slug,))
    return found


def _invitations(world: World) -> Samples:
    found = _content(world, "invitations.Invitation")
    rules = {"owner": "invitations.Invitation", "delegate": "invitations.Invitation of a delegate"}
    for place, each in found.items():
        rows = [obj for obj in world.objects[PLACES[place]] if type(obj) is type(each.obj)]
        wanted = "owner" if place in HIDDEN else "delegate"
        obj: Any = next(row for row in rows if getattr(row, "kind", "") == wanted)
        found[place] = Sample(obj, rules[wanted], each.stands_on)
    return found


def _departments(world: World) -> Samples:
    rule = "profiles.Department"
    return {
        "own": Sample(world.mathematics, rule, ("mathematics",)),
        "other": Sample(world.physics, rule, ("physics",)),
    }


def _works(world: World) -> Samples:
    found = _content(world, "publications.Publication")
    joint = Publication.objects.get(slug="joint")
    found["both"] = Sample(joint, "publications.Publication", ("own", "foreign"), shared=True)
    return found


def _authorships(world: World) -> Samples:
    """Those of people here; the other rows of a work are written in its own form."""
    found = {}
    for place in FEWER:
        page = PLACES[place]
        profile = world.pages[page]
        rows = [obj for obj in world.objects[page] if getattr(obj, "profile", None) == profile]
        rows = [obj for obj in rows if obj._meta.label == "publications.Authorship"]
        obj = rows[-1 if place in HIDDEN else 0]
        found[place] = Sample(obj, "publications.Authorship", (page,))
    theirs = Publication.objects.get(slug="joint").authorships.get(profile=world.pages["foreign"])
    found["other"] = Sample(theirs, "publications.Authorship", ("foreign",))
    return found


def _merges(world: World) -> Samples:
    """In the work of each place a second one of the same person was merged."""
    found = {}
    for place in FEWER:
        page = PLACES[place]
        one, two = (make_publication([world.pages[page]]) for _ in range(2))
        made = merge(one, two, world.account("superuser"))
        found[place] = Sample(made, "publications.Merge", (page,))
    return found


def _changes(world: World) -> Samples:
    """One row of the history of a section each."""
    found = {}
    rows: Any = rows_of(Section)
    for place, each in _content(world, "profiles.Section").items():
        section = each.obj
        section.heading = f"New heading of {section.profile}"
        section.save()
        row = rows._default_manager.filter(id=section.pk).latest("history_id")
        found[place] = Sample(row, "a change of the history", each.stands_on)
    return found


def _receipts(world: World) -> Samples:
    """Of what the admin of each department erased."""
    by = {"own": ("admin", "mathematics"), "other": ("foreign_admin", "physics")}
    return {
        place: Sample(_receipt(world, name), "a receipt", (department,))
        for place, (name, department) in by.items()
    }


def _receipt(world: World, name: str) -> LogEntry:
    return remember(world.pages["own"].pk, world.account(name), "1 section")
