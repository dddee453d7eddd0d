"""A page in further languages: what it says there goes with the records of the original.

Each version is read as any page is, and its rows are laid beside those of the original. Nothing of
it becomes a record of its own but the parts of a person's page that only one language has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from faculty_site.ingest.documents import Extraction, Json, Page, Row
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.values import fields_of, has_field, model_of

TRANSLATIONS: Final = {
    "profiles.profile": "profiles.profiletranslation",
    "profiles.section": "profiles.sectiontranslation",
    "profiles.page": "profiles.pagetranslation",
    "profiles.entry": "profiles.entrytranslation",
    "news.newsitem": "news.newsitemtranslation",
    "publications.publication": "publications.publicationtranslation",
}
"""The models whose records have words, and those of their translations."""

SECTION: Final = "profiles.section"
ASSET: Final = "profiles.asset"
APART: Final = frozenset({"original", "language", "visibility", "dialect"})
"""What a translation has besides words."""

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
    left = 0
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
    """Records of one kind: the only one of each, or lists that agree in number and in dates."""
    if not originals or len(originals) != len(versions):
        return []
    homes = {version.key: original.key for original, version in pairs}
    both = list(zip(originals, versions, strict=True))
    return both if all(_may_be_same(*pair, homes) for pair in both) else []


def _may_be_same(original: Row, version: Row, homes: Mapping[Json, Json]) -> bool:
    """Whether two lines of lists have the same date, kind and list."""
    fixed = ("date", "end_date", "start", "end", "year")
    if any(original.fields.get(name) != version.fields.get(name) for name in fixed):
        return False
    home, other = original.fields.get("section"), version.fields.get("section")
    if home is None or other is None:
        return True
    return homes.get(tuple(other)) == tuple(home)


# Sections of a person's page


def _matched_sections(
    originals: list[Row], versions: list[Row], page: Page, version: Page
) -> tuple[list[Pair], list[Row]]:
    """Pairs of sections, and those of the version that nothing of the original answers to.

    Where both have the same shape they go in order. Otherwise those that open the page, the
    lists of one kind and headings that promise the same belong together, and what is left
    follows the section before it.
    """
    if _shape(originals) == _shape(versions):
        return list(zip(originals, versions, strict=True)), []
    waiting: dict[Json, list[Row]] = defaultdict(list)
    for row in reversed(originals):
        waiting[_mark(row, page)].append(row)
    pairs: list[Pair] = []
    alone: list[Row] = []
    for row in versions:
        mark = _mark(row, version)
        if mark is not None and waiting[mark]:
            pairs.append((waiting[mark].pop(), row))
        elif row.fields["kind"] != "text":
            continue  # a list of what is there already
        elif pairs and pairs[-1][0].fields["kind"] == "text":
            pairs[-1] = (pairs[-1][0], _followed(pairs[-1][1], row))
        else:
            alone.append(_of_own(row, version))
    return pairs, alone


def _shape(rows: Iterable[Row]) -> list[tuple[Json, bool]]:
    return [(row.fields["level"], bool(row.fields["heading"])) for row in rows]


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
    # The words of a list that became no records stand there already, in the original's language.
    lists = original.model == SECTION and original.fields["kind"] != "text"
    return not (lists and name == "body" and version.fields["kind"] == "text")
