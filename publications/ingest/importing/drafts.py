"""A text that tells of works -> a partial bundle of one person, ready for the loader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.db.models import Max

from faculty_site.ingest.documents import Document, Extraction, Facts, Page, Row
from faculty_site.ingest.fixture import Bundle, checked_rows
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problem, Problems
from profiles.models import ImportRecord, Profile
from publications.ingest.bylines import Owner
from publications.ingest.formats import ReadEntry, Reading, read_records
from publications.ingest.importing.origins import Origins
from publications.ingest.importing.repetitions import once
from publications.ingest.importing.texts import Text
from publications.ingest.records import append_records
from publications.models import Authorship

THEME = "bibliography"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a text tells of a person's works: its entries, and the rows they became.

    `origins` has the origin of each entry's work, "" for one that gave none; `wrong` says why by
    the origins of works that cannot be stored. `remarks` are about the text itself,
    `lone` is as `Text` has it.
    """

    reading: Reading
    bundle: Bundle
    origins: tuple[str, ...]
    wrong: Mapping[str, str]
    remarks: tuple[Problem, ...]
    lone: bool

    def without(self, left: Collection[int]) -> Bundle:
        """The bundle without the works of some entries, counted from 0."""
        dropped = {self.origins[number] for number in left}
        rows = self.bundle.rows
        kept = tuple(row for row in rows if (row.part_of or row.origin) not in dropped)
        return replace(self.bundle, rows=kept)


def draft(profile: Profile, text: Text) -> Draft:
    """Read a text for a person. Reads the ledger of the source; writes nothing."""
    reading = _read(text.text, _owner(profile))
    before = _last_import(profile, text.name)
    rows, entries = _rows(reading.entries, profile, text, before)
    kept, wrong = _checked(rows, profile, text.path)
    bundle = Bundle(
        path=text.path,
        source=text.name,
        theme=THEME,
        slug=profile.slug,
        rows=kept,
        originals=((text.name, text.content),),
        partial=True,
    )
    return Draft(reading, bundle, tuple(entries), wrong, text.remarks, text.lone)


def _checked(
    rows: Sequence[Row], profile: Profile, path: Path
) -> tuple[tuple[Row, ...], dict[str, str]]:
    """The rows that can be stored, and by origin why a work cannot; its authors go with it."""
    problems = Problems()
    kept = checked_rows(rows, profile.slug, path, problems, partial=True)
    left = {row.origin for row in rows} - {row.origin for row in kept}
    works = {row.part_of or row.origin: row.line for row in rows if row.origin in left}
    wrong = {
        origin: " ".join(problem.message for problem in problems if problem.line == line)
        for origin, line in works.items()
    }
    return tuple(row for row in kept if (row.part_of or row.origin) not in wrong), wrong


def _owner(profile: Profile) -> Owner:
    variants = profile.name_variants if isinstance(profile.name_variants, list) else []
    names = tuple(filter(None, map(str, variants)))
    return Owner(profile.name, profile.native_name, names, profile.orcid)


def _read(text: str, owner: Owner) -> Reading:
    """In a list of which most names the person, so do entries that leave some authors out."""
    reading = read_records(text, owner)
    if sum(entry.record is not None for entry in reading.entries) * 2 > len(reading.entries):
        return read_records(text, owner, among_others=True)
    return reading


def _last_import(profile: Profile, name: str) -> Mapping[str, ImportRecord]:
    lines = ImportRecord.objects.filter(source__profile=profile, source__name=name)
    return {line.origin: line for line in lines}


def _rows(
    entries: Sequence[ReadEntry],
    profile: Profile,
    text: Text,
    before: Mapping[str, ImportRecord],
) -> tuple[list[Row], list[str]]:
    """The rows of the entries, and the origin of each entry's work, "" where there is none."""
    into = Extraction(profile.slug, profile.name, Path(), Problems())
    records, repeated = once([entry.record for entry in entries if entry.record is not None])
    works = append_records(records, _page(text), into)
    told = [(record, str(work.key[0])) for record, work in zip(records, works, strict=True)]
    given = Origins({origin: line.values for origin, line in before.items()}).of(told)
    origins = dict(zip((work.origin for work in works), given, strict=True))
    orders = _orders(profile, before, lone=text.lone)
    rows = [_moved(row, origins, orders) for row in into.rows]
    found = iter(origins[works[number].origin] for number in repeated)
    return rows, [next(found) if entry.record else "" for entry in entries]


def _page(text: Text) -> Page:
    document = Document(text.path, text.name, text.content, text.text, {}, "", 1, "utf-8", {})
    outline = read_outline("", "site")
    return Page(document, THEME, "bibliography", "site", "", Facts(), outline)


def _orders(
    profile: Profile, before: Mapping[str, ImportRecord], *, lone: bool
) -> Callable[[str, int], int]:
    """Gives the place among the person's works of an origin, and of its number in the text.

    New ones follow what is here; a list that comes in again keeps its place, in its own order.
    """
    known = {origin: line.order for origin, line in before.items() if line.order is not None}
    if known and not lone:
        first = min(known.values())
        return lambda origin, number: first + number
    highest = Authorship.objects.filter(profile=profile).aggregate(last=Max("order"))["last"]
    first = 0 if highest is None else highest + 1
    return lambda origin, number: known.get(origin, first + number)


def _moved(row: Row, origins: Mapping[str, str], orders: Callable[[str, int], int]) -> Row:
    """A row with the origin of its work, in its place among the person's works."""
    if not row.part_of:
        return replace(row, origin=origins[row.origin])
    part_of = origins[row.part_of]
    order = None if row.order is None else orders(part_of, row.order)
    return replace(row, origin=f"{part_of}/author:{row.key[1]}", part_of=part_of, order=order)
