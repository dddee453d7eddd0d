"""Which slug a source's person has: the one they got before, the one asked for, or a free one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import Count

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import PROFILE
from faculty_site.ingest.load.ledger import records, sources
from faculty_site.ingest.values import merged_fields, model_of
from faculty_site.lib.slugs import next_free

TELLING = 40
"""Characters of text from which on two equal texts are one person's."""

SHARED = 0.5
"""Share of its telling rows by which a source is known again under another name."""

SAMPLE = 30
"""Telling rows by which likely sources are looked for among many of the same name."""

LIKELY = 20
"""Sources that are compared text by text."""

STRANGERS = 3
"""Telling rows on both sides from which on none in common means somebody else."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The slug that a source's person has; it is numbered where `namesake` has the one proposed."""

    slug: str
    namesake: str = ""


def settle_slug(
    proposed: str, source: str, rows: Iterable[Row], taken: Collection[str], *, database: bool
) -> Settled:
    """The slug for a source whose name proposes one.

    `source` is the page's path inside its source, `rows` are those made with the proposed
    slug, `taken` the slugs that other sources of this run have. Without the `database` only
    these count.
    """
    telling = dict(_telling(rows))
    if database:
        known = _of_same_name(proposed, source, telling, taken)
        known = known or _moved(proposed, source, taken) or _renamed(source, telling, taken)
        if known:
            return Settled(known)
        similar = model_of(PROFILE)._default_manager.filter(slug__startswith=proposed[:80])
        moved = _former().filter(slug__startswith=proposed[:80])
        taken = {*taken, *(slug for rows in (similar, moved) for slug in _slugs(rows))}
    slug = next_free(proposed, taken, 100)
    return Settled(slug, "" if slug == proposed else proposed)


def settle_source(
    slug: str, name: str, rows: Iterable[Row], taken: Collection[str], *, database: bool
) -> str:
    """The name that the ledger knows a person's source by: its own, or a numbered one.

    Two sources of one person may have the same name, as `index.md`; what they say tells them
    apart. `taken` are the names that other sources of this run have with this person.
    """
    known: dict[int, str] = {}
    if database:
        of_person = sources().filter(profile__slug=slug).values_list("pk", "name")
        known = {pk: found for pk, found in of_person if _is_named(found, name)}
    free = {pk: found for pk, found in known.items() if found not in taken}
    if free:
        telling = dict(_telling(rows))
        best, shared = _best(free, telling)
        if shared or not _strangers(best, telling):
            return free[best]
    number, settled = 1, name
    while settled in taken or settled in known.values():
        number += 1
        settled = f"{name} ({number})"
    return settled


def names_of_sources(slug: str) -> list[str]:
    """What the sources of a person are called; empty for somebody made by hand."""
    return list(sources().filter(profile__slug=slug).values_list("name", flat=True))


def remembered(slug: str, source: str) -> Mapping[str, Json]:
    """What was last imported of the profile itself; empty for a source that was never here."""
    lines = records().filter(
        source__profile__slug=slug, source__name=source, model=PROFILE, vanished=False
    )
    return lines.values_list("values", flat=True).first() or {}


def files_before(slug: str, source: str) -> int:
    """How many files the last import of a source read; 0 for one that was never here."""
    files: Any = model_of("profiles.sourcefile")._default_manager
    count: int = files.filter(source__profile__slug=slug, source__name=source).count()
    return count


def _telling(rows: Iterable[Row]) -> Iterable[tuple[str, str]]:
    """Origins and texts of the rows that no other person would have just so."""
    for row in rows:
        if not row.part_of and (text := row.text or _text_of(row.model, row.fields)):
            yield row.origin, text


def _text_of(label: str, values: Mapping[str, Json]) -> str:
    fields = merged_fields(model_of(label)).items()
    texts = [values.get(n) or "" for n, field in fields if isinstance(field, models.TextField)]
    text = "\n".join(texts).strip()
    return text if len(text) >= TELLING else ""


