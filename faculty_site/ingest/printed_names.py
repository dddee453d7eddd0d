"""Under which further names somebody publishes: “Bill” at home may be “William” in print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from faculty_site.ingest.documents import Identity, Page
from faculty_site.ingest.homepages import Homepage
from faculty_site.lib.bibtex import people, read_bibliography
from faculty_site.lib.names import name_key, same_person

FEWEST = 3
"""Works of which a name has to be before it is taken for the owner's."""


def printed_names(homepage: Homepage, identity: Identity) -> tuple[str, ...]:
    """The names that the site states, else one with which most works of the site are printed.

    That one shares the owner's family name, and few works, if any, name the owner otherwise.
    """
    stated = homepage.about.facts.printed_names
    names = tuple(filter(None, (identity.name, identity.native_name, *stated)))
    works = [authors for page in homepage.pages for authors in _authors(page)]
    unknown = [authors for authors in works if not _names_any(authors, names)]
    if len(unknown) < FEWEST or len(unknown) * 2 <= len(works):
        return stated
    family = name_key(identity.name).split()[-1:]
    alike = Counter(n for authors in unknown for n in authors if name_key(n).split()[-1:] == family)
    best, count = next(iter(alike.most_common(1)), ("", 0))
    return (*stated, best) if count >= FEWEST and count * 2 > len(works) else stated


def _authors(page: Page) -> Iterator[Sequence[str]]:
    """The authors of each work that a page of structured data lists."""
    if page.role == "bibliography":
        for entry in read_bibliography(page.document.text).entries:
            yield [person.name for person in people(entry.fields.get("author", ""))[0]]
    elif page.role == "work" and page.item and page.item.authors:
        yield page.item.authors


def _names_any(authors: Sequence[str], names: Sequence[str]) -> bool:
    return any(same_person(author, name) != "no" for author in authors for name in names)
