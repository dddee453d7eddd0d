"""A source folder -> the pages in it, one researcher each."""

from __future__ import annotations

import os
import re
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


def find_pages(source: Path, problems: Problems) -> list[Path]:
    """The pages of a source, absolute: of a file itself, of a folder its pages by name.

    A folder's pages are the Markdown files in it (and HTML that begins with front matter), and
    of each folder in it the one page that speaks for it. README and the like, hidden names and
    names with an underscore are passed over. Raises `SourceError` when there is nothing to
    read; files are not opened here beyond the first bytes of HTML, and may yet be refused.
    """
    source = Path(os.path.abspath(source))
    if not source.is_dir():
        if os.path.lexists(source):
            return [source]
        raise SourceError(
            source, None, "There is no such file or folder. Check the spelling of its path."
        )
    try:
        entries = sorted(source.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(
            source, None, f"This folder cannot be read: {error.strerror}. Check its permissions."
        ) from error
    found = [_page_of(entry, source, problems) for entry in entries if not _passed_over(entry)]
    pages = [page for page in found if page is not None]
    if not pages:
        raise SourceError(
            source,
            None,
            "This folder holds no page. Give a Markdown file (.md), or a folder with such files "
            "directly in it.",
        )
    return pages


def page_root(page: Path) -> Path:
    """The folder that a page found by `find_pages` belongs to, with the files it refers to."""
    return page.parent.parent if page.parent.name == _PAGES else page.parent


def _passed_over(entry: Path) -> bool:
    name = entry.name
    if name.startswith("_"):
        return name not in {"_index.md", _PAGES}
    return name.startswith(".") or _NO_PERSON.match(name) is not None


def _page_of(entry: Path, source: Path, problems: Problems) -> Path | None:
    if entry.is_dir():
        return _page_of_folder(entry, source, problems)
    suffix = entry.suffix.lower()
    if suffix in _MARKDOWN:
        return entry
    if suffix in _HTML:
        if _begins_with_front_matter(entry):
            return entry
        problems.info(entry, None, "This HTML file has no front matter, so it is not imported.")
    return None


def _page_of_folder(folder: Path, source: Path, problems: Problems) -> Path | None:
    page = next((folder / name for name in _BUNDLE_PAGES if os.path.lexists(folder / name)), None)
    if page is not None and not folder.resolve().is_relative_to(source.resolve()):
        problems.error(
            folder,
            None,
            "This is a symbolic link that leads out of its folder. Put a copy of the folder in "
            "its place, or import the other folder by its own path.",
        )
        return None
    return page


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
