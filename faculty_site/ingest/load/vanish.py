"""What becomes of a record that its source has no more."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import models

from faculty_site.ingest.documents import Json
from faculty_site.ingest.fixture import PARTS
from faculty_site.ingest.load.fields import described
from faculty_site.ingest.load.merge import three_way
from faculty_site.ingest.values import default_of, fields_of, has_field


@dataclass(frozen=True, slots=True)
class Hiding:
    """Whether the import hid a record, what to tell, and the values the ledger keeps.

    Hiding is written down as if the source had said so: when the record comes back, the
    three-way rule shows it again, unless somebody here decided otherwise.
    """

    done: bool
    message: str
    values: Json


def hide(record: Any, instance: models.Model, own: Any, *, shared: bool) -> Hiding:
    """Hide a record that its source has no more.

    `own` is the person's own part of a work. Of a `shared` record, which another source still
    has, only that part is hidden: the work itself stays on the other's page.
    """
    values = deepcopy(record.values)
    what = f"{described(instance)} is no longer in the source"
    if shared and own is not None:
        parts = values.get(PARTS[record.model], [])
        slug = own.profile.slug
        past: dict[str, Json] = next((p for p in parts if p.get("profile") == [slug]), {})
        if _hide(own, "hidden", True, past):
            return Hiding(True, f"{what}; it is hidden on this person's page now.", values)
        return Hiding(False, f"{what}; it stays on this person's page as somebody set it.", values)
    if shared or not has_field(type(instance), "visibility"):
        return Hiding(False, f"{what}; it is left as it is.", values)
    if _hide(instance, "visibility", "hidden", values):
        return Hiding(True, f"{what}; it is hidden now, not deleted.", values)
    return Hiding(False, f"{what}; it stays as somebody set it.", values)


def _hide(holder: models.Model, name: str, hiding: Json, past: dict[str, Json]) -> bool:
    """Set a field to what hides its holder; not where somebody set it to something else."""
    base = past.get(name, default_of(fields_of(type(holder))[name]))
    if three_way(base, hiding, getattr(holder, name)) != "take":
        return False
    setattr(holder, name, hiding)
    holder.save(update_fields=[name])
    past[name] = hiding
    return True
