"""Fields that a form does not offer, forged into it all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import transaction
from django.db.models import BooleanField, Field, ForeignKey, Model
from django.test import Client

from tests.matrix import doors
from tests.matrix.asking import ask, undrawn
from tests.matrix.conftest import Write
from tests.matrix.expectations import Seen, letters
from tests.matrix.samples import samples_of
from tests.matrix.table import Table
from tests.matrix.walking import changed
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")

ROLES = ("owner", "delegate", "editor", "admin")

OFFERED: Mapping[tuple[str, str], str] = {
    ("profiles.Profile", "owner"): "in_search_engines interests unfinished_works works_order",
    ("profiles.Profile", "admin"): "owner state slug old_site",
    ("profiles.Department", "admin"): "slug stale_after contact accent",
    ("publications.Publication", "owner"): "title visibility",
}
"""Some of what a form offers, lest it be empty."""

CLOSED: Mapping[tuple[str, str], str] = {
    ("profiles.Profile", "owner"): "owner state slug old_site",
    ("profiles.Profile", "delegate"): "owner state slug old_site",
    ("profiles.Profile", "editor"): "owner state slug old_site",
    ("profiles.Department", "admin"): "kind parent",
    ("profiles.Page", "owner"): "profile key",
    ("news.NewsItem", "owner"): "slug department",
    ("publications.Publication", "owner"): "slug bibtex ris csl_json merged_into",
    ("publications.Authorship", "owner"): "publication profile name position",
    ("profiles.Asset", "owner"): "profile file key",
}
"""Some of what it must not offer."""


def test_fields_that_no_form_offers(world: World, write: Write) -> None:
    """They stay as they were, whatever is sent for them along with what may be changed."""
    table = Table("Fields forged", [*ROLES])
    for role in ROLES:
        client = signed_in(world, role)
        for label in doors.registered():
            sample = samples_of(world, label)["own"]
            if "i" not in letters(role, sample.rule, sample.stands_on):
                continue
            with transaction.atomic():
                seen, told = _forge(client, sample.obj, label, role)
                transaction.set_rollback(True)
            table.note(label, "closed fields", role, "absent", seen, told)
    write(table)


def _forge(client: Client, obj: Any, label: str, role: str) -> tuple[Seen, str]:
    url = address(type(obj), "change", obj.pk)
    with undrawn():
        context = ask(client, "get", url).response.context_data
    data = changed(context)
    offered = {*context["adminform"].form.fields} if "adminform" in context else set()
    assert {*OFFERED.get((label, role), "").split()} <= offered
    assert not {*CLOSED.get((label, role), "").split()} & offered
    closed = [field for field in obj._meta.concrete_fields if field.name not in offered]
    forged = {field.name: _another(field, obj) for field in closed if not field.primary_key}
    before = _stored(obj, forged)
    with undrawn():
        client.post(url, data | forged)
    after = _stored(obj, forged)
    written = [name for name in before if before[name] != after[name]]
    return ("done", f"[{written}]") if written else ("absent", "")


def _another(field: Field[Any, Any], obj: Model) -> Any:
    """A value that the field could have and has not."""
    now = getattr(obj, field.attname)
    if isinstance(field, BooleanField):
        return "" if now else "on"
    if isinstance(field, ForeignKey):
        keys = field.related_model._base_manager.exclude(pk=now).values_list("pk", flat=True)
        return keys.order_by("-pk").first() or ""
    if field.choices:
        return next(str(value) for value, _label in field.flatchoices if value != now)
    return "7" if field.get_internal_type().endswith("IntegerField") else "forged"


def _stored(obj: Model, names: Mapping[str, Any]) -> dict[str, Any]:
    row = type(obj)._base_manager.filter(pk=obj.pk).values("pk", *names).first()
    assert row is not None
    return dict(row)
