"""The authors that a site knows by name, and whose site it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.readers.assets import resolve_inside
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes import hugo
from faculty_site.ingest.themes.base import name_in, string_list, text_of
from faculty_site.ingest.themes.hugo_site.sample_people import own_facts
from faculty_site.ingest.themes.hugo_site.settings import Settings
from faculty_site.ingest.themes.hugo_site.sources import Source
from faculty_site.ingest.themes.hugo_site.texts import line_of
from faculty_site.ingest.themes.leftovers import without_samples
from faculty_site.lib.names import same_person
from faculty_site.lib.slugs import slug_for_name

SECTIONS = ("authors", "author")
DATA = "data/authors"
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
PLACEHOLDERS = ("admin", "me")
"""What the themes call the owner in lists of authors."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person of the site. `username` is in lower case; the document's body tells their life."""

    username: str
    document: Document
    facts: Facts
    language: str = ""

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def is_owner(self) -> bool:
        data = self.document.front_matter
        return data.get("superuser") is True or data.get("is_owner") is True

    @property
    def groups(self) -> list[str]:
        return string_list(self.document.front_matter.get("user_groups"))


def read_authors(files: SiteFiles, settings: Settings, sources: Iterable[Source]) -> list[Author]:
    """The authors of `data/authors`, then those with a folder of their own; each once."""
    found = {author.username: author for author in _of_data(files, settings)}
    for source in sources:
        if source.section in SECTIONS and source.name == "_index" and len(source.folders) == 2:
            username = source.folders[1].lower()
            data = source.document.front_matter
            if {"title", "name", "first_name", "role"} & data.keys():
                author = author_of(username, source.document, files, source.language)
                found.setdefault(username, author)
    return [author for author in found.values() if author.name]


def _of_data(files: SiteFiles, settings: Settings) -> Iterator[Author]:
    listed = settings.site.data.get("authors")
    for name in files.names(DATA, (".yaml", ".yml", ".toml", ".json"), deep=False):
        username = PurePosixPath(name).stem
        data = listed.get(username.replace(" ", "_")) if isinstance(listed, Mapping) else None
        document = files.data_document(name, data) if isinstance(data, Mapping) else None
        if document is not None:
            bio = data.get("bio") if isinstance(data, Mapping) else None
            body = bio.strip() if isinstance(bio, str) else ""
            document = replace(document, body=body, body_line=line_of(document, body))
            language = settings.languages[0].code
            yield author_of(username.lower(), document, files, language)


def author_of(username: str, document: Document, files: SiteFiles, language: str) -> Author:
    """The author whom a page or a file of data is about."""
    facts = own_facts(hugo.facts(document), document)
    document = replace(document, body=without_samples(document.body))
    if document.body.strip():  # the life is told at length, or is that very text
        same = " ".join(document.body.split())
        facts = replace(facts, extra=tuple(f for f in facts.extra if f[1] != same))
    return Author(username, document, replace(facts, photo=_photo(document, files)), language)


def _photo(document: Document, files: SiteFiles) -> str:
    """The path inside the source of the picture beside the page, or among the site's media."""
    path = PurePosixPath(document.name)
    named = text_of(document.front_matter.get("avatar_filename"))
    stems = [f"{path.parent}/avatar"] if path.stem.startswith("_index") else []
    stems += [f"assets/media/{DATA[5:]}/{path.stem}", f"static/img/{path.parent.name}"]
    places = [f"{path.parent}/{named}", f"assets/media/{named}"] if named else []
    places += [f"{stem}{suffix}" for stem in stems for suffix in PICTURES]
    return next((place for place in places if resolve_inside(files.root, place)), "")


def owner_of(authors: Sequence[Author], settings: Settings, shown: str) -> Author | None:
    """Whose site it is; `shown` is the username that its home page introduces.

    The one marked as its owner, `admin` or `me`, the one introduced, the only one, the one whose
    name is the site's title.
    """
    marked = [author for author in authors if author.is_owner] or list(authors)
    if len(marked) == 1:
        return marked[0]
    named = [a for a in marked if same_person(a.name, settings.title) == "yes"]
    by_name = {author.username: author for author in marked}
    for username in (*PLACEHOLDERS, shown.lower()):
        if username in by_name:
            return by_name[username]
    return named[0] if named else None


CONFIGURATIONS = tuple(
    f"{folder}{name}.{suffix}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for suffix in ("yaml", "yml", "toml", "json")
)
"""Where a site's configuration may stand."""

ABOUT = ("about", "about/index", "about/_index", "about-me", "me", "_index", "index")
"""Where a site without author pages tells of its owner, the likeliest first."""


def introduced(sources: Sequence[Source], settings: Settings, files: SiteFiles) -> Author | None:
    """The owner of a site without author pages: its parameters or its title say their name."""
    config = {key.lower(): value for key, value in settings.site.config.items()}
    said = [
        settings.parameters.get("author"),
        settings.parameters.get("name"),
        config.get("author"),
    ]
    stated = [value.get("name") if isinstance(value, Mapping) else value for value in said]
    name, native = next(filter(any, map(name_in, (*stated, settings.title))), ("", ""))
    return _owner_called(name, native, sources, settings, files) if name else None


def asked_for(
    slug: str,
    authors: Iterable[Author],
    sources: Sequence[Source],
    settings: Settings,
    files: SiteFiles,
) -> Author | None:
    """The author whose name makes the slug, or whoever it is; None where no slug was given."""
    if not slug:
        return None
    named = (author for author in authors if slug_for_name(author.name) == slug)
    return next(named, None) or _owner_called("", "", sources, settings, files)


def _owner_called(
    name: str, native: str, sources: Iterable[Source], settings: Settings, files: SiteFiles
) -> Author | None:
    """Their page is the one about them; without one, the configuration stands for it."""
    pages = {source.key.lower(): source for source in sources}
    language = settings.languages[0].code
    source = next((pages[key] for key in ABOUT if key in pages), None)
    if source:
        document, language = source.document, source.language
    else:
        config = next((place for place in CONFIGURATIONS if files.has(place)), "")
        stated = files.data_document(config, {}) if config else None
        if stated is None:
            return None
        document = stated
    facts = replace(hugo.facts(document), name=name, native_name=native)
    return Author("", document, facts, language)


class Names:
    """Turns the usernames in lists of authors into names."""

    def __init__(self, authors: Iterable[Author], owner: Author) -> None:
        self._names = dict.fromkeys(PLACEHOLDERS, owner.name)
        self._names |= {author.username: author.name for author in authors}

    def of(self, listed: Any) -> list[str]:
        """The names of a list (or of one line with commas), as printed."""
        if isinstance(listed, str):
            listed = listed.split(",")
        values = listed if isinstance(listed, list) else []
        printed = [text_of(v.get("name") if isinstance(v, Mapping) else v) for v in values]
        return [self._names.get(name.lower(), name) for name in printed if name]
