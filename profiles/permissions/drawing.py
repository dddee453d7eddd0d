"""Queries of the rules, drawn once: that takes Django longer than a database takes to answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

from django.db.models import Model, QuerySet

P = ParamSpec("P")
M = TypeVar("M", bound=Model)

QUERIES = 1024
"""How many are kept by a thread, the last ones that were asked for."""


def kept(draw: Callable[P, QuerySet[M]]) -> Callable[P, QuerySet[M]]:
    """The same function, whose query is kept; its results never are.

    All that the query depends on must be among the arguments, and the day. Each thread keeps its
    own, since a query that is being compiled may be in nobody else's hands.
    """
    memory = threading.local()

    def drawn(*args: P.args, **kwargs: P.kwargs) -> QuerySet[M]:
        if not hasattr(memory, "draw"):
            memory.draw = lru_cache(maxsize=QUERIES)(draw)
        found: QuerySet[M] = memory.draw(*args, **kwargs)
        return found.all()

    return drawn
