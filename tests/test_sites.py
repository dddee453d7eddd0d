"""The sample pages under tests/sites/<theme>/<what it shows>/: what becomes of each.

An `expected.json` may name the `theme`, the `rows` by model (all of them, each with the fields that
matter; a text that ends in “…” is its beginning), the `blocks` by place, the `problems` as line,
level and the message's beginning, or the `error` that ends the source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from faculty_site.ingest.documents import Extraction, Page, Row
from faculty_site.ingest.placement import count_blocks, unplaced
from faculty_site.ingest.problems import Problems, SourceError
from tests.sites.reader import EXTRACTORS, extract, page_in

SITES = Path(__file__).parent / "sites"
SAMPLES = sorted(path.parent for path in SITES.glob("*/*/expected.json"))


def sample_id(folder: Path) -> str:
    return folder.relative_to(SITES).as_posix()


def source_of(folder: Path) -> Path:
    (source,) = folder.glob("*.md")
    return source


def read(folder: Path) -> tuple[Page, Extraction]:
    problems = Problems()
    page = page_in(source_of(folder), problems)
    return page, extract(page, problems)


def differences(expected: Mapping[str, Any], page: Page, into: Extraction) -> Iterator[str]:
    """A line for each thing that is not as expected."""
    if expected["theme"] != page.theme:
        yield f"theme: expected {expected['theme']}, found {page.theme}"
    for model, wanted in expected["rows"].items():
        yield from row_differences(model, wanted, into.rows_of(model))
    blocks = count_blocks(page.outline, into.rows)
    for place, count in expected["blocks"].items():
        if getattr(blocks, place) != count:
            yield f"blocks: expected {count} {place}, found {getattr(blocks, place)}"
    found = list(into.problems)
    if len(found) != len(expected["problems"]):
        yield f"problems: expected {expected['problems']}, found {[str(p) for p in found]}"
    for (line, level, start), problem in zip(expected["problems"], found, strict=False):
        if (line, level) != (problem.line, problem.level) or not problem.message.startswith(start):
            yield f"problem: expected {line}: {level}: {start}, found {problem}"


def row_differences(
    model: str, wanted: Sequence[Mapping[str, Any]], rows: Sequence[Row]
) -> Iterator[str]:
    if len(wanted) != len(rows):
        yield f"{model}: expected {len(wanted)}, found {len(rows)}: {[row.key for row in rows]}"
    for fields, row in zip(wanted, rows, strict=False):
        for name, value in fields.items():
            found = row.fields.get(name)
            if name == "section":
                found = found and found[1]
            if not is_as_expected(value, found):
                yield f"{model} {row.key}: {name}: expected {value!r}, found {found!r}"


def is_as_expected(value: Any, found: Any) -> bool:
    if isinstance(value, str) and value.endswith("…") and isinstance(found, str):
        return found.startswith(value[:-1])
    return bool(value == found)


@pytest.mark.parametrize("folder", SAMPLES, ids=sample_id)
def test_what_becomes_of_a_sample(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    if "error" in expected:
        with pytest.raises(SourceError, match=expected["error"]):
            read(folder)
    else:
        page, into = read(folder)
        found = list(differences(expected, page, into))
        assert not found, "\n".join(["", *found])


GOOD = [
    folder for folder in SAMPLES if "error" not in (folder / "expected.json").read_text("utf-8")
]


@pytest.mark.parametrize("folder", GOOD, ids=sample_id)
def test_nothing_of_a_body_is_lost(folder: Path) -> None:
    page, into = read(folder)
    placed = into.claimed()
    lost = [line for n, line in enumerate(page.outline.lines) if line.strip() and n not in placed]
    assert lost == []
    assert unplaced(page.outline, into.rows) == ()
    counts = count_blocks(page.outline, into.rows)
    assert counts.records + counts.text + counts.hidden == len(list(page.outline.blocks()))


@pytest.mark.parametrize("folder", GOOD, ids=sample_id)
def test_no_two_records_or_texts_take_the_same_line(folder: Path) -> None:
    page, into = read(folder)
    taken: dict[int, str] = {}
    inside_comments = {
        n for b in page.outline.blocks() if b.kind == "comment" for n in range(*b.span)
    }
    for row in into.rows:
        if row.part_of:
            continue  # the authorships of a work stand on its lines
        for line in {n for p in row.placements for n in range(*p.span)} - inside_comments:
            assert line not in taken, f"line {line}: {taken[line]} and {row.origin}"
            taken[line] = row.origin


@pytest.mark.parametrize("folder", GOOD, ids=sample_id)
@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.__module__)
def test_without_the_rows_of_one_extractor_blocks_are_unplaced(
    folder: Path, extractor: Any
) -> None:
    page, into = read(folder)
    app = extractor.__module__.partition(".")[0]
    placed = [row for row in into.rows if row.model.startswith(f"{app}.") and row.placements]
    others = [row for row in into.rows if not row.model.startswith(f"{app}.")]
    assert bool(unplaced(page.outline, others)) == bool(placed)


@pytest.mark.parametrize("folder", GOOD, ids=sample_id)
def test_every_section_that_a_record_names_is_there(folder: Path) -> None:
    _page, into = read(folder)
    sections = {row.key for row in into.rows_of("profiles.section")}
    named = {tuple(row.fields["section"]) for row in into.rows if row.fields.get("section")}
    assert named <= sections


@pytest.mark.parametrize("folder", GOOD, ids=sample_id)
def test_keys_and_origins_are_unique(folder: Path) -> None:
    _page, into = read(folder)
    keys = [(row.model, row.key) for row in into.rows]
    origins = [row.origin for row in into.rows]
    assert len(set(keys)) == len(keys)
    assert len(set(origins)) == len(origins)
