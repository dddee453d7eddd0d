"""The people of a lab's or of a many-author Jekyll site, each with what the site says of them.

They stand in a collection (`_people`), in a file of data (`_data/members.yml`), on al-folio's
page of profiles, or among the authors who sign pages (`_data/authors.yml`). Whoever has a text
or a way to be reached of their own becomes a person; a bare name in a list is only told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Final

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import lines_of, name_in, string_list, text_of
from faculty_site.ingest.themes.hugo_site.texts import line_of
from faculty_site.ingest.themes.jekyll.collections import collections_of
from faculty_site.ingest.themes.jekyll_author import author_facts, stated_links
from faculty_site.ingest.themes.leftovers import is_leftover
from faculty_site.ingest.themes.networks import network_links
from faculty_site.lib.names import same_person, split_native
from faculty_site.lib.slugs import slug_for_name

PEOPLE: Final = re.compile(
    r"(?:lab|group|team|our|current)?(?:people|persons?|members?|team|staff|students?|alumni"
    r"|researchers|personnel|postdocs|group|lab)|(?:past|former)(?:people|members|students|alumni)",
    re.IGNORECASE,
)
"""Names of folders and files that hold the people of a group."""

ANYBODY: Final = re.compile(
    r"(?:lab |group |team |our )?(?:people|persons?|members?|team|authors)", re.IGNORECASE
)

NOBODY: Final = re.compile(
    r"(?:your|first|full|author|name|given)\s+\w*name\b.*|name\s+name|jo(?:hn|ane|e)\s+doe|jane\s+doe"
    r"|.*\bsidebar\b.*",
    re.IGNORECASE,
)
"""Names that the themes bring along."""

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "name": ("name", "full_name", "fullname", "title"),
    "bio": ("role", "position", "job_title", "job", "designation", "info", "subtitle", "excerpt"),
    "email": ("email", "e-mail", "mail"),
    "avatar": ("photo", "image", "img", "avatar", "picture", "portrait", "thumbnail"),
    "employer": ("affiliation", "employer", "institution", "organization", "university"),
    "orcid": ("orcid", "orcid_id"),
}
"""What sites call a member's facts; the first that says something counts."""

TEXTS: Final = ("bio", "about", "biography", "description", "text", "content")
GROUPS: Final = ("group", "category", "team", "status", "type", "section")
HEAD: Final = re.compile(
    r"\b(?:p\.?i\.?|principal investigator|(?:lab|group)\s+(?:head|leader|director)|director"
    r"|head of|leader)\b",
    re.IGNORECASE,
)
FEWEST_WORDS: Final = 5
"""Of a text that tells of somebody."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the site. `part` tells apart those of one file; the body tells of them.

    `key` is what pages call them that they sign, "" where they sign none.
    """

    document: Document
    facts: Facts
    group: str = ""
    part: str = ""
    key: str = ""

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def says_something(self) -> bool:
        """Whether the site tells more of them than their name, what they do, and a link away."""
        return len(self.document.body.split()) >= FEWEST_WORDS or bool(self.facts.email or self.key)

    @property
    def is_head(self) -> bool:
        return HEAD.search(f"{self.facts.position} {self.group}") is not None


def read_people(files: SiteFiles, site: Site, pages: Sequence[Document]) -> list[Member]:
    """All people that the site lists, in its order, each once."""
    found: list[Member] = []
    every = [
        *_of_collections(files, site),
        *_of_data(files, site),
        *_of_profiles(files, pages),
        *_of_authors(files, site),
    ]
    for member in every:
        if not any(same_person(member.name, other.name) == "yes" for other in found):
            found.append(member)
    return found


def is_people(name: str) -> bool:
    """Whether a folder or a file of data is called after the people in it."""
    return PEOPLE.fullmatch(re.sub(r"[-_ ]", "", name)) is not None


def _of_collections(files: SiteFiles, site: Site) -> Iterator[Member]:
    for collection in collections_of(site.config, files.folders()):
        if not is_people(collection.name):
            continue
        documents = [d for d in files.documents(collection.folder) if not is_leftover(d)]
        for document in sorted(documents, key=_order):
            data = document.front_matter
            if data.get("published") is not False:
                group = _group(data) or _words(collection.name)
                yield from _member(document, data, group)


def _order(document: Document) -> tuple[bool, float]:
    order = next(
        (document.front_matter.get(key) for key in ("order", "weight", "importance")), None
    )
    known = isinstance(order, (int, float)) and not isinstance(order, bool)
    return not known, float(order) if known and order is not None else 0.0


def _of_data(files: SiteFiles, site: Site) -> Iterator[Member]:
    for name in files.names("_data", (".yml", ".yaml", ".json", ".csv", ".tsv"), deep=False):
        stem = PurePosixPath(name).stem
        if not is_people(stem):
            continue
        document = files.data_document(name, {})
        listed = site.data.get(stem)
        if document is not None:
            for group, data in _listed(listed, _words(stem)):
                yield from _member(_of_line(document, data), data, group, part=True)


