"""A Jekyll site's data files that tell of works, news and lines of a curriculum vitae."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating.site import DataFolder
from faculty_site.ingest.themes.jekyll.cv import (
    Line,
    is_sample,
    is_sample_line,
    lines_of_cv,
    name_of_cv,
)
from faculty_site.ingest.themes.jekyll.data_rows import lines_of_rows, rows_in
from faculty_site.ingest.themes.jekyll.people import is_people
from faculty_site.ingest.themes.jekyll.resume import RESUME
from faculty_site.ingest.themes.others import is_somebody_else
from faculty_site.lib.markdown import plain_text

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

DRESS: Final = re.compile(
    r"navigation|ui-text|co-?authors|authors?|venues|socials?|repositories|strings|citations|footer"
    r"|header|theme|settings|options|side-?bars?|menus?|comments|i18n|locales?|translations?|colou?rs"
    r"|icons?|badges?|fonts?|assets|labels?|config",
    re.IGNORECASE,
)
"""Names of data that dress a site, or that other files take names and addresses from."""

WHOLE: Final = 200
"""Letters by which a line is known again on a page; titles often begin alike."""

Make = Callable[[Document, Line, str, int | None], Page]
"""Makes the page of a line: `part` and the line of the file tell it from its neighbours."""


@dataclass(slots=True)
class DataFiles:
    """The data files of one site.

    `drawn` gives, resolved, the text of the pages that draw data of a name themselves; it is empty
    where none does. `kept` are the files of which nothing, or not everything, could be read.
    """

    files: SiteFiles
    data: Mapping[str, Any]
    language: str
    problems: Problems
    make: Make
    drawn: Callable[[str], str]
    owner: str = ""
    samples: int = 0
    kept: list[Document] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def pages(self) -> Iterator[Page]:
        yield from self._cv()
        for name, value in self.data.items():
            what = kind_of_data(name)
            if isinstance(value, DataFolder) and (what or name == "cv"):
                for inner in value:
                    yield from self._of_file(inner, what or kind_of_data(inner) or "other", name)
            elif what:
                yield from self._of_file(name, what)
            elif name != "cv" and not isinstance(value, DataFolder):
                self._look_through(name)
        if self.unknown:
            self.problems.info(
                self.files.root,
                None,
                "No page shows these data files in a way that is known here, and their names do "
                f"not say what they hold; they were not read: {', '.join(self.unknown)}. What the "
                "site showed of them belongs on a page.",
            )

    def _cv(self) -> Iterator[Page]:
        """The first of the site's own forms; a sample that was left there says nothing."""
        chosen = ""
        for name, data in self._forms():
            if is_sample(data):
                self.samples += 1
            elif is_somebody_else(name_of_cv(data), [self.owner]):
                self._tell(
                    name,
                    f"This curriculum vitae is {name_of_cv(data)}'s, not {self.owner}'s; it was "
                    "not read.",
                )
            elif chosen:
                self._tell(name, f"The site showed {chosen} instead of this file; it was not read.")
            elif lines := lines_of_cv(data):
                chosen = name
                own = [line for line in lines if not is_sample_line(line)]
                self.samples += len(lines) - len(own)
                yield from self._made(name, own)
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

    def cv_in(self, language: str) -> Iterator[Page]:
        """The lines of the curriculum vitae in the folder of another language."""
        data = self.data.get(language)
        if isinstance(data, Mapping) and "cv" in data:
            yield from self._made(self._path(language, "cv"), lines_of_cv(data["cv"]))

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
        named = (
            f"{inside}{name}{end}" for end in (".yml", ".yaml", ".json", ".toml", ".csv", ".tsv")
        )
        return next((path for path in named if self.files.has(path)), f"{inside}{name}")

    def _of_file(self, name: str, what: str, folder: str = "") -> Iterator[Page]:
        path = self._path(folder, name)
        data = self.data[folder][name] if folder else self.data[name]
        people = self.data.get("authors")
        people = people if isinstance(people, Mapping) else {}
        rows = list(rows_in(data))
        lines = list(lines_of_rows(rows, what, people))
        told = [line for line in lines if says_anything(line.item)]
        if data and not told:
            self._keep(path, "Nothing could be read from this file of data; it is kept as it is.")
        elif empty := len(lines) - len(told):
            self._keep(path, f"{_rows(empty)} has neither a title nor a text; the file is kept.")
        drawn = self.drawn(folder or name)
        if not drawn or what == "work":
            yield from self._made(path, told)
            return
        missing = [line for line in told if not _stands_in(line, drawn)]
        hidden = len(missing) * 2 < len(told)  # the page left out a few on purpose
        for page in self._made(path, missing):
            yield replace(page, hidden=hidden)

    def _look_through(self, name: str) -> None:
        """Data of a name that says nothing are for a page to draw, or are told."""
        if DRESS.fullmatch(name) or is_people(name):
            return
        path = self._path("", name)
        lines = list(lines_of_rows(rows_in(self.data[name]), "other", {}))
        missing = [line for line in lines if not _stands_in(line, self.drawn(name))]
        if not missing:
            return
        if len(missing) == len(lines):
            self.unknown.append(path)
            self._keep(path)
        else:
            rows = _rows(len(missing))
            self._keep(path, f"{rows} of this file is on no page that came in; the file is kept.")

    def _made(self, name: str, lines: Iterable[Line]) -> Iterator[Page]:
        document = self.files.data_document(name, {})
        if document is None:
            return
        last, text = 0, document.text.split("\n")
        for number, line in enumerate(lines, 1):
            words = (line.item.title or line.item.summary or line.item.citation)[:30]
            found = next((n for n in range(last, len(text)) if words and words in text[n]), None)
            last = last if found is None else found
            yield self.make(document, line, str(number), None if found is None else found + 1)

    def _tell(self, name: str, message: str) -> None:
        self.problems.info(self.files.root / name, None, message)

    def _keep(self, name: str, message: str = "") -> None:
        if document := self.files.data_document(name, {}):
            self.kept.append(document)
        if message:
            self._tell(name, message)