def _of_same_name(
    proposed: str, source: str, telling: Mapping[str, str], taken: Collection[str]
) -> str:
    """The slug that this source got before, plain or numbered; "" for one never seen."""
    numbered = re.compile(rf"{re.escape(proposed)}(-\d+)?")
    family = {
        found.pk: found.profile.slug
        for found in sources()
        .filter(name__startswith=source, profile__slug__startswith=proposed[:80])
        .select_related("profile")
        if _is_named(found.name, source)
        and numbered.fullmatch(found.profile.slug)
        and found.profile.slug not in taken
    }
    if not family:
        return ""
    best, shared = _best(family, telling)
    return "" if not shared and _strangers(best, telling) else family[best]


def _moved(proposed: str, source: str, taken: Collection[str]) -> str:
    """The slug of a person who had the proposed one, and has a source of this name."""
    people = _former().filter(slug=proposed).values("profile")
    of_person = sources().filter(profile__in=people, name__startswith=source)
    known = {
        found.profile.slug
        for found in of_person.select_related("profile")
        if _is_named(found.name, source)
    }
    return next((slug for slug in known if slug not in taken), "")


def _former() -> Any:
    """The slugs that people had before they were given others here."""
    return model_of("profiles.formerslug")._default_manager.exclude(profile=None)


def _slugs(rows: Any) -> Iterable[str]:
    found: Iterable[str] = rows.values_list("slug", flat=True)
    return found


def _is_named(found: str, name: str) -> bool:
    """Whether a source has this name, plain or numbered."""
    return found == name or re.fullmatch(r" \(\d+\)", found.removeprefix(name)) is not None


def _best(family: Mapping[int, str], telling: Mapping[str, str]) -> tuple[int, int]:
    """The source of most shared texts, by its key, with their number; the plain name first."""
    shares = dict.fromkeys(family, 0) | _shared(telling, source__in=family)
    best = max(family, key=lambda pk: (shares[pk], -len(family[pk]), pk))
    return best, shares[best]


def _strangers(source: int, telling: Mapping[str, str]) -> bool:
    """Whether both sides tell enough for nothing in common to mean somebody else."""
    lines = records().filter(source=source, vanished=False)
    return len(telling) >= STRANGERS <= _count_telling(lines)


def _renamed(source: str, telling: Mapping[str, str], taken: Collection[str]) -> str:
    """The slug of a source that has this one's texts under another person's name."""
    people = sources().filter(name=source).values_list("pk", "profile__slug")
    free = {pk: slug for pk, slug in people.iterator() if slug not in taken}
    shares = _shared(telling, source__in=_likely(free, source, telling))
    best = max(shares, key=lambda pk: shares[pk], default=None)
    if best is None or shares[best] < SHARED * len(telling):
        return ""
    return str(free[best])


def _likely(free: Collection[int], source: str, telling: Mapping[str, str]) -> list[int]:
    """Those of these sources that share the most origins; many are named alike, as `index.md`."""
    if not free:
        return []
    lines = records().filter(source__name=source, origin__in=list(telling)[:SAMPLE])
    counted = lines.values_list("source").annotate(number=Count("pk")).order_by("-number", "source")
    return list(islice((pk for pk, _number in counted.iterator() if pk in free), LIKELY))


def _shared(telling: Mapping[str, str], **of: Any) -> dict[int, int]:
    """How many of the telling rows each source has, by its primary key."""
    shares: dict[int, int] = {}
    lines = records().filter(origin__in=list(telling)[:500], **of)
    for line in lines.only("source_id", "origin", "model", "text", "values"):
        if (line.text or _text_of(line.model, line.values)) == telling[line.origin]:
            shares[line.source_id] = shares.get(line.source_id, 0) + 1
    return shares


def _count_telling(lines: Any) -> int:
    return sum(1 for line in lines if line.text or _text_of(line.model, line.values))
