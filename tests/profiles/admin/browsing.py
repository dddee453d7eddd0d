"""Filling in the admin's forms as a browser does: what stands there is sent back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.db.models import Model
from django.forms import BaseForm, BoundField
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.profiles.world import World

Response = Any
"""The test client's response, whose context is known at run time only."""


def signed_in(world: World, name: str) -> Client:
    """A browser in which the user of that name is signed in; nobody if that is anonymous."""
    user = world.users[name]
    return Client() if isinstance(user, AnonymousUser) else browser(user)


def browser(user: User) -> Client:
    """One in which this user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def address(model: type[Model], door: str, *args: Any) -> str:
    """The address of a page of the model's admin, such as its `changelist`."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{door}", args=args)


def queries_of(client: Client, url: str) -> int:
    """What a page takes that opens, once caches are filled."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def sent_back(response: Response) -> dict[str, Any]:
    """The data of the form on an add or change page, with all rows of its inlines."""
    data: dict[str, Any] = {}
    for form in _forms(response.context):
        for field in form:
            value = _sent(field)
            if value is not None:
                data[field.html_name] = value
    return data


def typed(client: Client, url: str, /, **values: Any) -> dict[str, Any]:
    """What a browser sends of a form that somebody opened and typed into, its marks included."""
    opened = client.get(url)
    hidden = re.findall(r'name="(_written_by|_opened)" value="([^"]+)"', opened.content.decode())
    return sent_back(opened) | dict(hidden) | {"_save": "Save"} | values


def written(client: Client, url: str, /, **values: Any) -> dict[str, Any]:
    """The same where the session ends before it is sent."""
    data = typed(client, url, **values)
    client.logout()
    return data


def post(client: Client, url: str, /, **changes: Any) -> Response:
    """Opens a form and sends it with changes; what is changed to None is left out."""
    opened = client.get(url)
    assert opened.status_code == 200, opened
    data = sent_back(opened) | changes
    return client.post(url, {name: value for name, value in data.items() if value is not None})


def act(client: Client, url: str, action: str, chosen: Iterable[Any]) -> Response:
    """Does an action of a list: looks at what it would do, and confirms; the list afterwards."""
    data: dict[str, Any] = {"action": action, "_selected_action": list(chosen)}
    shown = client.post(url, data)
    if mark := (shown.context or {}).get("mark"):
        data["confirmed"] = mark
    return client.post(url, data, follow=True)


def add_row(client: Client, url: str, prefix: str, /, **values: Any) -> Response:
    """Sends a form with one more row in one of its inlines."""
    data = sent_back(client.get(url))
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = number + 1
    data |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return client.post(url, data)


def errors(response: Response) -> str:
    """All that the page complains about; empty when the form went through."""
    if response.context is None or "adminform" not in response.context:
        return ""
    rows = [inline.formset for inline in response.context["inline_admin_formsets"]]
    found = [response.context["adminform"].form.errors.as_text()]
    for formset in rows:
        found += [formset.non_form_errors().as_text(), *(str(row) for row in formset.errors if row)]
    return "\n".join(filter(None, found))


def _forms(context: Any) -> Iterator[BaseForm]:
    yield context["adminform"].form
    for inline in context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms


def _sent(field: BoundField) -> Any:
    value = field.value()
    if value is None or value is False or field.field.disabled:
        return None
    if field.widget_type == "adminfile":
        return None
    return "on" if value is True else str(value)
