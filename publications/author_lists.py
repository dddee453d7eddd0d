"""A work's list of authors as text: reading it, and putting it in the place of the stored rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.names import is_person_name, name_key, same_person
from profiles.history.recording import recorded
from publications.models import Authorship, Publication

MOST_AUTHORS: Final = 5_000
PARKED: Final = 10_000
"""Added to positions while authors change places; no work has that many authors."""
MOST_PAIRS: Final = 100_000
"""More names than that are compared only for being equal."""

LINE_ENDS = re.compile(r"[\r\n;]+")
AND = re.compile(r",?\s+(?:and|&)\s+")
MARKS = re.compile(r"[\s*†‡§¶#]+$")
OTHERS = re.compile(r"(?:^|[\s,])(?:et\.?\s+al\.?|others|…|\.\.\.)$", re.IGNORECASE)


class Named(NamedTuple):
    """An author as somebody wrote it."""

    name: str
    marks: str = ""
    is_organization: bool = False


class Plan(NamedTuple):
    """What a new list makes of the rows of the old one."""

    rows: list[tuple[Named, Authorship | None]]
    """Each new author in order, with the row that stays for it."""
    gone: list[Authorship]


def write_names(authors: Iterable[Authorship]) -> str:
    """The list as text, one author in each line; the marks stay out of it."""
    return "\n".join(f"{{{a.name}}}" if a.is_organization else a.name for a in authors)


def read_names(text: str) -> list[Named]:
    """Authors of a text: one in each line, or separated by semicolons, “and” or commas.

    A name in braces is an organisation's. Raises ValidationError.
    """
    found = [_named(part) for line in LINE_ENDS.split(text) for part in _parts(line)]
    if len(found) > MOST_AUTHORS:
        raise ValidationError(
            _("Up to %(most)s authors fit here; these are %(number)s."),
            params={"most": MOST_AUTHORS, "number": len(found)},
        )
    return found


def _parts(line: str) -> list[str]:
    """The names in a line. Commas part them only where a name stands on either side."""
    line = line.strip().rstrip(",")
    if not line or (line.startswith("{") and line.endswith("}")):
        return [line] if line else []
    parts: list[str] = []
    for piece in AND.split(line):
        names = [name.strip() for name in piece.split(",") if name.strip()]
        if len(names) > 1 and all(map(is_person_name, names)):
            parts += names
        elif len(names) > 3:
            raise ValidationError(
                _(
                    "“%(name)s” has several commas: write one name in each line, or semicolons "
                    "between them."
                ),
                params={"name": piece},
            )
        else:
            parts.append(piece.strip())
    return parts


def _named(part: str) -> Named:
    if OTHERS.search(part):
        raise ValidationError(
            _("“%(name)s” is nobody’s name: write all authors."), params={"name": part}
        )
    marks = match[0].strip() if (match := MARKS.search(part)) else ""
    name = MARKS.sub("", part).strip()
    is_organization = name.startswith("{") and name.endswith("}")
    name = name.strip("{} ") if is_organization else name
    if not any(map(str.isalpha, name)):
        raise ValidationError(_("“%(name)s” is no name."), params={"name": part})
    if len(name) > 300 or len(marks) > 20:
        raise ValidationError(_("“%(name)s…” is too long for a name."), params={"name": name[:60]})
    return Named(" ".join(name.split()), marks, is_organization)


def plan(names: Sequence[Named], old: Iterable[Authorship]) -> Plan:
    """Which row stays for which name: an equal one, else one that may be the same person's."""
    free = list(old)
    found: list[Authorship | None] = [None] * len(names)
    for test, alone in TESTS:
        open_places = [at for at, row in enumerate(found) if row is None]
        if alone and len(open_places) * len(free) > MOST_PAIRS:
            break
        for at in open_places:
            fitting = [row for row in free if test(row.name, names[at].name)]
            rivals = (n for n in open_places if n != at and found[n] is None)
            if not fitting or (
                alone
                and (len(fitting) > 1 or any(test(fitting[0].name, names[n].name) for n in rivals))
            ):
                continue
            found[at] = fitting[0]
            free.remove(fitting[0])
    return Plan(list(zip(names, found, strict=True)), free)


def _same_key(old: str, new: str) -> bool:
    return bool(name_key(old)) and name_key(old) == name_key(new)


TESTS: Final[tuple[tuple[Callable[[str, str], bool], bool], ...]] = (
    (str.__eq__, False),
    (_same_key, False),
    (lambda old, new: same_person(old, new) == "yes", True),
    (lambda old, new: same_person(old, new) == "maybe", True),
)
"""When a row stays for a name, the surest first; True where only one of either may fit."""


@transaction.atomic
def replace_authors(work: Publication, new: Plan) -> None:
    """Write the new list; rows that stay keep their person and all that concerns their page."""
    with recorded(Authorship, publication=work):
        _replace(work, new)


def _replace(work: Publication, new: Plan) -> None:
    rows = Authorship.objects.filter(publication=work)
    rows.filter(pk__in=[row.pk for row in new.gone]).delete()
    rows.update(position=F("position") + PARKED)
    changed, made = [], []
    for position, (named, row) in enumerate(new.rows, 1):
        if row is None:
            made.append(Authorship(publication=work, position=position, **named._asdict()))
            continue
        if row.name != named.name:
            row.family = row.given = row.suffix = ""  # they were parts of another name
        row.name, row.position = named.name, position
        row.marks = named.marks or row.marks
        row.is_organization = named.is_organization
        changed.append(row)
    fields = ["name", "family", "given", "suffix", "position", "marks", "is_organization"]
    Authorship.objects.bulk_update(changed, fields, batch_size=100)
    Authorship.objects.bulk_create(made, batch_size=100)
