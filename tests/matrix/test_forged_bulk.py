"""Rows of others, forged among one's own where a list does something with several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.contrib import admin

from tests.matrix import doors
from tests.matrix.asking import Answer, ask, differences
from tests.matrix.comparing import Question, seen_of_hidden
from tests.matrix.conftest import Write
from tests.matrix.expectations import ACTIONS, Seen, letters
from tests.matrix.samples import Samples, samples_of
from tests.matrix.table import Table
from tests.matrix.walking import NO_KEYS, NOTHING
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")

ROLE = "admin"
"""One, as a list takes rows from those that it shows, whoever chooses; `test_matrix.py` has all
roles for rows that are all their own or all out of reach."""

WAYS: Mapping[str, dict[str, str]] = {
    "chosen": {},
    "all of the list": {"select_across": "1"},
    "a mark that was forged": {"confirmed": "0" * 16},
}

ASKED_IN_ALL_WAYS = ("profiles.Profile", "profiles.Section", "publications.Authorship")
"""One list for each kind of action; the others come by the same door."""


@pytest.mark.parametrize("way", WAYS)
def test_hidden_rows_among_ones_own(world: World, way: str, write: Write) -> None:
    """The look at an action, and what it does, are those for one's own rows alone."""
    client, table = signed_in(world, ROLE), Table(f"Hidden rows in actions, {way}", ["hidden"])
    for label in doors.registered() if way == "chosen" else ASKED_IN_ALL_WAYS:
        desk, samples = doors.registered()[label], samples_of(world, label)
        mine, hidden = _sorted(samples)
        done = set()
        for name in doors.actions_of(admin.site._registry[desk.model]):
            if (kind := doors.action_name(name)) in done or not (mine and hidden):
                continue
            done.add(kind)
            answers: list[Answer] = []
            for key in (hidden[0], NOTHING):
                data = {"action": name, "_selected_action": [*mine, key], **WAYS[way]}
                answers.append(ask(client, "post", address(desk.model, "changelist"), data))
            answer, missing = answers
            told = differences(answer, missing, *NO_KEYS)
            seen: Seen = "done" if answer.written else "tells" if told else "absent"
            table.note(label, kind, "hidden", "absent", seen, told)
    write(table)
    assert {door for _label, door in table.cells} <= ACTIONS.keys()


def _sorted(samples: Samples) -> tuple[list[Any], list[Any]]:
    """The keys of what the role looks at, and of what is hidden from it."""
    held = {each.obj.pk: letters(ROLE, each.rule, each.stands_on) for each in samples.values()}
    return [key for key in held if "i" in held[key]], [key for key in held if "i" not in held[key]]


EDITED: Mapping[str, str] = {
    "news.NewsItem": "pinned__exact=1",
    "publications.Authorship": "",
}
"""Lists whose rows can be put in order, and where that is so for the owner."""


def test_hidden_rows_put_in_order(world: World) -> None:
    """A row of another list is no row of this one."""
    edited = {label for label, desk in doors.registered().items() if desk.list_editable}
    assert edited == EDITED.keys(), "write into EDITED where rows can be put in order"
    client = signed_in(world, "owner")
    for label, query in EDITED.items():
        samples = samples_of(world, label)
        own, hidden = samples["own"].obj, samples["dark"].obj.pk
        if label == "news.NewsItem":
            own.profile.news.update(pinned=True)
        url = f"{address(type(own), 'changelist')}?{query}"
        both = (Question("post", url, _in_order(own.pk, each)) for each in (hidden, NOTHING))
        keys = [f"form-1-id={each}" for each in (hidden, NOTHING)]
        seen, told = seen_of_hidden(client, both, keys)
        assert seen == "absent", (label, seen, told)


def _in_order(own: Any, other: Any) -> dict[str, Any]:
    counted = {"TOTAL_FORMS": 2, "INITIAL_FORMS": 2, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    rows = {f"form-{number}-id": key for number, key in enumerate((own, other))}
    places = {f"form-{number}-order": 7 - number for number in range(2)}
    return {**{f"form-{name}": value for name, value in counted.items()}, **rows, **places,
            "_save": "Save"}  # fmt: skip
