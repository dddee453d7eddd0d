"""Through what a change comes about, said by the door and read by the history.

Lowest of all rooms, as an import says it, which knows no model, and the models' history reads it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal

Door = Literal["admin", "site", "import", "merge", "answer", "restore", "command"]
"""Where a change came in."""


def new_change() -> str:
    """A mark that all rows of one change share."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Change:
    """What belongs together: one saving of a form, one import, one merge."""

    door: Door
    reason: str = ""
    """Such as the name of the source; shown as it is."""
    user: Any = None
    """Who does it, where no request tells."""
    mark: str = field(default_factory=new_change)


_current: ContextVar[Change | None] = ContextVar("change", default=None)


def current() -> Change | None:
    """The change that is being made; None where nobody said."""
    return _current.get()


@contextmanager
def change(door: Door, reason: str = "", user: Any = None) -> Iterator[Change]:
    """All that is written within is one change; within another one it keeps that one's mark."""
    outer = _current.get()
    made = Change(
        door, reason, user or (outer and outer.user), outer.mark if outer else new_change()
    )
    token = _current.set(made)
    try:
        yield made
    finally:
        _current.reset(token)