def _listed(value: Any, group: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The people in data, each with their group: lists, lists in mappings, mappings in mappings."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                yield from _listed_in(item, group)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(item, Mapping):
                yield from _listed_in(item, group)
            else:
                yield from _listed(item, _words(str(key)))


def _listed_in(item: Mapping[str, Any], group: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """One person, or a group of them with its name."""
    lists = [v for v in item.values() if isinstance(v, list) and any(map(_is_person, v))]
    if lists and not text_of(item.get("name") or item.get("full_name")):
        named = text_of(item.get("title") or _group(item)) or group
        for value in lists:
            yield from _listed(value, named)
    else:
        yield _group(item) or group, item


def _is_person(value: Any) -> bool:
    return isinstance(value, Mapping) and bool({"name", "full_name", "title"} & value.keys())


def _of_profiles(files: SiteFiles, pages: Iterable[Document]) -> Iterator[Member]:
    """al-folio's page of profiles names a file for each; the name is the first words in it."""
    for page in pages:
        listed = page.front_matter.get("profiles")
        for entry in listed if isinstance(listed, list) else []:
            if isinstance(entry, Mapping) and (content := text_of(entry.get("content"))):
                found = list(_of_profile(files, page, entry, content))
                yield from (member for member in found if member)
                if not found:
                    files.problems.info(
                        page.path,
                        page.key_lines.get("profiles"),
                        f"“{content}” tells of somebody else who did not come in: it cannot be "
                        "read, or does not begin with a name as a heading or in bold.",
                    )


def _of_profile(
    files: SiteFiles, page: Document, entry: Mapping[str, Any], content: str
) -> Iterator[Member | None]:
    """The person of one file; None for the theme's own sample, nothing where it names nobody."""
    document = files.document((PurePosixPath(page.name).parent / content).as_posix())
    if document is None:
        return
    if is_leftover(document):
        yield None
        return
    data = {"name": _first_words(document.body), **document.front_matter}
    data |= {"image": entry.get("image")}
    for member in _member(document, data, _words(text_of(page.front_matter.get("title")))):
        more = lines_of(entry.get("more_info"))
        yield replace(member, facts=replace(member.facts, postal_address=more))


def _first_words(body: str) -> str:
    """The heading or the bold words that a text begins with."""
    first = next((line.strip() for line in body.split("\n") if line.strip()), "")
    heading = re.match(r"#{1,4}\s+(.+)|\*\*([^*]+)\*\*|__([^_]+)__", first)
    words = next(filter(None, heading.groups()), "") if heading else ""
    return words.strip(" #*_:")


def _of_authors(files: SiteFiles, site: Site) -> Iterator[Member]:
    """The authors that a site knows by a key."""
    names = [f"_data/authors{suffix}" for suffix in (".yml", ".yaml", ".json")]
    name = next(filter(files.has, names), "")
    listed = site.data.get("authors")
    document = files.data_document(name, {}) if name else None
    if document is None or not isinstance(listed, Mapping):
        return
    for key, data in listed.items():
        if isinstance(data, Mapping):
            named = data if text_of(data.get("name")) else {"name": str(key), **data}
            for member in _member(_of_line(document, data), named, "", part=True):
                yield replace(member, key=str(key))


def _of_line(document: Document, data: Mapping[str, Any]) -> Document:
    """The file of data with the text about one person as its body."""
    said = next((data[key] for key in TEXTS if isinstance(data.get(key), str)), "").strip()
    return replace(document, body=said, body_line=line_of(document, said))


def _member(
    document: Document, data: Mapping[str, Any], group: str, *, part: bool = False
) -> Iterator[Member]:
    name, native = (
        split_native(_said(data, ALIASES["name"]))
        if _said(data, ("name",))
        else (name_in(_said(data, ALIASES["name"])))
    )
    parts = [_said(data, (f"{which}_name", f"{which}name")) for which in ("first", "last")]
    name = name or " ".join(filter(None, parts))
    if not name or NOBODY.fullmatch(name):
        return
    stated = {key: _said(data, keys) for key, keys in ALIASES.items() if key != "name"}
    if not stated["bio"] and "name" in data:
        stated["bio"] = text_of(data.get("title"))
    author = replace(document, front_matter={"author": stated})
    facts = author_facts(author, name, native)
    facts = replace(
        facts,
        phone=_said(data, ("phone", "telephone", "tel")),
        office=_said(data, ("office", "room")),
        interests=", ".join(string_list(data.get("interests"))),
        links=tuple(_links(data)),
    )
    yield Member(document, facts, group, slug_for_name(name) if part else "")


def _links(data: Mapping[str, Any]) -> Iterator[LinkFact]:
    seen: set[str] = set()
    social = data.get("social") or data.get("socials")
    nested = social if isinstance(social, Mapping) else {}
    found = [*network_links({**data, **nested}), *stated_links(data.get("links"))]
    found += stated_links(social)
    url = text_of(data.get("url"))
    found += [LinkFact("homepage", url)] if re.match(r"https?://", url) else []
    for link in found:
        if link.url not in seen:
            seen.add(link.url)
            yield link


def _said(data: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next(filter(None, (text_of(data.get(key)) for key in keys)), "")


def _words(name: str) -> str:
    """A folder's name as the name of a group; one that says nothing names none."""
    words = re.sub(r"[-_]+", " ", name).strip().capitalize()
    return "" if ANYBODY.fullmatch(words) else words


def _group(data: Mapping[str, Any]) -> str:
    return _said(data, GROUPS)
