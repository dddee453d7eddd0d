"""One role's way past all doors of one model."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any, Literal, get_args

from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.forms import CharField
from django.test import Client

from profiles.models import Department
from tests.matrix import doors
from tests.matrix.asking import Answer, Method, ask, differences, seen_in, undrawn
from tests.matrix.expectations import (
    ACTIONS,
    ADDED,
    OF_OBJECTS,
    POSTED,
    Action,
    Seen,
    anywhere,
    letters,
)
from tests.matrix.samples import Sample, Samples
from tests.matrix.table import Table
from tests.profiles.admin.browsing import address, sent_back

Group = Literal["allowed", "refused", "absent"]
GROUPS: tuple[Group, ...] = get_args(Group)

NOTHING = 9_999_999
"""The key of an object that does not exist."""


def form_of(client: Client, obj: Model) -> dict[str, Any]:
    """The whole form of the object as whoever asks would send it, with a change."""
    with undrawn():
        answer = ask(client, "get", address(type(obj), "change", obj.pk))
    return changed(answer.response.context_data)


def changed(context: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a form would send back, with other words in its first line of text."""
    if not context or "adminform" not in context:
        return {}
    data = sent_back(SimpleNamespace(context=context))
    for field in context["adminform"].form:
        if type(field.field) is CharField and field.widget_type in ("text", "admintextinput"):
            return data | {field.html_name: "/forged/"}
    return data


NO_KEYS = ("\0", "\0")
"""Of answers to addresses that name no object."""

TO_ADD = {"invitations.Invitation": "invitations.Invitation of a delegate"}
"""The row in the table of rights for what `ADDED` adds."""

PLACED = {
    "invitations.Invitation": "profile",
    "news.NewsItem": "profile",
    "profiles.Entry": "profile",
    "profiles.LegacyUrl": "profile",
    "profiles.Link": "profile",
    "profiles.Page": "profile",
    "profiles.Profile": "department",
    "profiles.Section": "profile",
}
"""By which field of its form a new object is put where it is to stand."""


def at(label: str, sample: Sample | None) -> dict[str, Any]:
    """Puts a new object where the sample stands, or nowhere that there is."""
    field = PLACED.get(label)
    if field is None:
        return {}
    if sample is None:
        return {field: NOTHING}
    if field == "department":
        return {field: Department.objects.get(slug=_department_of(sample)).pk}
    return {field: sample.obj.profile_id}


def _department_of(sample: Sample) -> str:
    return "mathematics" if sample.stands_on[0] == "own" else "physics"


def _standing_of(label: str, sample: Sample) -> tuple[str, ...]:
    return (_department_of(sample),) if PLACED.get(label) == "department" else sample.stands_on


