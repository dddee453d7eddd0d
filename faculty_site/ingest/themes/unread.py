"""Pages in other languages than Markdown and HTML, which are told and not read."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import PAGES, SiteFiles

OTHERS: Final = (".rmd", ".rmarkdown", ".qmd", ".org", ".adoc", ".asciidoc", ".rst", ".textile",
                 ".pandoc", ".pdc")  # fmt: skip
"""Suffixes of files that Jekyll, Hugo or a program run before them makes pages of."""

NOTEBOOKS: Final = (".ipynb",)
"""Beside Jekyll's pages they are no pages, but what a script was tried out in."""

OF_REPOSITORY: Final = frozenset({"readme", "changelog", "contributing", "license", "install"})


def tell_of_unread(files: SiteFiles, folder: str, problems: Problems) -> None:
    """Tell once which files of a folder are pages that nobody here can read.

    One that was turned into Markdown or HTML, there or in another folder, came in as that.
    """
    others = (*OTHERS, *NOTEBOOKS) if folder else OTHERS
    names = [PurePosixPath(name) for name in files.names(folder, (*PAGES, *others))]
    made = {key for name in names if name.suffix.lower() in PAGES for key in _keys(name)}
    left = [
        name
        for name in names
        if name.suffix.lower() in others
        and name.stem.lower() not in OF_REPOSITORY
        and made.isdisjoint(_keys(name))
    ]
    if left:
        kinds = ", ".join(dict.fromkeys(name.suffix for name in left))
        count = "One file is" if len(left) == 1 else f"{len(left)} files are"
        problems.info(
            files.root,
            None,
            f"{count} in a language that is not read ({kinds}; the first is {left[0]}). Save "
            "what they show as Markdown and import again.",
        )


def _keys(name: PurePosixPath) -> set[str]:
    """The path without its suffix; where it tells pages apart, the name alone as well."""
    path = str(name.with_suffix(""))
    return {path} if name.stem in ("index", "_index") else {path, name.stem}
