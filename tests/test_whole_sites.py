"""The sample sites under tests/sites/<theme>/<what it shows>/site/, imported as they stand.

An `expected.yml` beside the folder names the `theme` and the `rows` by model (all of them, each
with the fields that matter; a text that ends in “…” is its beginning), and the `problems` as file,
line, level and the message's beginning.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import profiles.ingest
from faculty_site.ingest.options import Options
from faculty_site.ingest.pipeline import Pipeline
from faculty_site.ingest.report import SourceReport
from tests.faculty_site.test_import_pages import import_pages
from tests.sites.reader import EXTRACTORS
from tests.test_sites import SITES, is_as_expected, sample_id

SAMPLES = sorted(path.parent for path in SITES.glob("*/*/expected.yml"))
Rows = list[dict[str, Any]]


def imported(site: Path, fixtures: Path) -> tuple[SourceReport, Rows]:
    """The report on a site of one person, and the rows of the fixture it became."""
    options = Options(fixtures=fixtures, load=False)
    finish = profiles.ingest.finish
    pipeline = Pipeline(
        profiles.ingest.identify, EXTRACTORS, lambda slugs: 0, options, finish=finish
    )
    (report,) = pipeline.run([site]).sources
    if report.failed:
        return report, []
    written = (fixtures / f"{report.profile}.json").read_text(encoding="utf-8")
    rows: Rows = json.loads(written)
    return report, rows


def differences(
    expected: Mapping[str, Any], report: SourceReport, rows: Rows, site: Path
) -> Iterator[str]:
    """A line for each thing that is not as expected."""
    if report.theme != expected["theme"]:
        yield f"theme: expected {expected['theme']}, found {report.theme}"
    if report.blocks.unplaced:
        yield f"{report.blocks.unplaced} blocks were placed nowhere"
    for model, wanted in expected["rows"].items():
        yield from row_differences(model, wanted, rows)
    found = [
        (Path(p.path).relative_to(site).as_posix(), p.line, p.level, p.message)
        for p in report.problems
    ]
    left = [tuple(problem) for problem in expected["problems"]]
    for problem in found:
        match = next(
            (p for p in left if p[:3] == problem[:3] and problem[3].startswith(p[3])), None
        )
        if match is None:
            yield f"problem: not expected: {problem}"
        else:
            left.remove(match)
    yield from (f"problem: expected {problem}" for problem in left)


def row_differences(model: str, wanted: Rows, rows: Rows) -> Iterator[str]:
    """In whichever order the fixture has them: each row wanted must be there, and no other."""
    found = [row["fields"] for row in rows if row["model"] == model]
    left = list(found)
    for fields in wanted:
        row = next((r for r in left if _has(r, fields)), None)
        if row is None:
            yield f"{model}: expected {fields}"
        else:
            left.remove(row)
    yield from (f"{model}: not expected: {_told(fields)}" for fields in left)


def _has(row: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
    return all(is_as_expected(value, row.get(name)) for name, value in fields.items())


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", None, [], False)}


@pytest.mark.parametrize("folder", SAMPLES, ids=sample_id)
def test_what_becomes_of_a_site(folder: Path, tmp_path: Path) -> None:
    expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
    report, rows = imported(folder / "site", tmp_path)
    assert not report.failed, report.problems
    found = list(differences(expected, report, rows, folder / "site"))
    assert not found, "\n".join(["", *found])


@pytest.mark.django_db
@pytest.mark.parametrize("folder", SAMPLES, ids=sample_id)
def test_a_site_goes_in_once_wherever_it_lies(folder: Path, tmp_path: Path) -> None:
    counts = []
    for place in ("first", "first", "moved"):
        site = tmp_path / place / "site"
        shutil.copytree(folder / "site", site, dirs_exist_ok=True)
        report = tmp_path / "report.json"
        import_pages(site, fixtures=tmp_path / "fixtures", report=report)
        (source,) = json.loads(report.read_text(encoding="utf-8"))["sources"]
        counts.append((source["created"], source["updated"], source["unchanged"]))
    created = counts[0][0]
    assert created > 5
    assert counts == [(created, 0, 0), (0, 0, created), (0, 0, created)]
