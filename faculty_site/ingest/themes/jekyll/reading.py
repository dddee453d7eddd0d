"""From the folder of a Jekyll site to the pages of its owner, or of the people of a lab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.homepages import Group, Homepage
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.jekyll.about import is_technical
from faculty_site.ingest.themes.jekyll.further import FurtherPages
from faculty_site.ingest.themes.jekyll.lab import Lab, lab_of, name_of, titled
from faculty_site.ingest.themes.jekyll.open_site import OpenSite, open_site
from faculty_site.ingest.themes.jekyll.owner import member_page, owner_of, with_home_lists
from faculty_site.ingest.themes.jekyll.people import Member, read_people
from faculty_site.ingest.themes.jekyll.remarks import tell_of_no_pages, tell_of_people
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.jekyll.things import Things
from faculty_site.ingest.themes.leftovers import is_leftover
from faculty_site.ingest.themes.others import hide_pages_of_others, names_in

CONFIGURATION: Final = "_config.yml"
"""What a site is known by, whatever suffix its only configuration has."""


def read_jekyll(
    root: Path, theme: JekyllTheme, problems: Problems, asked: str = ""
) -> list[Homepage]:
    """The owner's homepage, and those of a lab's members behind it.

    Raises SourceError where nobody can tell whose site it is and no slug was `asked` for.
    """
    site = open_site(root, theme, problems)
    people = read_people(site.files, site.stated, site.documents)
    documents = site.languages.originals(d for d in site.pages() if not is_technical(d))
    about, owner = owner_of(site, site.languages.every(documents), people, asked)
    things = Things(site, owner)
    found = things.read()
    lab = lab_of(people, owner, [page.document for page in found])
    taken = {about.document.name, *lab.files}
    pages = [page for page in found if page.document.name not in taken]
    roles = {page.role for page in pages}
    further = FurtherPages(site, with_home_lists(site, about, roles))
    rest = [d for d in (*documents, *things.indexes) if d.name not in taken]
    pages += further.read(_titled(rest, site, about, people), roles)
    if not lab.members:
        pages = _own(pages, site, [owner, about.facts.native_name], people)
    others = _others(site, lab)
    _tell(site, lab, others)
    kept = (*others, *further.repeated(), *things.unread)
    return list(_homepages(site, lab, owner, further.home_with_addresses(), pages, kept))


def _titled(
    documents: Sequence[Document], site: OpenSite, about: Page, people: Sequence[Member]
) -> list[Document]:
    """The documents; a lab's home page is called like the site where its head's stands above."""
    is_of_head = about.document.name in {member.document.name for member in people}
    return [titled(d, site.title) if is_of_head else d for d in documents]


def _own(
    pages: list[Page], site: OpenSite, owner: list[str], people: Sequence[Member]
) -> list[Page]:
    """The pages, those hidden that somebody else signed, by name or by an author's key."""
    keys = {member.key: member.name for member in people if member.key}

    def names_of(value: Any) -> list[str]:
        return [keys.get(name, name) for name in names_in(value)]

    return hide_pages_of_others(pages, owner, names_of, site.root, site.problems)


def _others(site: OpenSite, lab: Lab) -> list[Document]:
    """The author's own files that are nobody's page."""
    pages = {document.name for document in site.pages()} | lab.files
    return [d for d in site.documents if d.name not in pages and not is_leftover(d)]


def _tell(site: OpenSite, lab: Lab, others: Sequence[Document]) -> None:
    undrawn = [document for document in others if document.name not in site.partials]
    tell_of_no_pages(undrawn, site.root, site.problems)
    site.samples.tell(site.root, site.problems)
    tell_of_people(lab, site.root, site.problems)


def _homepages(
    site: OpenSite,
    lab: Lab,
    owner: str,
    about: Page,
    pages: Sequence[Page],
    kept: tuple[Document, ...],
) -> Iterator[Homepage]:
    """That of the owner, then those of a lab's members, each with their own pages."""
    own, *parts = lab.shared_out(pages, owner)
    name = name_of(site.title, owner) if lab.members else ""
    group = Group(name) if name else None
    yield Homepage(about, site.root, own, site.base_url, kept, group, source=CONFIGURATION)
    for member, part in zip(lab.members, parts, strict=True):
        yield Homepage(
            member_page(site, member),
            site.root,
            part,
            site.base_url,
            group=Group(name, member.group),
            source=f"{member.document.name}:{member.part}" if member.part else "",
        )
