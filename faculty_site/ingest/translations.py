"""A page in further languages: what it says there goes with the records of the original.

Each version is read as any page is, and its rows are laid beside those of the original. Nothing of
it becomes a record of its own but the parts of a person's page that only one language has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from faculty_site.ingest.documents import Extraction, Json, Page, Row
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.values import SECTION, fields_of, has_field, model_of

TRANSLATIONS: Final = {
    "profiles.profile": "profiles.profiletranslation",
    "profiles.section": "profiles.sectiontranslation",
    "profiles.page": "profiles.pagetranslation",
    "profiles.entry": "profiles.entrytranslation",
    "news.newsitem": "news.newsitemtranslation",
    "publications.publication": "publications.publicationtranslation",
}
"""The models whose records have words, and those of their translations."""

PUBLICATION: Final = "publications.publication"
ASSET: Final = "profiles.asset"
APART: Final = frozenset({"original", "language", "visibility", "dialect"})
"""What a translation has besides words."""

LIST_ITEM: Final = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])\s", re.MULTILINE)

Pair = tuple[Row, Row]
"""A row of the original, and the one of a version that says the same."""


@dataclass(frozen=True, slots=True)
class Translated:
    """What came of a version: its rows, and how many of its lines match nothing of the original.

    Those stay with the kept source alone, as their records would be there twice.
    """

    rows: tuple[Row, ...]
    unmatched: int = 0


def scratch_of(version: Page, into: Extraction) -> Extraction:
    """Where a version's rows are made: it gives its own keys, and knows of no record but files."""
    stated = version.facts if version.role == "about" else None
    return replace(
        into,
        name=(stated.name if stated else "") or into.name,
        native_name=(stated.native_name if stated else "") or into.native_name,
        problems=Problems(),
        rows=[],
        earlier=list(into.rows_of(ASSET)),
        moved=[],
        again=[],
        _keys={},
    )


def translate(page: Page, rows: Sequence[Row], version: Page, own: Sequence[Row]) -> Translated:
    """The rows that a version of a page adds; `rows` are the page's, `own` the version's.

    Sections that only the version has are `profiles.section` rows without an order yet.
    """
    of_original, of_version = _by_model(rows), _by_model(own)
    sections = of_original[SECTION], of_version[SECTION]
    pairs, alone = _matched_sections(*sections, page, version)
    left = sum(_is_written_list(*pair) for pair in pairs)
    for label in TRANSLATIONS.keys() - {SECTION}:
        found = _matched(of_original[label], of_version[label], pairs)
        # One work may stand in lists of both languages; it is there already.
        left += len(of_version[label]) - len(found)
        pairs += found
    translated = [row for pair in pairs if (row := _translation(*pair, version)) is not None]
    assets = [row for row in own if row.model == ASSET]
    return Translated((*alone, *translated, *assets), left)


def with_shown_files(earlier: list[Row], scratch: Extraction) -> None:
    """Take over which of the files that were there before a version is the first to show."""
    shown = {row.key: row for row in scratch.earlier}
    for at, row in enumerate(earlier):
        if row.model == ASSET:
            earlier[at] = shown.get(row.key, row)


