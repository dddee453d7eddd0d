"""The three-way rule for one value: what the source said last, what it says, what stands here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from faculty_site.ingest.documents import Json

Verdict = Literal["same", "take", "keep", "conflict"]
"""Nothing to do, take the source's value, keep the local one, or keep it and say so."""


def three_way(base: Json, source: Json, here: Json, elsewhere: Sequence[Json] = ()) -> Verdict:
    """Judge a value that was imported before.

    `elsewhere` is what other sources of the same record last said: a value that came from one
    of them is no local edit, and it stays.
    """
    if source == here:
        return "same"
    if here == base:
        return "take"
    if here in elsewhere:
        return "same"
    return "keep" if source == base else "conflict"


def first_sight(source: Json, here: Json, elsewhere: Sequence[Json] = ()) -> Verdict:
    """Judge a value of a record that was here before this source was: fill only what is empty."""
    if is_empty(source) or source == here:
        return "same"
    if is_empty(here):
        return "take"
    return "same" if here in elsewhere else "keep"


def is_empty(value: Json) -> bool:
    """Whether a value says nothing; False and 0 say something."""
    return value is None or value in ("", [], {})
