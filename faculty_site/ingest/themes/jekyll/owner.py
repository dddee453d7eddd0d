"""The pages about people: the owner of a Jekyll site, and the members of a lab."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from faculty_site.ingest.documents import Document, Page, Role
from faculty_site.ingest.problems import SourceError
from faculty_site.ingest.themes.jekyll.about import page_about_owner
from faculty_site.ingest.themes.jekyll.home_lists import ROLES_IN, with_lists
from faculty_site.ingest.themes.jekyll.lab import head_of
from faculty_site.ingest.themes.jekyll.making import page_of
from faculty_site.ingest.themes.jekyll.open_site import OpenSite
from faculty_site.ingest.themes.jekyll.people import Member
from faculty_site.ingest.themes.jekyll.resume import with_resume
from faculty_site.ingest.themes.jekyll.samples import own_facts, placeholder_in


def owner_of(
    site: OpenSite, documents: Sequence[Document], people: Sequence[Member], asked: str
) -> tuple[Page, str]:
    """The page about the owner, and their name where the site says it.

    A lab's that names nobody is its head's: then its home page is one page among others.
    Raises SourceError where no page is about anybody, the configuration names nobody, and no
    slug was `asked` for.
    """
    home = page_about_owner(documents)
    name = own_facts(site.theme.facts(home, site.stated)).name if home else ""
    head = head_of(people, asked) if not name else None
    if head:
        return member_page(site, head), head.name
    about = site.languages.original_of(home) if home else _configured_owner(site, asked)
    page = _about_page(site, about)
    return page, page.facts.name


def member_page(site: OpenSite, member: Member) -> Page:
    """The page about one of a lab."""
    page = page_of(site, member.document, "about")
    old_urls = () if member.part else page.old_urls
    return replace(page, facts=own_facts(member.facts), hidden=False, old_urls=old_urls)


def with_home_lists(site: OpenSite, page: Page, roles: Collection[Role]) -> Page:
    """The page about the owner, and its versions, with the lists that its theme draws below."""
    page, *versions = (_with_lists(site, each, roles) for each in (page, *page.translations))
    return replace(page, translations=tuple(versions))


def _with_lists(site: OpenSite, page: Page, roles: Collection[Role]) -> Page:
    lists = site.theme.home_lists(page.document, site.stated)
    return with_lists(page, [x for x in lists if not ROLES_IN[x.kind].isdisjoint(roles)])


def _configured_owner(site: OpenSite, asked: str) -> Document:
    """The configuration in the place of the page about the owner."""
    document = site.files.data_document(site.configuration, {})
    if document and (asked or site.theme.facts(document, site.stated).name):
        return document
    raise SourceError(
        site.root,
        None,
        "This site has no page about a person: none with the permalink “/”, no index and no "
        "about page; nor does its configuration name anybody. Say whose page it is "
        "(--profile SLUG, for example --profile ada-lovelace).",
    )


def _about_page(site: OpenSite, document: Document) -> Page:
    page = page_of(site, document, "about")
    facts = own_facts(site.theme.facts(document, site.stated))
    facts = own_facts(with_resume(facts, site.files, site.stated))
    old_urls = page.old_urls if document.name != site.configuration else ("/",)
    versions = [_about_page(site, d) for d in site.languages.versions_of(document)]
    # The picture is the same, and a person has one.
    versions = [replace(v, facts=replace(v.facts, photo="")) for v in versions]
    if not facts.name:
        _tell_of_nobody(site)
    return replace(page, facts=facts, hidden=False, old_urls=old_urls, translations=tuple(versions))


def _tell_of_nobody(site: OpenSite) -> None:
    if nobody := placeholder_in(site.config):
        site.problems.warning(
            site.root / site.configuration,
            None,
            f"The site is named after nobody: “{nobody}” is what its theme writes there. "
            "Write the owner's name.",
        )
