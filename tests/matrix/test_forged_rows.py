"""Rows of other people, forged into forms that somebody may send."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model

from tests.matrix import doors
from tests.matrix.asking import ask, undrawn
from tests.matrix.expectations import letters
from tests.matrix.samples import Sample, samples_of
from tests.matrix.walking import NOTHING, changed
from tests.profiles.admin.browsing import address, errors, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")

ROLES = {"owner": "own", "editor": "same", "admin": "own"}
"""Who sends a form, and about what."""

ELSEWHERE = ("other", "dark", "dept 2")

WITH_ROWS = [label for label, desk in doors.registered().items() if doors.inlines_of(desk)]


@pytest.mark.parametrize("label", WITH_ROWS)
def test_rows_of_others_in_ones_own_form(world: World, label: str) -> None:
    """They are neither changed nor moved nor deleted, and answered as rows that there are not."""
    desk, samples = doors.registered()[label], samples_of(world, label)
    tried = 0
    for role, place in ROLES.items():
        mine = samples[place] if place in samples else samples["own"]
        if "c" not in letters(role, mine.rule, mine.stands_on):
            continue
        client, url = signed_in(world, role), address(desk.model, "change", mine.obj.pk)
        with undrawn():
            data = changed(ask(client, "get", url).response.context_data)
        for rows in doors.inlines_of(desk):
            for row in rows_elsewhere(rows.model, desk.model, samples):
                before = _stored(row)
                for more in ({}, {"DELETE": "on"}):
                    forged = _forged(row, mine, more)
                    with undrawn(), transaction.atomic():
                        answer = client.post(url, data | forged)
                        assert _stored(row) == before, (role, row, more)
                        transaction.set_rollback(True)
                    unknown = data | _forged(row, mine, {**more, "id": str(NOTHING)})
                    with undrawn(), transaction.atomic():
                        missing = client.post(url, unknown)
                        transaction.set_rollback(True)
                    told = answer.status_code, errors(answer), answer.headers.get("Location")
                    assert told == (
                        missing.status_code, errors(missing), missing.headers.get("Location")
                    ), (role, row, more)  # fmt: skip
                    tried += 1
    assert tried, "nothing of others hangs on anything"


def rows_elsewhere(model: type[Model], parent: type[Model], samples: dict[str, Sample]) -> Any:
    """The last of those that hang on what stands in the other department."""
    theirs = [samples[place].obj.pk for place in ELSEWHERE if place in samples]
    link = _link(model, parent).name
    return model._default_manager.filter(**{f"{link}__in": theirs}).order_by("-pk")[:1]


def _link(model: type[Model], parent: type[Model]) -> Any:
    return next(field for field in model._meta.fields if field.related_model is parent)


def _forged(row: Model, mine: Sample, more: dict[str, str]) -> dict[str, Any]:
    """What a form set would send of the row, with other words in it, and with another parent."""
    link = _link(type(row), type(mine.obj))
    prefix = link.remote_field.get_accessor_name()
    words = dict.fromkeys(("heading", "title", "label", "name", "url", "role"), "forged")
    sent: dict[str, Any] = {"id": row.pk, link.name: mine.obj.pk, "order": 7, **words, **more}
    counted = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 1, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    forged = {f"{prefix}-{name}": value for name, value in counted.items()}
    return forged | {f"{prefix}-0-{name}": value for name, value in sent.items()}


def _stored(row: Model) -> Any:
    return type(row)._base_manager.filter(pk=row.pk).values().first()
