"""Which BibTeX files of a Jekyll site its pages drew lists of works from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.base import string_list, text_of

FOLDER: Final = "_bibliography"
NAMED: Final = re.compile(r"bibliography[^%]*?(?:--file|-f)\s+([\w./-]+)")
CITED: Final = ("_posts", "_drafts")
"""What a post names is what it cites, by whomever."""


def bibliographies(files: SiteFiles, config: Mapping[str, Any]) -> list[str]:
    """Those that the configuration names, else the usual one, and those that pages name.

    An old copy that lies beside them was not shown.
    """
    stated = config.get("scholar")
    scholar = stated if isinstance(stated, Mapping) else {}
    folder = text_of(scholar.get("source")).removeprefix("./").strip("/") or FOLDER
    folder = folder if files.has(folder) else FOLDER
    there = [name.removeprefix(f"{folder}/") for name in files.names(folder, (".bib",))]
    if not there:
        return []
    named = [*(string_list(scholar.get("bibliography")) or ["papers.bib"]), *_named(files)]
    forms = [name if name.endswith(".bib") else f"{name}.bib" for name in named]
    found = (name for form in forms for name in there if fnmatchcase(name, form))
    return [f"{folder}/{name}" for name in dict.fromkeys(found)]


def _named(files: SiteFiles) -> Iterator[str]:
    """The files that pages and the documents of collections name."""
    folders = (f for f in files.folders() if f.startswith("_") and f not in CITED)
    for folder in ("", *folders):
        for document in files.documents(folder, deep=bool(folder)):
            yield from NAMED.findall(document.body)
