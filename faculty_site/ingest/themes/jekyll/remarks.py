"""What is told of a whole Jekyll site once it was read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.jekyll.lab import FEWEST, Lab
from faculty_site.ingest.themes.leftovers import is_leftover


def tell_of_no_pages(documents: Iterable[Document], root: Path, problems: Problems) -> None:
    """Files that nobody draws and that are no pages."""
    left = [document.name for document in documents if not is_leftover(document)]
    if left:
        problems.info(
            root,
            None,
            "The old site made no pages of these files, which have no front matter, and they "
            f"stay behind: {', '.join(left)}. Put “---” twice above a text to make it a page.",
        )


def tell_of_people(lab: Lab, root: Path, problems: Problems) -> None:
    """Those who did not become people; each of them is somebody else's page."""
    if not lab.bare:
        return
    names = ", ".join(dict.fromkeys(member.name for member in lab.bare))
    problems.info(
        root,
        None,
        f"People on this site who got no page of their own: {names}. One is made where a site "
        f"tells of {FEWEST} people or more besides its owner, with a text about each or an e-mail "
        "address. Import others from pages of their own.",
    )
