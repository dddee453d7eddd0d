"""Old addresses on a Hugo site: folders, slugs, permalink patterns, aliases, languages.

The rules are those of Hugo 0.111, whose own answers the tests hold. Academic, Wowchemy and
HugoBlox have renamed their sections over the years, so each page gets the names of all of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

from faculty_site.ingest.addresses.hugo_paths import Piece, Spelling, filled
from faculty_site.ingest.addresses.site_file import (
    SiteFile,
    local_path,
    rooted,
    split_address,
    text,
    texts,
    with_base,
)

SECTION_NAMES = (
    ("author", "authors"),
    ("event", "events", "talk", "talks"),
    ("post", "posts", "blog"),
    ("project", "projects"),
    ("publication", "publications"),
)
"""What one section was called by different versions of the themes."""

_SHIPPED = {"authors": "/author/:slug/", "event": "/talk/:slug/"}
"""Patterns that versions of the themes brought along, which a site may have dropped since."""

Kind = Literal["home", "section", "term", "page"]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page stands: its folders below the content, its own name, its language."""

    kind: Kind
    folders: tuple[str, ...]
    name: str
    language: str

    @property
    def section(self) -> str:
        above = self.folders if self.kind == "page" else (*self.folders, self.name)
        return above[0] if above else ""


def addresses(file: SiteFile) -> tuple[str, ...]:
    """The document's addresses as decoded paths, the canonical one first.

    After it come its `aliases`, the same page under the other names of its section, and all of
    them below the path of the site's `baseURL`.
    """
    settings = {key.lower(): value for key, value in file.config.items()}
    place = _place(file.path.strip("/"), settings)
    prefix = _prefix(place.language, settings)
    own = local_path(text(file.front_matter.get("url")))
    canonical = _own_address(own) if own else prefix + _computed(place, file, settings)
    variants = (prefix + address for address in _variants(place, file, settings))
    aliases = (_alias(alias, canonical) for alias in texts(file.front_matter.get("aliases")))
    base = unquote(split_address(text(settings.get("baseurl"))).path)
    return with_base([canonical, *aliases, *variants], base)


def _own_address(written: str) -> str:
    """A `url` of the front matter: kept as it is, but a folder where it names no file."""
    address = rooted(written)
    return address if posixpath.splitext(address)[1] else rooted(f"{address}/")


def _alias(written: str, canonical: str) -> str:
    """An alias counts from the folder above the page, unless it begins with a slash."""
    path = local_path(written)
    if not path:
        return ""
    above = posixpath.dirname(canonical.rstrip("/"))
    found = posixpath.normpath(posixpath.join(above, path))
    return _own_address(found)


def _computed(place: _Place, file: SiteFile, settings: Mapping[str, Any]) -> str:
    spelling = _spelling(settings)
    pattern = _patterns(place.kind, settings).get(place.section or "/", "")
    found = filled(pattern, _piece(place, file), spelling) if pattern else ""
    return _ended(found or _folder_path(place, file, spelling), place.kind, settings)


def _folder_path(place: _Place, file: SiteFile, spelling: Spelling) -> str:
    """The address by folders, with the slug in the place of the page's own name."""
    slug = text(file.front_matter.get("slug")) if place.kind == "page" else ""
    return spelling.path(rooted("/".join([*place.folders, slug or place.name, ""])))


def _ended(path: str, kind: Kind, settings: Mapping[str, Any]) -> str:
    bare = rooted(path).rstrip("/")
    if kind != "home" and bare and settings.get("uglyurls") is True:
        return f"{bare}.html"
    return f"{bare}/"


def _variants(place: _Place, file: SiteFile, settings: Mapping[str, Any]) -> Iterator[str]:
    """The page under each name that its section has had, by its folder and by its slug."""
    names = next((group for group in SECTION_NAMES if place.section in group), ())
    if not names:
        return
    spelling = _spelling(settings)
    tails = dict.fromkeys(
        address.strip("/").partition("/")[2]
        for address in (
            _folder_path(place, file, spelling),
            spelling.path(rooted("/".join([*place.folders, place.name, ""]))),
        )
    )
    for name in names:
        yield from (_ended(f"{name}/{tail}", place.kind, settings) for tail in tails)
    if place.kind in ("page", "term"):
        piece = _piece(place, file)
        shipped = (rule for old, rule in _SHIPPED.items() if old in names and piece.title)
        yield from (_ended(filled(rule, piece, spelling), "page", settings) for rule in shipped)


# The file and the settings


def _place(path: str, settings: Mapping[str, Any]) -> _Place:
    path, language = _below_content(path, settings)
    *folders, file_name = path.split("/")
    stem = posixpath.splitext(file_name)[0]
    bare, _, ending = stem.rpartition(".")
    if bare and ending.lower() in _languages(settings):
        stem, language = bare, ending.lower()
    if stem == "_index":
        if not folders:
            return _Place("home", (), "", language)
        terms = settings.get("taxonomies")
        taxonomies = texts(list(terms.values())) if isinstance(terms, dict) else []
        kind: Kind = "term" if folders[0] in taxonomies and len(folders) > 1 else "section"
        return _Place(kind, tuple(folders[:-1]), folders[-1], language)
    if stem == "index" and folders:
        return _Place("page", tuple(folders[:-1]), folders[-1], language)
    return _Place("page", tuple(folders), stem, language)


def _below_content(path: str, settings: Mapping[str, Any]) -> tuple[str, str]:
    """The path below the folder for content, and the language whose folder that is."""
    for language, rules in _languages(settings).items():
        own = text(rules.get("contentdir")).strip("/")
        if own and path.startswith(f"{own}/"):
            return path.removeprefix(f"{own}/"), language
    content = text(settings.get("contentdir")).strip("/") or "content"
    return path.removeprefix(f"{content}/"), _default_language(settings)


def _default_language(settings: Mapping[str, Any]) -> str:
    return (text(settings.get("defaultcontentlanguage")) or "en").lower()


def _languages(settings: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The site's languages with their settings, the names of both in lower case."""
    found: dict[str, Mapping[str, Any]] = {_default_language(settings): {}}
    declared = settings.get("languages")
    for name, rules in declared.items() if isinstance(declared, dict) else ():
        known = rules if isinstance(rules, dict) else {}
        found[str(name).lower()] = {str(key).lower(): value for key, value in known.items()}
    return found


def _prefix(language: str, settings: Mapping[str, Any]) -> str:
    alone = language == _default_language(settings)
    return (
        ""
        if alone and settings.get("defaultcontentlanguageinsubdir") is not True
        else (f"/{language}")
    )


def _spelling(settings: Mapping[str, Any]) -> Spelling:
    return Spelling(
        lower=settings.get("disablepathtolower") is not True,
        accents=settings.get("removepathaccents") is not True,
    )


def _patterns(kind: Kind, settings: Mapping[str, Any]) -> Mapping[str, str]:
    """Permalink patterns by section; later versions of Hugo part them by kind of page."""
    declared = settings.get("permalinks")
    if not isinstance(declared, dict):
        return {}
    of_kind = declared.get(kind)
    rules = of_kind if isinstance(of_kind, dict) else declared if kind != "section" else {}
    if kind == "home":
        return {}
    return {
        "/" if str(name) == "/" else re.sub("^/|/$", "", str(name)): pattern
        for name, pattern in rules.items()
        if isinstance(pattern, str)
    }


def _piece(place: _Place, file: SiteFile) -> Piece:
    return Piece(place.section, place.name, file.front_matter)
