"""From the folder of a Jekyll site to the pages of its owner."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

from faculty_site.ingest.addresses.jekyll import addresses
from faculty_site.ingest.addresses.site_file import SiteFile, is_site_address
from faculty_site.ingest.documents import Document, Facts, Page, Role
from faculty_site.ingest.headings import bare, promises_records
from faculty_site.ingest.homepages import Group, Homepage
from faculty_site.ingest.items import Item
from faculty_site.ingest.keys import Keys
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.readers.site_files import PAGES, SiteFiles
from faculty_site.ingest.templating import Site, jekyll_configuration, read_site
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.about import is_named, is_technical, page_about_owner
from faculty_site.ingest.themes.jekyll.bibliographies import bibliographies
from faculty_site.ingest.themes.jekyll.collections import (
    Collection,
    collections_of,
    own_name,
    plain_title,
    title_of,
)
from faculty_site.ingest.themes.jekyll.cv import Line
from faculty_site.ingest.themes.jekyll.data_files import DataFiles, page_of_line, with_versions
from faculty_site.ingest.themes.jekyll.entries import Entries
from faculty_site.ingest.themes.jekyll.home_lists import ROLES_IN, with_lists
from faculty_site.ingest.themes.jekyll.html_pages import flush_left
from faculty_site.ingest.themes.jekyll.items import item_of
from faculty_site.ingest.themes.jekyll.lab import Lab, head_of, lab_of, name_of, titled
from faculty_site.ingest.themes.jekyll.languages import Languages, read_languages
from faculty_site.ingest.themes.jekyll.list_pages import (
    adds_nothing,
    with_addresses,
    with_older_copies,
    without_frame,
)
from faculty_site.ingest.themes.jekyll.navigation import with_top_pages
from faculty_site.ingest.themes.jekyll.partials import included, is_page
from faculty_site.ingest.themes.jekyll.people import Member, read_people
from faculty_site.ingest.themes.jekyll.remarks import tell_of_no_pages, tell_of_people
from faculty_site.ingest.themes.jekyll.resume import with_resume
from faculty_site.ingest.themes.jekyll.samples import Samples, own_facts, placeholder_in
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.jekyll.visibility import is_hidden
from faculty_site.ingest.themes.known_samples import SITES
from faculty_site.ingest.themes.leftovers import is_leftover
from faculty_site.ingest.themes.list_pages import lists_only
from faculty_site.ingest.themes.menus import Navigation
from faculty_site.ingest.themes.others import hide_pages_of_others, names_in
from faculty_site.ingest.themes.resolving import resolved
from faculty_site.lib.slugs import slug_for_text

CV: Final = re.compile(r"c\.?v\.?|curriculum vitae|r[ée]sum[ée]|vita", re.IGNORECASE)


CONFIGURATION: Final = "_config.yml"
"""What a site is known by, whatever suffix its only configuration has."""


class JekyllReader:
    """Reads one site of one theme."""

    def __init__(self, root: Path, theme: JekyllTheme, problems: Problems) -> None:
        self.files = SiteFiles(root, problems)
        self.problems = problems
        self.theme = theme
        self.configuration = jekyll_configuration(self.files.root)
        self.site: Site = read_site(self.files.root / self.configuration, problems)
        self.config: Mapping[str, Any] = self.site.config
        self.today = dt.datetime.now(dt.UTC).date()
        self.unread: list[Document] = []
        self.samples = Samples()
        self.empty: list[Page] = []
        """Pages on which nothing stands but what the theme's layout drew."""
        self.navigation = Navigation((), "")
        self.prefixes = Keys()
        self.languages = Languages("")

    def read(self, asked: str = "") -> list[Homepage]:
        """The owner's homepage, and those of a lab's members behind it.

        Raises SourceError where no page is about anybody, the configuration names nobody, and
        no slug was `asked` for.
        """
        files = list(self._page_documents())
        self.navigation = Navigation(self.theme.navigation(files, self.site), self._base_url())
        people = read_people(self.files, self.site, files)
        partials = included(files)
        own = [d for d in files if d.name not in partials and is_page(d)]
        self.languages = read_languages(self.config, files)
        documents = self.languages.originals(d for d in own if not is_technical(d))
        about, owner = self._owner(self.languages.every(documents), people, asked)
        every = [*self._collected(), *self._bibliographies(), *self._of_data(files, owner)]
        lab = lab_of(people, owner, [page.document for page in every])
        pages = [page for page in every if page.document.name not in lab.files]
        pages = [page for page in pages if page.document.name != about.document.name]
        about_page = self._with_lists(about, {page.role for page in pages})
        rest = [d for d in documents if d.name not in {about.document.name, *lab.files}]
        if about.document.name in {member.document.name for member in people}:
            rest = [titled(d, text_of(self.config.get("title"))) for d in rest]
        further = [page for d in rest for page in self._page(d)]
        further = with_older_copies(further)
        further = with_top_pages(further, about_page, {page.role for page in pages})
        bare_lists = [page for page in further if adds_nothing(page, about_page)]
        pages += sorted((page for page in further if page not in bare_lists), key=_place)
        if not lab.members:
            keys = {member.key: member.name for member in people if member.key}
            pages = self._own(pages, [owner, about.facts.native_name], keys)
        names = {document.name for document in own} | lab.files
        others = [d for d in files if d.name not in names and not is_leftover(d)]
        self._tell(lab, [d for d in others if d.name not in partials])
        left = [each for page in bare_lists for each in (page, *page.translations)]
        kept = (*others, *(page.document for page in left), *self.unread)
        about_page = with_addresses(about_page, [*bare_lists, *self.empty])
        return self._homepages(about_page, pages, kept, lab, owner)

    def _homepages(
        self, about: Page, pages: list[Page], kept: tuple[Document, ...], lab: Lab, owner: str
    ) -> list[Homepage]:
        """That of the owner, then those of a lab's members, each with their own pages."""
        root, base_url = self.files.root, self._base_url()
        parts = lab.shared_out(pages, owner)
        name = name_of(text_of(self.config.get("title")), owner) if lab.members else ""
        group = Group(name) if name else None
        own = Homepage(about, root, parts[0], base_url, kept, group, source=CONFIGURATION)
        return [own] + [
            Homepage(
                self._member_page(member),
                root,
                parts[place],
                base_url,
                group=Group(name, member.group),
                source=f"{member.document.name}:{member.part}" if member.part else "",
            )
            for place, member in enumerate(lab.members, 1)
        ]

    def _member_page(self, member: Member) -> Page:
        page = self._made(member.document, "about", None)
        old_urls = () if member.part else page.old_urls
        return replace(page, facts=own_facts(member.facts), hidden=False, old_urls=old_urls)

    def _owner(
        self, documents: list[Document], people: list[Member], asked: str
    ) -> tuple[Page, str]:
        """The page about the owner, and their name where the site says it.

        A lab's that names nobody is its head's: then its home page is one page among others.
        """
        home = page_about_owner(documents)
        name = own_facts(self.theme.facts(home, self.site)).name if home else ""
        head = head_of(people, asked) if not name else None
        if head:
            return self._member_page(head), head.name
        about = self.languages.original_of(home) if home else self._configured_owner(asked)
        page = self._about_page(about)
        return page, page.facts.name

    def _configured_owner(self, asked: str) -> Document:
        """The configuration in the place of the page about the owner."""
        document = self.files.data_document(self.configuration, {})
        if document and (asked or self.theme.facts(document, self.site).name):
            return document
        raise SourceError(
            self.files.root,
            None,
            "This site has no page about a person: none with the permalink “/”, no index and no "
            "about page; nor does its configuration name anybody. Say it with --profile SLUG, "
            "for example --profile ada-lovelace.",
        )

    def _own(self, pages: list[Page], owner: list[str], keys: Mapping[str, str]) -> list[Page]:
        """The pages, those hidden that somebody else signed; `keys` are names that authors have."""

        def names_of(value: Any) -> list[str]:
            return [keys.get(name, name) for name in names_in(value)]

        return hide_pages_of_others(pages, owner, names_of, self.files.root, self.problems)

    def _tell(self, lab: Lab, no_pages: list[Document]) -> None:
        root = self.files.root
        tell_of_no_pages(no_pages, root, self.problems)
        self.samples.tell(root, self.problems)
        tell_of_people(lab, root, self.problems)

    def _base_url(self) -> str:
        """Where the site lives: an address with its path, ending in a slash."""
        url = text_of(self.config.get("url")).rstrip("/")
        base = text_of(self.config.get("baseurl")).strip("/")
        address = f"{url}/{base}/" if base else f"{url}/"
        known = is_site_address(address) and not SITES.fullmatch(address)
        return address if known else ""

    def _page_documents(self) -> Iterator[Document]:
        """Pages in `_pages` and wherever else Jekyll looks: files with front matter."""
        entries = Entries(self.config)
        collected = {c.folder for c in collections_of(self.config, self.files.folders())}
        for folder in entries.folders:
            if folder not in collected:
                yield from self.files.documents(folder)
        for name in self.files.names():
            if any(part.startswith("_") for part in name.split("/")) or not entries.has(name):
                continue
            document = self.files.document(name)
            if document and is_page(document):
                yield document

    def _about_page(self, document: Document) -> Page:
        facts = self.theme.facts(document, self.site)
        page = self._made(document, "about", None)
        old_urls = page.old_urls if document.name != self.configuration else ("/",)
        facts = own_facts(with_resume(own_facts(facts), self.files, self.site))
        page = replace(page, facts=facts, hidden=False, old_urls=old_urls)
        versions = [self._about_page(d) for d in self.languages.versions_of(document)]
        # The picture is the same, and a person has one.
        versions = [replace(v, facts=replace(v.facts, photo="")) for v in versions]
        page = replace(page, translations=tuple(versions))
        if not page.facts.name and (nobody := placeholder_in(self.config)):
            self.problems.warning(
                self.files.root / self.configuration,
                None,
                f"The site is named after nobody: “{nobody}” is what its theme writes there. "
                "Write the owner's name.",
            )
        return page

    def _with_lists(self, page: Page, roles: set[Role]) -> Page:
        """The page about the owner with the lists that its theme draws below."""
        page, *versions = (self._listing(each, roles) for each in (page, *page.translations))
        page = replace(page, translations=tuple(versions))
        for section in page.outline.sections:
            self.prefixes.free(section.key)
        return page

    def _listing(self, page: Page, roles: set[Role]) -> Page:
        lists = self.theme.home_lists(page.document, self.site)
        return with_lists(page, [x for x in lists if ROLES_IN[x.kind] & roles])

    def _collected(self) -> Iterator[Page]:
        for collection in collections_of(self.config, self.files.folders()):
            folders = [collection.folder]
            if collection.name == "posts":
                folders += ["_drafts"]
            for folder in folders:
                documents = list(self.files.documents(folder))
                own = [document for document in documents if not is_leftover(document)]
                self.samples.count += len(documents) - len(own)
                originals = self.languages.originals(own)
                pages = [self._item_page(document, collection) for document in originals]
                yield from sorted(pages, key=_date, reverse=True)

    def _item_page(self, document: Document, collection: Collection) -> Page:
        page, *versions = (
            self._made(each, collection.role, item_of(each, collection, self.problems))
            for each in (document, *self.languages.versions_of(document))
        )
        return replace(page, translations=tuple(versions))

    def _bibliographies(self) -> Iterator[Page]:
        for name in bibliographies(self.files, self.config):
            if document := self.files.document(name):
                page = self._plain(document, "bibliography")
                yield page

    def _of_data(self, documents: list[Document], owner: str) -> Iterator[Page]:
        """The lines of data files, unless a page writes them out itself."""

        def drawn(name: str) -> str:
            form = re.compile(rf"site\.data(?:\.|\[['\"]){re.escape(name)}\b")
            users = (d for d in documents if form.search(d.body))
            texts = (resolved(d, self.site, "jekyll", Problems())[0].body for d in users)
            return "\n".join(texts)

        def make(document: Document, line: Line, part: str, number: int | None) -> Page:
            return page_of_line(self._plain(document, line.role), line, part, number)

        declared = self.languages.declared
        language = text_of(self.config.get("lang") or self.config.get("default_lang"))
        language = language or next(iter(declared), "")
        data = DataFiles(self.files, self.site.data, language, self.problems, make, drawn, owner)
        further = [tag for tag in declared if tag != language]
        versions = [replace(page, language=tag) for tag in further for page in data.cv_in(tag)]
        yield from with_versions(data.pages(), f"_data/{language}/cv", versions)
        self.samples.count += data.samples
        self.unread += data.kept

    def _page(self, document: Document) -> Iterator[Page]:
        """A further page of the site, unless nothing stands on it once templates are resolved."""
        if is_leftover(document):
            self.samples.count += 1
            return
        order, label = self.navigation.place(document, self._addresses(document))
        title = title_of(document) or label
        item = Item(title=plain_title(title), key=self._name(document), order=order)
        page = without_frame(self._made(document, "page", item))
        titled = promises_records(title) or CV.fullmatch(bare(title))
        promises = titled or page.listings or lists_only(page.outline)
        lists = bool(promises) and not self._is_of_subsite(document)
        versions = [self._version(d, page, lists) for d in self.languages.versions_of(document)]
        page = replace(page, translations=tuple(versions))
        if not page.document.body.strip() and not page.listings:
            self.empty += [] if page.hidden else [page]
            return
        if lists:
            heading = title or own_name(document)
            prefix = slug_for_text(heading, 40)
            free = self.prefixes.free(prefix)
            key = "" if free == prefix else free
            outline = read_outline(page.document.body, page.dialect, heading, key)
            yield replace(page, role="list", outline=outline)
        else:
            yield page

    def _version(self, document: Document, original: Page, lists: bool) -> Page:
        """A further page or a list in another language."""
        title = title_of(document)
        item = replace(original.item or Item(), title=plain_title(title))
        page = without_frame(self._made(document, "page", item))
        if lists:
            outline = read_outline(page.document.body, page.dialect, title)
            page = replace(page, role="list", outline=outline)
        return page

    def _is_of_subsite(self, document: Document) -> bool:
        """Whether it stands beside the start page of a site within the site, as a workshop's."""
        folder = PurePosixPath(document.name).parent.as_posix()
        is_inside = folder != "." and not folder.startswith("_")
        starts = (self.files.has(f"{folder}/index{ending}") for ending in PAGES)
        return is_inside and not is_named(document, ("index",)) and any(starts)

    def _addresses(self, document: Document) -> tuple[str, ...]:
        return addresses(self._file(document))

    def _file(self, document: Document) -> SiteFile:
        return SiteFile(document.name, document.front_matter, self.config)

    def _name(self, document: Document) -> str:
        """What the page was called: the end of the address that its author gave it, or its file."""
        own = text_of(document.front_matter.get("permalink")).strip("/").rpartition("/")[2]
        name = re.sub(r"\.html?$", "", own) or own_name(document)
        return "" if name.lower() == "index" else name

    def _made(self, document: Document, role: Role, item: Item | None) -> Page:
        document = self.samples.taken_out(document)
        document, listings = resolved(document, self.site, "jekyll", self.problems)
        document = flush_left(document)
        dialect = self.theme.theme.dialect
        return replace(
            self._plain(document, role),
            item=item,
            outline=read_outline(document.body, dialect),
            listings=listings,
        )

    def _plain(self, document: Document, role: Role) -> Page:
        data = document.front_matter
        return Page(
            document=document,
            theme=self.theme.theme.name,
            role=role,
            dialect=self.theme.theme.dialect,
            language=text_of(data.get("lang") or self.config.get("lang"))[:35],
            facts=Facts(),
            outline=read_outline("", self.theme.theme.dialect),
            old_urls=self._addresses(document),
            line=1,
            hidden=is_hidden(document, self._file(document), self.today),
        )


def _date(page: Page) -> str:
    """Newest first is how the themes list what has a date; the rest keep their files' order."""
    return str(page.item.date) if page.item and page.item.date else ""


def _place(page: Page) -> tuple[bool, int]:
    """By the site's own navigation; what is not in it comes after."""
    order = page.item.order if page.item else None
    return order is None, order or 0