def _by_model(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.fields.get("visibility") != "hidden" or row.model != SECTION:
            found[row.model].append(row)
    return found


def _matched(
    originals: Sequence[Row], versions: Sequence[Row], pairs: Sequence[Pair]
) -> list[Pair]:
    """Records of one kind, list by list: those that agree in number and in dates.

    Of several works in a list nobody can tell which title is a translation of which.
    """
    homes: dict[Json, Json] = {version.key: original.key for original, version in pairs}
    theirs = _by_home(versions, homes)
    found: list[Pair] = []
    for home, rows in _by_home(originals, {}).items():
        others = theirs.get(home, [])
        same = len(rows) == len(others) and all(map(_same_dates, rows, others))
        if same and (len(rows) == 1 or rows[0].model != PUBLICATION):
            found += zip(rows, others, strict=True)
    return found


def _by_home(rows: Iterable[Row], homes: Mapping[Json, Json]) -> Mapping[Json, list[Row]]:
    """Rows by the section that they stand in, None for those that name none."""
    found: dict[Json, list[Row]] = defaultdict(list)
    for row in rows:
        home = tuple(row.fields.get("section") or ())
        found[homes.get(home, home)].append(row)
    return found


def _same_dates(original: Row, version: Row) -> bool:
    dates = ("date", "end_date", "start", "end", "year")
    return all(original.fields.get(name) == version.fields.get(name) for name in dates)


# Sections of a person's page


def _matched_sections(
    originals: list[Row], versions: list[Row], page: Page, version: Page
) -> tuple[list[Pair], list[Row]]:
    """Pairs of sections, and those of the version that nothing of the original answers to.

    They go in order from the beginning, and from the end, as long as both have the same shape.
    In between, lists of one kind and headings that promise the same belong together, and what is
    left follows the section before it.
    """
    first = _alike(originals, versions, page, version)
    rest, others = originals[first:], versions[first:]
    last = _alike(rest[::-1], others[::-1], page, version)
    pairs = list(zip(originals[:first], versions[:first], strict=True))
    waiting: dict[Json, list[Row]] = defaultdict(list)
    for row in reversed(rest[: len(rest) - last]):
        waiting[_mark(row, page)].append(row)
    alone: list[Row] = []
    for row in others[: len(others) - last]:
        mark = _mark(row, version)
        if mark is not None and waiting[mark]:
            pairs.append((waiting[mark].pop(), row))
        elif row.fields["kind"] != "text":
            continue  # a list of what is there already
        elif pairs and not alone and pairs[-1][0].fields["kind"] == "text":
            pairs[-1] = (pairs[-1][0], _followed(pairs[-1][1], row))
        else:
            alone.append(_of_own(row, version))
    if last:
        pairs += zip(rest[-last:], others[-last:], strict=True)
    return pairs, alone


def _alike(originals: list[Row], versions: list[Row], page: Page, version: Page) -> int:
    """How many sections from the first on have the same shape and promise nothing different."""
    count = 0
    for original, other in zip(originals, versions, strict=False):
        marks = {_mark(original, page), _mark(other, version)} - {None}
        if _shape(original) != _shape(other) or len(marks) > 1 or _is_text(original, other):
            break
        count += 1
    return count


def _is_text(original: Row, version: Row) -> bool:
    """Whether a version has prose where the original has a list of records."""
    is_list = original.fields["kind"] != "text" and version.fields["kind"] == "text"
    body = version.fields["body"]
    return is_list and bool(body) and not LIST_ITEM.search(body)


def _shape(row: Row) -> tuple[Json, bool]:
    return row.fields["level"], bool(row.fields["heading"])


def _mark(row: Row, page: Page) -> Json:
    """What sections of two languages have in common; None where only their place could tell."""
    heading = row.fields["heading"]
    if row.fields["kind"] != "text":
        return row.fields["kind"]
    return promise_of(heading, page.dialect) if heading else ""


def _followed(before: Row, row: Row) -> Row:
    """A section with the next one's heading and text below its own."""
    heading, body = row.fields["heading"], row.fields["body"]
    level = "#" * min(1 + int(row.fields["level"]), 6)
    added = [f"{level} {heading}"] if heading else []
    text = "\n\n".join(filter(None, (before.fields["body"], *added, body)))
    return replace(before, fields={**before.fields, "body": text})


def _of_own(row: Row, version: Page) -> Row:
    """A section that only one language has; its key and origin are apart from the original's."""
    key = f"{row.key[1]}-{version.language.lower()}"[:100]
    fields = {**row.fields, "key": key, "language": version.language}
    return replace(row, key=(row.key[0], key), fields=fields, origin=f"section:{key}", order=None)


# The rows


def _translation(original: Row, version: Row, page: Page) -> Row | None:
    """The row with what a version says otherwise; None where it says nothing of its own."""
    label = TRANSLATIONS[original.model]
    model = model_of(label)
    said = {
        name: version.fields[name]
        for name in fields_of(model)
        if name not in APART and _says(version, original, name)
    }
    if not said:
        return None
    if has_field(model, "dialect"):
        said["dialect"] = version.fields["dialect"]
    return Row(
        label,
        (*original.key, page.language),
        {
            "original": list(original.key),
            "language": page.language,
            "visibility": "hidden" if page.hidden else "public",
            **said,
        },
        f"{original.origin[:250]}@{page.language}",
        text=version.text and f"{page.language}: {version.text}",
        line=version.line,
        placements=version.placements,
    )


def _says(version: Row, original: Row, name: str) -> bool:
    value = version.fields.get(name)
    if not value or value == original.fields.get(name):
        return False
    # What the list says stands there already, in the original's language.
    return name != "body" or not _is_written_list(original, version)


def _is_written_list(original: Row, version: Row) -> bool:
    """Whether a version's section has as its text what the original's has as a list of records."""
    kinds = original.fields.get("kind"), version.fields.get("kind")
    is_list = original.model == SECTION and kinds[0] != "text" and kinds[1] == "text"
    return is_list and bool(LIST_ITEM.search(version.fields["body"]))
