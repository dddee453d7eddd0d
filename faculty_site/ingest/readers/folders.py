"""A source folder -> the pages in it, one researcher each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from faculty_site.ingest.front_matter import normalise_newlines
from faculty_site.ingest.problems import Problems, SourceError

_MARKDOWN: Final = frozenset({".md", ".markdown", ".mkd", ".mdown"})
_HTML: Final = frozenset({".html", ".htm"})

# What repositories hold beside pages. A letter may not follow: Faqir Khan is a person.
_NO_PERSON: Final = re.compile(
    r"(readme|licen[cs]e|changelog|contributing|code[-_]of[-_]conduct|404|install|faq|security)"
    r"(?![a-z])",
    re.IGNORECASE,
)

_PAGES: Final = "_pages"
# Where the one page of a folder may stand, the first that is there.
_BUNDLE_PAGES: Final = ("index.md", "_index.md", "about.md", f"{_PAGES}/about.md")

# Where a repository keeps its site, when that is not all that it holds.
_SITE_FOLDERS: Final = ("docs", "site", "website", "web", "www", "src", "source", "homepage")

# What only a repository has: its folder is no folder of people.
_OF_REPOSITORY: Final = (".git", ".github", ".gitignore")

_DEPTH: Final = 3
# How many folders down sites are looked for; collections of sites are sorted by theme or year.

_LEVELS: Final = 6
# How many folders down the only page of a folder may stand: `content/en/authors/me/_index.md`.

IsSite = Callable[[Path], bool]
"""Whether a folder is one site rather than a folder of pages."""


def find_pages(
    source: Path, problems: Problems, is_site: IsSite = lambda folder: False
) -> list[Path]:
    """The pages and sites of a source, absolute: of a file itself, of a folder what is in it.

    A site is its folder; that of a repository may be one in it. Any other folder has the
    Markdown files in it (and HTML that begins with front matter), and for each folder in it the
    site that it is, else the one page that speaks for it, else the sites further down, all by
    name. README and the like, hidden names and names with an underscore are passed over. Raises
    `SourceError` when there is nothing to read; files are not opened
    here beyond the first bytes of HTML, and may yet be refused.
    """
    source = Path(os.path.abspath(source))
    if not source.is_dir() or is_site(source):
        if os.path.lexists(source):
            return [source]
        raise SourceError(
            source, None, "There is no such file or folder. Check the spelling of its path."
        )
    inner = _site_inside(source, is_site)
    if inner and any((source / name).exists() for name in _OF_REPOSITORY):
        return [inner]
    found = [
        page
        for entry in _entries(source)
        if not _passed_over(entry)
        for page in _pages_of(entry, source, problems, is_site)
    ]
    if not found:
        raise SourceError(
            source,
            None,
            "This folder holds no page. Give a Markdown file (.md), a folder with such files "
            "directly in it, or a folder of sites.",
        )
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(
            folder, None, f"This folder cannot be read: {error.strerror}. Check its permissions."
        ) from error


def page_root(page: Path) -> Path:
    """The folder that a page found by `find_pages` belongs to, with the files it refers to."""
    return page.parent.parent if page.parent.name == _PAGES else page.parent


def _passed_over(entry: Path) -> bool:
    name = entry.name
    if name.startswith("_"):
        return name not in {"_index.md", _PAGES}
    return name.startswith(".") or _NO_PERSON.match(name) is not None


def _pages_of(entry: Path, source: Path, problems: Problems, is_site: IsSite) -> Iterator[Path]:
    if entry.is_dir():
        yield from _pages_of_folder(entry, source, problems, is_site)
        return
    suffix = entry.suffix.lower()
    if suffix in _MARKDOWN:
        yield entry
    elif suffix in _HTML:
        if _begins_with_front_matter(entry):
            yield entry
            return
        problems.info(entry, None, "This HTML file has no front matter, so it is not imported.")


def _pages_of_folder(
    folder: Path, source: Path, problems: Problems, is_site: IsSite
) -> Iterator[Path]:
    found = _own_page(folder, is_site)
    if found and _leads_out(folder, source):
        problems.error(
            folder,
            None,
            "This is a symbolic link that leads out of its folder. Put a copy of the folder in "
            "its place, or import the other folder by its own path.",
        )
    elif found:
        yield found
    elif not _leads_out(folder, source):
        _tell_of_pages(folder, problems)
        yield from _sites_below(folder, problems, is_site, _DEPTH)


def _own_page(folder: Path, is_site: IsSite) -> Path | None:
    """The folder itself where it is a site, else the page that speaks for it, or its only one."""
    if is_site(folder):
        return folder
    if inner := _site_inside(folder, is_site):
        return inner
    for name in _BUNDLE_PAGES:
        if os.path.lexists(folder / name):
            return folder / name
    pages = list(islice(_pages_below(folder, is_site, _LEVELS), 2))
    if len(pages) != 1 or (pages[0].parent != folder and pages[0].name not in _BUNDLE_PAGES):
        return None
    return pages[0]


def _goes_down(entry: Path) -> bool:
    return entry.is_dir() and not entry.is_symlink() and not _passed_over(entry)


def _pages_below(folder: Path, is_site: IsSite, levels: int) -> Iterator[Path]:
    """The pages in a folder and further down, without those of sites and behind links."""
    try:
        entries = _entries(folder)
    except SourceError:
        return
    for entry in entries:
        if _is_page(entry):
            yield entry
        elif levels > 1 and _goes_down(entry) and not is_site(entry):
            yield from _pages_below(entry, is_site, levels - 1)


def _site_inside(folder: Path, is_site: IsSite) -> Path | None:
    """The site that a repository keeps in a folder of its own, if there is one."""
    places = (folder / name for name in _SITE_FOLDERS)
    return next((place for place in places if is_site(place) and not place.is_symlink()), None)


def _pages_in(folder: Path) -> list[Path]:
    return [entry for entry in _entries(folder) if _is_page(entry)]


def _tell_of_pages(folder: Path, problems: Problems) -> None:
    """Several pages, and none that speaks for the folder: nobody can tell whose they are."""
    if number := len(_pages_in(folder)):
        problems.warning(
            folder,
            None,
            f"This folder holds {number} pages and is passed over, because none of them is "
            f"{', '.join(_BUNDLE_PAGES[:-1])}. If each is about one person, import this folder by "
            "its own path; if all are one person's, import the page about them by its own.",
        )


def _is_page(entry: Path) -> bool:
    return entry.suffix.lower() in _MARKDOWN and entry.is_file() and not _passed_over(entry)


def _sites_below(folder: Path, problems: Problems, is_site: IsSite, depth: int) -> Iterator[Path]:
    """The sites in a folder that is none; pages in it are left, they may be anything."""
    left = 0
    try:
        entries = [e for e in _entries(folder) if e.is_dir() and not _passed_over(e)]
    except SourceError as error:
        problems.add(error.problem)
        return
    for entry in entries:
        if entry.is_symlink():
            continue
        found = _own_page(entry, is_site)
        if found and is_site(found):
            yield found
        elif found:
            left += 1
        elif depth > 1:
            _tell_of_pages(entry, problems)
            yield from _sites_below(entry, problems, is_site, depth - 1)
    if left:
        problems.info(
            folder,
            None,
            f"Of the folders in here, {left} hold a page and are no site; they are not imported. "
            "If they are people, import this folder by its own path.",
        )


def _leads_out(folder: Path, source: Path) -> bool:
    return not folder.resolve().is_relative_to(source.resolve())


def _begins_with_front_matter(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            beginning = file.read(1000)
    except OSError:
        return False
    text = normalise_newlines(beginning.decode("utf-8", "replace")).lstrip()
    return text.partition("\n")[0].rstrip() in {"---", "+++"}
