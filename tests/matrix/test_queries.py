"""Every page of the admin takes the same number of queries for 30 rows and for 300."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.test import Client

from tests.matrix import doors
from tests.matrix.asking import ask
from tests.matrix.expectations import PAGES, PAGES_OF
from tests.matrix.growing import grow
from tests.matrix.pages import address_of, url_of
from tests.matrix.samples import samples_of
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

NOT_SHOWN = {"admin:login", "admin:logout", "admin:jsi18n", "admin:autocomplete"}
IN_BATCHES = {"admin:changes_csv", "admin:changes_jsonl"}
"""Files of everything there is, which are read piece by piece while they are sent."""


def addresses(world: World) -> dict[str, str]:
    """Of all pages that are there to be looked at: lists, what is about the owner's, and others."""
    found = {}
    for label in doors.registered():
        sample = samples_of(world, label)["own"].obj
        for door in doors.OF_EACH_MODEL:
            keys = [] if door in ("changelist", "add") else [sample.pk]
            found[f"{label} {door}"] = address(type(sample), door, *keys)
    found |= {name: address_of(name) for name in PAGES if name not in NOT_SHOWN | IN_BATCHES}
    for name, page in PAGES_OF.items():
        if page.get == "shown" and not page.pair:
            found[name] = url_of(name, samples_of(world, page.rule)["own"])
    return found


def counted(clients: list[Client], urls: dict[str, str]) -> dict[str, int]:
    """The queries of each page that opens, to the first to whom it does."""
    found = {}
    for name, url in urls.items():
        answers = (ask(client, "get", url) for client in clients)
        if opened := next((answer for answer in answers if answer.status == 200), None):
            found[name] = opened.queries
    return found


def test_pages_take_a_constant_number_of_queries(world: World) -> None:
    """For the admin of the department, and what is closed to them for a superuser."""
    clients, urls = [signed_in(world, role) for role in ("admin", "superuser")], addresses(world)
    tables = _sizes(world)
    grow(world, 30, "a")
    counted(clients, urls)  # which fills what is kept between requests
    few = counted(clients, urls)
    grow(world, 270, "b")
    many = counted(clients, urls)
    assert many.keys() == few.keys()
    # Above fifty people to choose from, a form has a field that searches, and asks for the one.
    most = {name: few[name] + name.endswith((" change", " add")) for name in few}
    grown = [f"{name}: {few[name]}, then {many[name]}" for name in few if many[name] > most[name]]
    assert not grown, "\n".join(["", *grown])
    sizes = _sizes(world)
    still = [label for label in sizes if sizes[label] < tables[label] + 300]
    assert not still, f"tests/matrix/growing.py does not grow these: {still}"


def _sizes(world: World) -> dict[str, int]:
    models: list[type[Model]] = [desk.model for desk in doors.registered().values()]
    managers: list[Any] = [model._base_manager for model in models]
    return {model._meta.label: rows.count() for model, rows in zip(models, managers, strict=True)}