class Walk:
    """Of one role past all doors of one model."""

    def __init__(self, table: Table, client: Client, role: str, model: type[Model]) -> None:
        self.table, self.client, self.role, self.model = table, client, role, model
        self._missing: dict[tuple[str, Method], Answer] = {}

    def list_and_add(self, samples: Samples) -> None:
        held = anywhere(self.role, self.model._meta.label)
        lists: Seen = "shown" if "i" in held or "a" in held else "refused"
        with undrawn():
            answer = ask(self.client, "get", f"{address(self.model, 'changelist')}?all=")
        self._note("changelist get", "own", lists, answer)
        rows = set(answer.response.context_data["cl"].queryset) if lists == "shown" else set()
        self._adding(samples)
        for place, each in samples.items():
            inside = "i" in letters(self.role, each.rule, each.stands_on)
            seen: Seen = "shown" if each.obj in rows else "absent"
            self.table.note(self.role, "in list", place, "shown" if inside else "absent", seen)

    def _adding(self, samples: Samples) -> None:
        """The form for adding; sent for each place where something could be added."""
        label = self.model._meta.label
        url = address(self.model, "add")
        opens = "a" in anywhere(self.role, label)
        with undrawn():
            answer = ask(self.client, "get", url)
        self._note("add get", "own", "shown" if opens else "refused", answer)
        if label not in ADDED:
            return
        form = changed(getattr(answer.response, "context_data", None))
        data = {**form, **ADDED[label]}
        is_placed = opens and label in PLACED
        nowhere = ask(self.client, "post", url, data | at(label, None)) if is_placed else None
        for place, sample in samples.items():
            if place not in (("own", "other", "dark") if opens else ("own",)):
                continue
            rule = TO_ADD.get(label, sample.rule)
            allowed = "a" in letters(self.role, rule, _standing_of(label, sample))
            answer = ask(self.client, "post", url, data | at(label, sample))
            if allowed or nowhere is None:
                self._note("add post", place, "done" if allowed else "refused", answer)
                continue
            seen = seen_in(answer, nowhere, *NO_KEYS)
            told = differences(answer, nowhere, *NO_KEYS)
            self.table.note(self.role, "add post", place, "absent", seen, told)

    def object(self, place: str, sample: Sample, forged: dict[str, Any]) -> None:
        held = self._held(sample)
        for door in OF_OBJECTS:
            look, page, act, done = OF_OBJECTS[door]
            if door == "change" and self.table.title in POSTED:
                act, done = POSTED[self.table.title]
            expected = self._expected(held, look, page)
            answer = self._try(place, sample, door, "get", expected)
            mine = changed(answer.response.context_data) if expected == "shown" else {}
            if act:
                data = {"post": "yes"} if door == "delete" else mine or forged
                self._try(place, sample, door, "post", self._expected(held, act, done), data)

    def _expected(self, held: str, wanted: str, then: Seen) -> Seen:
        return then if wanted in held else "refused" if "i" in held else "absent"

    def _try(
        self,
        place: str,
        sample: Sample,
        door: str,
        method: Method,
        expected: Seen,
        data: Mapping[str, Any] | None = None,
    ) -> Answer:
        url = address(self.model, door, sample.obj.pk)
        if expected != "absent":
            with undrawn():
                answer = ask(self.client, method, url, data)
            if expected == "shown" or seen_in(answer) == expected:
                self._note(f"{door} {method}", place, expected, answer)
                return answer
        keys = str(sample.obj.pk), str(NOTHING)
        for _ in range(2):  # the first may fill a cache
            answer = ask(self.client, method, url, data)
            missing = self._of_nothing(door, method, data)
            if (seen := seen_in(answer, missing, *keys)) == expected:
                break
            self._missing.clear()
        told = (
            "" if seen == expected else f"[{answer.status}; {differences(answer, missing, *keys)}]"
        )
        self.table.note(self.role, f"{door} {method}", place, expected, seen, told)
        return answer

    def _of_nothing(self, door: str, method: Method, data: Mapping[str, Any] | None) -> Answer:
        """The answer to a key that is nobody's."""
        if (door, method) not in self._missing:
            url = address(self.model, door, NOTHING)
            self._missing[door, method] = ask(self.client, method, url, data)
        return self._missing[door, method]

    def _note(self, door: str, place: str, expected: Seen, answer: Answer) -> None:
        seen = seen_in(answer)
        told = f"[{answer.status}]" if seen != expected else ""
        self.table.note(self.role, door, place, expected, seen, told)

    def actions(self, samples: Samples) -> None:
        """All that can be done with chosen rows, tried on those that are out of reach together,
        and on those that are not."""
        held = {place: self._held(each) for place, each in samples.items()}
        if not any("i" in each for each in held.values()):
            return  # the list itself is closed
        done = set()
        for name in doors.actions_of(admin.site._registry[self.model]):
            if (kind := doors.action_name(name)) in done:
                continue
            done.add(kind)
            for group in GROUPS:
                here = {p: samples[p] for p in samples if _group(held[p], ACTIONS[kind]) == group}
                if here:
                    self._act(name, group, here)

    def _act(self, name: str, group: Group, here: Samples) -> None:
        action = ACTIONS[doors.action_name(name)]
        keys = [each.obj.pk for each in here.values()]
        fields = {field.name for field in self.model._meta.fields}
        before = {field: value for field, value in action.before.items() if field in fields}
        with transaction.atomic(), nullcontext() if group == "absent" else undrawn():
            self.model._base_manager.filter(pk__in=keys).update(**before)
            answer = self._chosen(name, keys)
            transaction.set_rollback(True)
        if group == "absent":
            seen = seen_in(answer, self._chosen(name, [NOTHING] * len(keys)), *NO_KEYS)
        elif group == "refused" and not answer.written:
            seen = "refused"
        else:
            seen = seen_in(answer)
        expected: Seen = action.does if group == "allowed" else group
        for place in here:
            self.table.note(self.role, doors.action_name(name), place, expected, seen)

    def _chosen(self, name: str, keys: list[Any]) -> Answer:
        """What came, in the end: most actions show first what they would do."""
        data = {"action": name, "_selected_action": keys, "post": "yes"}
        url = address(self.model, "changelist")
        answer = ask(self.client, "post", url, data)
        mark = (getattr(answer.response, "context_data", None) or {}).get("mark")
        return ask(self.client, "post", url, data | {"confirmed": mark}) if mark else answer

    def _held(self, sample: Sample) -> str:
        return letters(self.role, sample.rule, sample.stands_on, shared=sample.shared)


def _group(held: str, action: Action) -> Group:
    return "allowed" if action.takes in held else "refused" if "i" in held else "absent"
