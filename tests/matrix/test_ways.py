"""Other ways to ask at the doors of each model than by GET and POST with the form's own data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest
from django.db.models import Model
from django.test import Client

from tests.matrix import doors
from tests.matrix.asking import Answer, Method, ask, seen_in, undrawn
from tests.matrix.comparing import Question, seen_of_hidden
from tests.matrix.conftest import Write
from tests.matrix.expectations import PAGES_OF, Seen, anywhere, letters
from tests.matrix.pages import url_of
from tests.matrix.samples import Sample, samples_of
from tests.matrix.table import Table
from tests.matrix.walking import NOTHING
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")


class Way(NamedTuple):
    """How something is asked for, and what comes where the object may be seen."""

    method: Method
    query: str = ""
    data: Mapping[str, str] | None = None
    of_own: Mapping[str, Seen] = {}
    """By the door; a door that is not in it is left out."""


SHOWN: Mapping[str, Seen] = {"change": "shown", "delete": "shown", "history": "shown"}
REFUSED: Mapping[str, Seen] = {"change": "bad"}

PLACES = ("own", "hidden")

WAYS: Mapping[str, Way] = {
    "head": Way("head", of_own=SHOWN),
    "options": Way("options", of_own=SHOWN),
    "popup": Way("get", "?_popup=1&_to_field=id", of_own=SHOWN),
    "popup post": Way("post", "?_popup=1", {"_popup": "1", "post": "yes"}),
    "by a field": Way("get", "?_to_field=name", of_own=REFUSED),
    "as new": Way("post", "", {"_saveasnew": "1"}),
}
"""Of what is hidden, each is answered as of what does not exist, whatever is asked for."""

ELSE: Mapping[tuple[str, str], Seen] = {("importing.ImportRun", "by a field"): "shown"}
"""What comes instead; the page of an import is no form, and takes no notice."""


def test_ways_to_ask_for_something(world: World, write: Write) -> None:
    """By the owner for what is theirs, and by an admin for what is hidden from them."""
    table = Table("Asked for otherwise", [*PLACES])
    for label in doors.registered():
        samples = samples_of(world, label)
        hidden = samples.get("dark") or samples["other"]
        for role, place, sample in (
            ("owner", "own", samples["own"]), ("admin", "hidden", hidden)
        ):  # fmt: skip
            if anywhere(role, label):  # else the room is closed, whatever is asked for in it
                _ask(table, signed_in(world, role), role, place, sample)
    write(table)


def _ask(table: Table, client: Client, role: str, place: str, sample: Sample) -> None:
    held = letters(role, sample.rule, sample.stands_on)
    for name, way in WAYS.items():
        for door in way.of_own or ("change", "delete"):
            at = f"{door}: {name}"
            if "i" not in held:
                both = (Question(way.method, _url(sample, door, way, key), way.data)
                        for key in (sample.obj.pk, NOTHING))  # fmt: skip
                seen, told = seen_of_hidden(client, both, (str(sample.obj.pk), str(NOTHING)))
                table.note(sample.rule, at, place, "absent", seen, told)
            elif way.of_own:
                answer = _of_own(client, sample, door, way)
                expected = ELSE.get((sample.rule, name), way.of_own[door])
                if door == "delete" and "d" not in held:
                    expected = "refused"
                table.note(sample.rule, at, place, expected, seen_in(answer), f"[{answer.status}]")


def _of_own(client: Client, sample: Sample, door: str, way: Way) -> Answer:
    with undrawn():
        return ask(client, way.method, _url(sample, door, way, sample.obj.pk), way.data)


def _url(sample: Sample, door: str, way: Way, key: Any) -> str:
    model: type[Model] = type(sample.obj)
    return f"{address(model, door, key)}{way.query}"


def test_ways_to_ask_for_pages_about_something(world: World, write: Write) -> None:
    """By one role, as the others are asked about by the same line of each page."""
    table, client = Table("Pages asked for otherwise", ["hidden"]), signed_in(world, "admin")
    for name, page in PAGES_OF.items():
        samples = samples_of(world, page.rule)
        there = samples.get("dark", samples.get("other"))
        assert there is not None
        partner = samples["own"].obj.pk
        urls = [url_of(name, each, partner) for each in (there, None)]
        both = (Question("head", url) for url in urls)
        seen, told = seen_of_hidden(client, both, named_in(urls))
        table.note(name, "head", "hidden", "absent", seen, told)
    write(table)


def named_in(urls: list[str]) -> list[str]:
    """In what two addresses differ."""
    parts = [re.split(r"[/=]", url) for url in urls]
    return list(next(each for each in zip(*parts, strict=True) if each[0] != each[1]))
