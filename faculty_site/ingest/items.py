"""What a page or a row of data says of the one thing that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from faculty_site.ingest.documents import LinkFact
from faculty_site.lib.fuzzy_dates import FuzzyDate


@dataclass(frozen=True, slots=True)
class Item:
    """A news item, a post, a work, a line of a CV, in words that no theme owns.

    Empty means that the source does not say. `title`, `venue` and `place` are plain text;
    `summary` is Markdown or HTML (an abstract, an excerpt). `kind` is a CSL type for a work and
    one of `profiles.Entry.kind` for a line of a CV. `authors` are names as printed, marks and
    all. `key` is the source's own name of the thing (a BibTeX key, the folder of a Hugo page).
    `bibtex` is the text of its BibTeX file, `citation` a citation in prose. `image` is a path
    as the source wrote it. `order` is the place that the author gave it among its like, smaller
    first.
    """

    title: str = ""
    kind: str = ""
    date: FuzzyDate | None = None
    end: FuzzyDate | None = None
    venue: str = ""
    place: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    links: tuple[LinkFact, ...] = ()
    doi: str = ""
    arxiv: str = ""
    status: str = ""
    key: str = ""
    bibtex: str = ""
    citation: str = ""
    image: str = ""
    featured: bool = False
    pinned: bool = False
    order: int | None = None
