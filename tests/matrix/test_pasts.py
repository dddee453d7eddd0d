"""The addresses of what is gone: its form, its history, and the doors for bringing it back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from profiles.models.history import rows_of
from profiles.permissions.drafts import DRAFTED
from profiles.permissions.pasts import KEEP_HISTORY
from tests.matrix.asking import METHODS, ask, seen_in, undrawn
from tests.matrix.comparing import Question, seen_of_hidden
from tests.matrix.conftest import Write
from tests.matrix.expectations import Seen
from tests.matrix.table import Table
from tests.matrix.walking import NOTHING
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")

GOES_WITH = {"profiles.department", "profiles.departmentrole", "profiles.navigationlink"}
"""What hangs on departments is tried apart, and a department is deleted by superusers alone."""

NO_MARK = "0" * 16


def kept_of(world: World, page: str) -> dict[str, Model]:
    """The last of each model that keeps a history, of those that stand on a page."""
    rows = {row._meta.label_lower: row for row in world.objects[page]}
    return {label: rows[label] for label in KEEP_HISTORY if label in rows}


def past_of(row: Model) -> Any:
    """What the history says last of a row, by its key, which may be gone."""
    rows: Any = rows_of(type(row))
    return rows._default_manager.filter(id=row.pk).latest("history_id")


def test_what_was_deleted_on_a_hidden_page(world: World, write: Write) -> None:
    """It is answered as what never was, whatever it was; to an admin of elsewhere as to everybody,
    as the rule asks for the place where it stood, whichever right somebody has there."""
    client, table = signed_in(world, "admin"), Table("Gone and hidden", ["hidden"])
    tried = kept_of(world, "foreign_draft")
    assert {*tried} == {*KEEP_HISTORY} - GOES_WITH - {"profiles.delegation"}
    for label, row in tried.items():
        with transaction.atomic():
            key = row.pk
            row.delete()
            row.pk = key
            _ask_for_gone(table, client, label, row, past_of(row))
            transaction.set_rollback(True)
    write(table)


def _ask_for_gone(table: Table, client: Client, label: str, row: Model, past: Any) -> None:
    restoring = [reverse("admin:restore", args=[label, key]) for key in (past.pk, NOTHING)]
    marked = [reverse("admin:restore_change", args=[key]) for key in (past.history_mark, NO_MARK)]
    pairs = {
        "restore": (restoring, (str(past.pk), str(NOTHING))),
        "as it was": ([f"{each}?as=then" for each in restoring], (str(past.pk), str(NOTHING))),
        "restore all": (marked, (past.history_mark, NO_MARK)),
    }
    if type(row) in admin.site._registry:
        keys = str(row.pk), str(NOTHING)
        for door in ("change", "history"):
            pairs[door] = ([address(type(row), door, key) for key in keys], keys)
    for door, (urls, keys) in pairs.items():
        for method in METHODS if door.startswith("restore") else METHODS[:1]:
            both = (Question(method, url, {} if method == "post" else None) for url in urls)
            seen, told = seen_of_hidden(client, both, keys)
            table.note(label, f"{door} {method}", "hidden", "absent", seen, told)


def test_what_was_deleted_on_ones_own_page(world: World, write: Write) -> None:
    """It can be looked at and brought back; only who may add it there does."""
    table = Table("Gone from one's own page", ["owner", "delegate"])
    for label, row in kept_of(world, "own").items():
        with transaction.atomic():
            key = row.pk
            row.delete()
            row.pk = key
            url = reverse("admin:restore", args=[label, past_of(row).pk])
            for role in table.places:
                for method, expected in zip(METHODS, _of_own(label, role), strict=True):
                    with undrawn():
                        answer = ask(signed_in(world, role), method, url, {})
                    table.note(label, method, role, expected, seen_in(answer))
            transaction.set_rollback(True)
    write(table)


def _of_own(label: str, role: str) -> tuple[Seen, Seen]:
    """What a look and the button bring."""
    if label in ADMINS:
        return ADMINS[label]
    if label == "profiles.delegation":
        return ("shown", "done") if role == "owner" else ("absent", "absent")
    return "shown", "done"


ADMINS: dict[str, tuple[Seen, Seen]] = {
    "profiles.membership": ("shown", "shown"),
    "profiles.profile": ("login", "login"),
}
"""What only an admin brings back: the others look at it and are told so; without a page they have
no role any more."""


def test_hidden_things_of_every_kind_taken_off_the_site(world: World, write: Write) -> None:
    """The door has one address for all kinds of things; a kind that has none answers alike."""
    client, table = signed_in(world, "admin"), Table("Taken off the site", ["hidden"])
    rows = {row._meta.label_lower: row for row in world.objects["foreign_draft"]}
    rows["profiles.department"] = world.physics
    for label in (*DRAFTED, "profiles.asset", "auth.user"):
        key = rows[label].pk if label in rows else world.account("owner").pk
        urls = [reverse("admin:visibility", args=[label, each]) for each in (key, NOTHING)]
        for method in METHODS:
            data = {"to": "public"} if method == "post" else None
            both = (Question(method, url, data) for url in urls)
            seen, told = seen_of_hidden(client, both, (str(key), str(NOTHING)))
            table.note(label, method, "hidden", "absent", seen, told)
    write(table)
