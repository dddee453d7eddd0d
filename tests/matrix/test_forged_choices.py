"""What is hidden, forged into the choices of forms that somebody may send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from django.db.models import Model
from django.forms import BaseForm, ModelChoiceField, ModelMultipleChoiceField
from django.test import Client

from tests.matrix import doors
from tests.matrix.asking import ask, undrawn
from tests.matrix.comparing import STRANGERS, Question, seen_of_hidden
from tests.matrix.conftest import Write
from tests.matrix.expectations import ADDED, anywhere
from tests.matrix.samples import samples_of
from tests.matrix.table import Table
from tests.matrix.walking import NO_KEYS, NOTHING, changed
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")

CHOICES: Mapping[str, str] = {
    "invitations.Invitation": "department profile",
    "news.NewsItem": "department profile section",
    "profiles.Entry": "profile section",
    "profiles.LegacyUrl": "profile",
    "profiles.Link": "profile",
    "profiles.Page": "profile",
    "profiles.Profile": "department memberships.department",
    "profiles.Section": "profile",
    "profiles.Asset": "profile",
    "publications.Authorship": "section",
    "publications.Publication": "authorships.profile",
}
"""Where forms let something be chosen, in their own fields and in those of their rows. Each is
answered for what is hidden as for what does not exist, whether one is chosen or several."""

OWN_CHOICES = ("invitations.Invitation", "news.NewsItem", "publications.Publication")
"""Forms that offer an owner other choices than an admin; the others offer the same, or fewer."""

BUTTONS = ("_save", "_preview", "_savedraft")
WITH_ALL_BUTTONS = (
    "profiles.Section.profile change",
    "publications.Publication.authorships.profile",
)
"""The others send a form that was checked alike, so these stand for all: in a field and in rows."""


class Choice(NamedTuple):
    """A field in which something is chosen, and a form in which it is."""

    name: str
    sent_as: str
    field: Any
    data: dict[str, Any]
    """The rest of the form."""

    def sent(self, key: Any, button: str) -> dict[str, Any]:
        is_many = isinstance(self.field, ModelMultipleChoiceField)
        return self.data | {self.sent_as: [key] if is_many else key, button: "1"}


@pytest.mark.parametrize("role", STRANGERS)
def test_what_is_hidden_cannot_be_chosen(world: World, role: str, write: Write) -> None:
    """By anybody's form, for adding and for changing, in rows that are there and in new ones."""
    client = signed_in(world, role)
    table = Table(f"Hidden things chosen by {role}", ["hidden"])
    found: dict[str, set[str]] = {}
    for label, desk in doors.registered().items():
        if not anywhere(role, label) or (role == "owner" and label not in OWN_CHOICES):
            continue
        own = samples_of(world, label)["own"].obj
        for door, keys in (("add", []), ("change", [own.pk])):
            url = address(desk.model, door, *keys)
            for choice in choices_at(client, url, ADDED.get(label, {}) if door == "add" else {}):
                found.setdefault(label, set()).add(choice.name)
                hidden = hidden_of(world, choice.field.queryset.model)
                _forge(table, client, f"{label}.{choice.name} {door}", url, choice, hidden)
    write(table)
    if role == "admin":
        expected = {label: set(names.split()) for label, names in CHOICES.items()}
        assert found == expected, "write into CHOICES what forms let be chosen"


def _forge(
    table: Table, client: Client, said: str, url: str, choice: Choice, hidden: Model
) -> None:
    for button in BUTTONS if said.startswith(WITH_ALL_BUTTONS) else BUTTONS[:1]:
        both = (Question("post", url, choice.sent(key, button)) for key in (hidden.pk, NOTHING))
        seen, told = seen_of_hidden(client, both, NO_KEYS)
        table.note(said, button, "hidden", "absent", seen, told)


def choices_at(client: Client, url: str, more: Mapping[str, Any]) -> Iterator[Choice]:
    """Of the form at the address, if it opens."""
    with undrawn():
        context = getattr(ask(client, "get", url).response, "context_data", None)
    if not context or "adminform" not in context:
        return
    data = {**changed(context), **more}
    for name, field in choosing(context["adminform"].form):
        yield Choice(name, name, field, data)
    for inline in context["inline_admin_formsets"]:
        rows = inline.formset
        number = len(rows.initial_forms)
        counted = {f"{rows.prefix}-TOTAL_FORMS": number + 1}
        for name, field in choosing(rows.empty_form) if rows.max_num else ():
            new = f"{rows.prefix}-{number}-{name}"
            yield Choice(f"{rows.prefix}.{name}", new, field, data | counted)
        for row in rows.initial_forms[:1]:
            for name, field in choosing(row):
                yield Choice(f"{rows.prefix}.{name}", f"{row.prefix}-{name}", field, data)


def choosing(form: BaseForm) -> Iterator[tuple[str, Any]]:
    """The open fields of a form in which something is chosen, but for the object itself."""
    for name, field in form.fields.items():
        hidden = field.widget.is_hidden or field.disabled
        if isinstance(field, ModelChoiceField) and not hidden:
            yield name, field


def hidden_of(world: World, model: type[Model]) -> Model:
    """One of the model that nobody of Mathematics sees, or may choose."""
    if model is type(world.physics):
        return world.physics
    found: Model = world.of("foreign_draft", model)
    return found
