"""Writing down what many rows at once became, where no signals tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models

from profiles.models.history import silent, state_of, stored, write

AT_ONCE = 500
"""Keys in one query."""


@contextmanager
def recorded(model: type[models.Model], *conditions: models.Q, **where: Any) -> Iterator[None]:
    """Writes what is made within of the rows of a model that meet the conditions.

    Rows that come to meet them count too. It costs two queries that read and one that writes,
    however many rows change.
    """
    before = {row.pk: row for row in stored(model).filter(*conditions, **where)}
    with silent(model):
        yield
    after = {row.pk: row for row in model._base_manager.filter(*conditions, **where)}
    moved = [key for key in before if key not in after]
    for start in range(0, len(moved), AT_ONCE):
        after |= model._base_manager.in_bulk(moved[start : start + AT_ONCE])
    write(
        model,
        [(row, state_of(after[key]) if key in after else None) for key, row in before.items()]
        + [(None, state_of(row)) for key, row in after.items() if key not in before],
    )
