"""Prose lists of real pages against labels written by hand; tests/labels/README.md says their form.

The labels know a page by the hash of its bytes, and a title by the hash of its letters, so that
nothing of the authors' own stands in the project.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import profiles.ingest
from faculty_site.ingest.documents import Row
from faculty_site.ingest.keys import fold, hash_of
from faculty_site.ingest.options import Options
from faculty_site.ingest.preparation import Preparation, Task
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers import find_pages
from faculty_site.ingest.themes.sites import is_site
from faculty_site.lib.markdown import plain_text
from tests.sites.reader import EXTRACTORS
from tests.test_corpus import CORPUS

LABELS = sorted((Path(__file__).parent / "labels").glob("*.yml"))
LEAST = 0.95
ALIKE = 24
"""Letters that an item has in common with its line, where only words tell which line it is."""

Labels = Sequence[Mapping[str, Any]]

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="no pages beside the project")


@dataclass(slots=True)
class Score:
    """How many labels were `recalled`, and how many of the rows `found` are `right`."""

    labelled: int = 0
    recalled: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.labelled += other.labelled
        self.recalled += other.recalled
        self.found += other.found
        self.right += other.right

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.recalled / self.labelled if self.labelled else 1.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f} ({self.right}/{self.found}), "
            f"recall {self.recall:.3f} ({self.recalled}/{self.labelled})"
        )


@cache
def pages_by_hash() -> dict[str, Path]:
    """The text files beside the project, by the first digits of their SHA-256."""
    paths = (p for p in sorted(CORPUS.rglob("*")) if p.suffix in (".md", ".html") and p.is_file())
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest()[:16], path)
    return found


def rows_of(site: Path) -> Iterator[Row]:
    """All rows of all people of a site, as an import would write them."""
    prepare = Preparation(profiles.ingest.identify, EXTRACTORS, profiles.ingest.finish)
    options = Options(load=False)
    for path in find_pages(site, Problems(), is_site):
        for draft in prepare(Task(path, options)):
            drafts = [draft]
            if draft.bundle is None:  # a page that does not say whose it is
                drafts = prepare(Task(path, replace(options, profile="ada-lovelace")))
            yield from (row for d in drafts if d.bundle for row in d.bundle.rows)


def letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def words_of(line: str) -> str:
    """A line's letters without marks, tags and addresses."""
    bare = re.sub(r"<!--|-->|</?[a-zA-Z][^<>]*>", "", line)
    return letters(fold(plain_text(bare.strip())))


def is_item(row: Row, path: Path, line: int, words: str) -> bool:
    """Whether a row is what begins on this line; a partial's rows know only where it was put."""
    if row.path == path and row.line is not None:
        return abs(row.line - line) <= 1
    own = letters(row.text)
    least = min(ALIKE, len(own), len(words))
    return least > 0 and own[:least] == words[:least]


def prose(rows: Iterable[Row], model: str, paths: Sequence[Path]) -> list[Row]:
    """The rows of one kind that came out of a list in these files.

    The rows of a partial belong to the page that it was put into, which no label names.
    """
    of_lists = [r for r in rows if r.model == model and r.origin.startswith(("item:", "work:"))]
    by_path = {row.path for row in of_lists}
    partial = paths and not by_path.intersection(paths)
    return of_lists if partial else [row for row in of_lists if row.path in paths]


def news_score(labels: Labels, paths: Sequence[Path], rows: Sequence[Row]) -> Score:
    labelled = [path for page, path in zip(labels, paths, strict=True) if "news" in page]
    found = prose(rows, "news.newsitem", labelled)
    score, left = Score(found=len(found)), list(found)
    for page, path in zip(labels, paths, strict=True):
        lines = path.read_text(encoding="utf-8").split("\n")
        for line, date in page.get("news", ()):
            score.labelled += 1
            words = words_of(lines[line - 1])
            fitting = [row for row in left if is_item(row, path, line, words)]
            same = [row for row in fitting if row.fields["date"] == date]
            if same:
                score.recalled += 1
                score.right += 1
                left.remove(same[0])
            else:
                dates = ", ".join(str(row.fields["date"]) for row in fitting) or "no item"
                score.wrong.append(f"{path}:{line}: expected {date}, found {dates}")
    score.wrong += [f"{row.path}:{row.line}: not labelled, {row.fields['date']}" for row in left]
    return score


def work_score(labels: Labels, paths: Sequence[Path], rows: Sequence[Row]) -> Score:
    labelled = [path for page, path in zip(labels, paths, strict=True) if "publications" in page]
    found = prose(rows, "publications.publication", labelled)
    every = {_work(row) for row in rows if row.model == "publications.publication"}
    score, known = Score(found=len(found)), set()
    for page, path in zip(labels, paths, strict=True):
        for line, year, title in page.get("publications", ()):
            known.add((title, year))
            score.labelled += 1
            if (title, year) in every:
                score.recalled += 1
            else:
                years = ", ".join(str(y) for t, y in every if t == title) or "no such title"
                score.wrong.append(f"{path}:{line}: expected {year}, found {years}")
    for row in found:
        if _work(row) in known:
            score.right += 1
        else:
            title = str(row.fields["title"])
            score.wrong.append(f"{row.path}:{row.line}: not labelled, {title}, {_work(row)[1]}")
    return score


def _work(row: Row) -> tuple[str, int | None]:
    return hash_of(letters(str(row.fields["title"]))), row.fields["year"]


def test_prose_lists_are_read_as_people_read_them() -> None:
    together = {"news": Score(), "works": Score()}
    lines = []
    for label in LABELS:
        labels: Labels = yaml.safe_load(label.read_text(encoding="utf-8"))
        paths = [pages_by_hash()[page["file"]] for page in labels]
        site = CORPUS.joinpath(*paths[0].relative_to(CORPUS).parts[:2])
        rows = list(rows_of(site))
        scores = {"news": news_score(labels, paths, rows), "works": work_score(labels, paths, rows)}
        for kind, score in scores.items():
            together[kind].add(score)
            if score.labelled or score.found:
                lines.append(f"{label.stem} {kind}: {score}")
                lines += [f"    {wrong}" for wrong in score.wrong]
    lines += [f"all {kind}: {score}" for kind, score in together.items()]
    told = "\n".join(lines)
    print(told)  # noqa: T201 - to be read with `pytest -s`
    assert all(s.precision >= LEAST and s.recall >= LEAST for s in together.values()), told