def kind_of_data(name: str) -> str:
    """What the name of a data file or folder says: news, works, a kind of entry, or ""."""
    return next((what for form, what in FILES if form.fullmatch(name)), "")


def says_anything(item: Item) -> bool:
    return bool(item.title or item.summary or item.citation)


def _rows(count: int) -> str:
    return "One row" if count == 1 else f"Each of {count} rows"


def _stands_in(line: Line, drawn: str) -> bool:
    """Whether a text has a line's first words."""
    words = _letters(line.item.title or line.item.summary)[:WHOLE]
    return bool(words) and (words in _letters(drawn) or words in _letters(_plain(drawn)))


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return plain_text(text, "kramdown")


@lru_cache(maxsize=2_048)
def _letters(text: str) -> str:
    return "".join(c for c in html.unescape(text).casefold() if c.isalnum())


def page_of_line(page: Page, line: Line, part: str, number: int | None) -> Page:
    """A page for one line of a file; news has its text as its body."""
    body = line.item.summary if line.role == "news" else ""
    outline = read_outline(body, page.dialect)
    return replace(
        page, role=line.role, item=line.item, part=part, line=number, outline=outline, hidden=False
    )


def with_versions(pages: Iterable[Page], path: str, versions: Iterable[Page]) -> Iterator[Page]:
    """The pages, those of the file at `path` (without suffix) with the same lines elsewhere."""
    by_part: dict[tuple[str, str], list[Page]] = defaultdict(list)
    for version in versions:
        by_part[version.role, version.part].append(version)
    for page in pages:
        is_of_file = page.document.name.rpartition(".")[0] == path
        found = by_part.get((page.role, page.part), []) if is_of_file else []
        yield replace(page, translations=tuple(found))
