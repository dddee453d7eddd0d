"""A Jekyll site's data files that tell of works, news and lines of a curriculum vitae."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating.site import DataFolder
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.cv import (
    Line,
    is_sample,
    lines_of_cv,
    lines_under,
    work_of,
    written,
)
from faculty_site.lib.fuzzy_dates import find_dates

RESUME: Final = "assets/json/resume.json"

FILES: Final = tuple(
    (re.compile(form, re.IGNORECASE), what)
    for form, what in (
        (r"news|announcements|updates", "news"),
        (r"(?:all[-_])?(?:publications?|papers?|pubs|articles|preprints)", "work"),
        (r"teachings?|courses|classes|guest[-_]lectures", "teaching"),
        (r"(?:invited[-_]|conference[-_])?(?:talks?|presentations?)", "talk"),
        (r"(?:honors[-_])?awards?|honou?rs", "award"),
        (r"education|degrees", "education"),
        (r"experiences?|employment|(?:academic[-_])?positions|work", "position"),
        (r"services?|organi[sz]ed[-_]sessions", "service"),
        (r"grants?|funding", "grant"),
        (r"projects?|portfolio|software", "project"),
        (r"certificat(?:es|ions)", "certification"),
    )
)
"""Names of data files, and what stands in each: news, works, or a kind of entry."""

COLLECTED: Final = frozenset({"publications", "presentations", "talks", "teaching", "portfolio"})
"""What a script copies from the site's own pages into the data of its curriculum vitae."""

ROWS_IN: Final = ("papers", "publications", "items", "entries", "contents", "talks", "news", "list")

Make = Callable[[Document, Line, str, int | None], Page]
"""Makes the page of a line: `part` and the line of the file tell it from its neighbours."""


@dataclass(slots=True)
class DataFiles:
    """The data files of one site. `used` says whether a page draws one of this name itself."""

    files: SiteFiles
    data: Mapping[str, Any]
    language: str
    problems: Problems
    make: Make
    used: Callable[[str], bool]
    samples: int = 0

    def pages(self) -> Iterator[Page]:
        yield from self._cv()
        for name in self.data:
            found = next((what for form, what in FILES if form.fullmatch(name)), "")
            if found and (found == "work" or not self.used(name)):
                yield from self._of_file(name, found)
        if isinstance(parts := self.data.get("cv"), DataFolder) and not self.used("cv"):
            for name in parts:
                found = next((what for form, what in FILES if form.fullmatch(name)), "other")
                yield from self._of_file(name, found, "cv")

    def _cv(self) -> Iterator[Page]:
        """The first of the site's own forms; a sample that was left there says nothing."""
        chosen = ""
        for name, data in self._forms():
            if is_sample(data):
                self.samples += 1
            elif chosen:
                self._tell(name, f"The site showed {chosen} instead of this file; it was not read.")
            elif lines := lines_of_cv(data):
                chosen = name
                yield from self._made(name, lines)
            elif data:
                self._tell(name, "No line of a curriculum vitae could be read from this file.")

    def _forms(self) -> Iterator[tuple[str, Any]]:
        """RenderCV first, then JSON Resume, then a list of sections."""
        path, listed = self._data_cv()
        if isinstance(listed, Mapping) and "cv" in listed:
            yield path, listed
        if self.files.has(RESUME):
            yield RESUME, self._resume()
        if isinstance(listed, list):
            yield path, listed
        elif isinstance(listed, Mapping) and "cv" not in listed and self.files.has(path):
            own = {k: v for k, v in listed.items() if k not in COLLECTED}
            yield path, own

    def _resume(self) -> Any:
        document = self.files.data_document(RESUME, {})
        try:
            return json.loads(document.text) if document else None
        except (ValueError, RecursionError) as error:
            self.problems.warning(self.files.root / RESUME, None, f"This is no JSON: {error}.")
            return None

    def _data_cv(self) -> tuple[str, Any]:
        for folder in ("", self.language):
            data = self.data.get(folder) if folder else self.data
            if isinstance(data, Mapping) and "cv" in data:
                return self._path(folder, "cv"), data["cv"]
        return "", None

    def _path(self, folder: str, name: str) -> str:
        inside = f"_data/{folder}/" if folder else "_data/"
        named = (f"{inside}{name}{end}" for end in (".yml", ".yaml", ".json", ".toml", ".csv"))
        return next((path for path in named if self.files.has(path)), f"{inside}{name}")

    def _of_file(self, name: str, what: str, folder: str = "") -> Iterator[Page]:
        path = self._path(folder, name)
        data = self.data[folder][name] if folder else self.data[name]
        rows = list(_rows(data, {}))
        people = self.data.get("authors")
        people = people if isinstance(people, Mapping) else {}
        if what == "news":
            lines = [Line("news", _news(row)) for row in rows]
        elif what == "work":
            lines = [Line("work", work_of(row, people)) for row in rows]
        else:
            lines = list(lines_under("", rows, what))
        lines = [line for line in lines if line.item.title or line.item.summary]
        if data and not lines:
            self._tell(path, "Nothing could be read from this file of data; it is kept as it is.")
        yield from self._made(path, lines)

    def _made(self, name: str, lines: Iterable[Line]) -> Iterator[Page]:
        document = self.files.data_document(name, {})
        if document is None:
            return
        last, text = 0, document.text.split("\n")
        for number, line in enumerate(lines, 1):
            words = (line.item.title or line.item.summary)[:30]
            found = next((n for n in range(last, len(text)) if words and words in text[n]), None)
            last = last if found is None else found
            yield self.make(document, line, str(number), None if found is None else found + 1)

    def _tell(self, name: str, message: str) -> None:
        self.problems.info(self.files.root / name, None, message)


def _rows(data: Any, said: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The rows of a list, or of lists that stand under a year; what is said above holds below."""
    if isinstance(data, Mapping):
        years = {k: v for k, v in data.items() if re.fullmatch(r"(?:1[5-9]|20)\d\d", str(k))}
        if years:
            for year, rows in years.items():
                yield from _rows(rows, {**said, "year": year})
            return
        data = list(data.values()) if all(isinstance(v, Mapping) for v in data.values()) else [data]
    for row in data if isinstance(data, list) else ():
        if not isinstance(row, Mapping):
            continue
        inner = next((row[key] for key in ROWS_IN if isinstance(row.get(key), list)), None)
        if inner is not None and not row.get("title"):
            own = {key: row[key] for key in ("year", "date", "venue") if key in row}
            yield from _rows(inner, {**said, **own})
        else:
            yield {**said, **row}


def _news(row: Mapping[str, Any]) -> Item:
    dates = find_dates(text_of(row.get("date") or row.get("year")))
    keys = ("text", "content", "description", "details", "body", "news", "headline", "summary")
    return Item(
        title=text_of(row.get("title")),
        date=dates[0].date if dates else None,
        end=dates[0].end if dates else None,
        summary=next((said for key in keys if (said := written(row.get(key)))), ""),
    )


def page_of_line(page: Page, line: Line, part: str, number: int | None) -> Page:
    """A page for one line of a file; news has its text as its body."""
    body = line.item.summary if line.role == "news" else ""
    outline = read_outline(body, page.dialect)
    return replace(
        page, role=line.role, item=line.item, part=part, line=number, outline=outline, hidden=False
    )
