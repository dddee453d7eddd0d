"""Full text of two databases behind one condition: `fits(wanted)` holds for the records that fit.

Both are given words that are folded and cut already, and both only look for them and for phrases;
what ranks above what is said in `ranking`, so that both find the same in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

from django.db import connection
from django.db.models import BooleanField, F, Func, Value

from faculty_site.search.wanted import Phrase

from . import postgresql, sqlite

COLUMNS: Final = ("names", "title", "text")


@dataclass(frozen=True)
class Place:
    """A phrase, and the columns of which one must have it."""

    phrase: Phrase
    columns: tuple[str, ...] = COLUMNS


Condition = Sequence[Sequence[Place]]
"""Of each group one place is enough; every group is needed."""


class _Among(Func):
    """Whether the key is one that a full-text query gives."""

    output_field = BooleanField()
    conditional = True


def fits(condition: Condition) -> Any:
    """An expression for `filter` and `When`. `condition` and its groups must not be empty."""
    engine = of_vendor(connection.vendor)
    between, behind = engine.AMONG
    return _Among(
        F("pk"),
        Value(engine.query(condition)),
        template=f"%(expressions)s{behind}",
        arg_joiner=between,
    )


def of_vendor(vendor: str) -> ModuleType:
    """The module that knows a database's full text."""
    return {"sqlite": sqlite, "postgresql": postgresql}[vendor]
