"""Old addresses on a Jekyll site: permalinks, collections, posts, pages, redirects.

The rules are those of Jekyll 4.3, whose own answers the tests hold.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from faculty_site.ingest.addresses.jekyll_dates import moment_of, site_zone
from faculty_site.ingest.addresses.jekyll_values import categories_of, with_defaults
from faculty_site.ingest.addresses.site_file import (
    SiteFile,
    local_path,
    rooted,
    text,
    texts,
    with_base,
)

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
_HTML = {".html", ".htm", ".xhtml"}
_MARKDOWN = {".md", ".markdown", ".mkd", ".mkdn", ".mkdown"}
_PRETTY = "._~!$&'()+,;=@"
"""Signs besides letters and figures that `:title` keeps."""

_dated_name = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.*)", re.DOTALL)
_token = re.compile(r":([a-z_]+)")

_DATES: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda moment: f"{moment:%Y}".zfill(4),
    "month": lambda moment: f"{moment:%m}",
    "day": lambda moment: f"{moment:%d}",
    "hour": lambda moment: f"{moment:%H}",
    "minute": lambda moment: f"{moment:%M}",
    "second": lambda moment: f"{moment:%S}",
    "i_day": lambda moment: str(moment.day),
    "i_month": lambda moment: str(moment.month),
    "short_month": lambda moment: f"{moment:%b}",
    "long_month": lambda moment: f"{moment:%B}",
    "short_year": lambda moment: f"{moment:%y}",
    "w_year": lambda moment: f"{moment:%G}",
    "week": lambda moment: f"{moment:%V}",
    "w_day": lambda moment: f"{moment:%u}",
    "short_day": lambda moment: f"{moment:%a}",
    "long_day": lambda moment: f"{moment:%A}",
    "y_day": lambda moment: f"{moment:%j}",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document stands: the collection (`pages` for none) and the path that it counts.

    `folders` are those above a `_posts`, which are categories; `inside` the path within the
    collection.
    """

    kind: str
    path: str
    inside: str
    folders: Sequence[str] = ()


def addresses(file: SiteFile) -> tuple[str, ...]:
    """The document's addresses as decoded paths, the canonical one first; empty for a draft.

    After it come those of `redirect_from`, then all of them below the site's `baseurl`. What
    depends on a date that nobody gave is left out: Jekyll took the day of the build.
    """
    place = _place(file)
    if place is None:
        return ()
    data = with_defaults(file.front_matter, place.path, place.kind, file.config)
    redirects = (local_path(old) for old in texts(data.get("redirect_from")))
    canonical = _canonical(place, data, file.config)
    found = [canonical, *(_clean(old) for old in redirects if old)]
    return with_base(found, local_path(text(file.config.get("baseurl"))))


def values_of(file: SiteFile) -> tuple[str, Mapping[str, Any]]:
    """The collection of a document (`pages` for none, `drafts` for a draft), and its values.

    Those are its front matter over the site's defaults.
    """
    place = _place(file)
    if place is None:
        return "drafts", with_defaults(file.front_matter, file.path, "drafts", file.config)
    return place.kind, with_defaults(file.front_matter, place.path, place.kind, file.config)


def _canonical(place: _Place, data: Mapping[str, Any], config: Mapping[str, Any]) -> str:
    own = unquote(text(data.get("permalink")))
    if not own and not _is_published(place, config):
        return ""
    if place.kind == "pages":
        address = _page_address(place.path, own, config)
    else:
        template = own or _template(place.kind, config)
        address = _document_address(template, place, data, config)
    if not address:
        return ""
    return f"{_language(data, config)}{_clean(address)}"


def _clean(address: str) -> str:
    return rooted(rooted(address.replace("..", "/")).replace("./", ""))


def _language(data: Mapping[str, Any], config: Mapping[str, Any]) -> str:
    """The prefix by which jekyll-polyglot parts the languages; "" for the site's first one."""
    language = text(data.get("lang"))
    if language not in texts(config.get("languages")):
        return ""
    return "" if language == text(config.get("default_lang")) else f"/{language}"


# Where a document stands


def _place(file: SiteFile) -> _Place | None:
    path = file.path.strip("/")
    container = text(file.config.get("collections_dir")).strip("/")
    contained = not container or path.startswith(f"{container}/")
    if container:
        path = path.removeprefix(f"{container}/")
    folders = path.split("/")[:-1]
    if "_drafts" in folders:
        return None
    if "_posts" in folders:
        above = folders[: folders.index("_posts")]
        return _Place("posts", path, path.replace("_posts", "", 1), above)
    label = folders[0].removeprefix("_") if folders and folders[0].startswith("_") else ""
    if contained and label in _collections(file.config):
        return _Place(label, path, path.removeprefix(f"_{label}"))
    return _Place("pages", path, path)


def _collections(config: Mapping[str, Any]) -> Mapping[str, Any]:
    declared = config.get("collections")
    if isinstance(declared, dict):
        return {str(label): rules for label, rules in declared.items()}
    return dict.fromkeys(texts(declared))


def _rules(kind: str, config: Mapping[str, Any]) -> Mapping[str, Any]:
    rules = _collections(config).get(kind)
    return rules if isinstance(rules, dict) else {}


def _is_published(place: _Place, config: Mapping[str, Any]) -> bool:
    if place.kind == "posts":
        return bool(_dated_name.match(posixpath.basename(place.path)))
    if place.kind != "pages":
        return bool(_rules(place.kind, config).get("output"))
    included = texts(config.get("include"))
    return all(
        part in included or not part.startswith(("_", ".")) for part in place.path.split("/")
    )


# Templates


def _style(config: Mapping[str, Any]) -> str:
    return text(config.get("permalink")) or "date"


def _template(kind: str, config: Mapping[str, Any]) -> str:
    own = text(_rules(kind, config).get("permalink"))
    if kind == "posts":
        own = own or _style(config)
        return _STYLES.get(own, own)
    return own or _with_ending("/:collection/:path", config)


def _with_ending(template: str, config: Mapping[str, Any]) -> str:
    """Pages and collections end as the site's posts do: in a slash, an extension, or nothing."""
    style = _style(config)
    if style in ("date", "ordinal", "none") or style.endswith(":output_ext"):
        return f"{template}:output_ext"
    return f"{template}/" if style == "pretty" or style.endswith("/") else template


def _page_address(path: str, own: str, config: Mapping[str, Any]) -> str:
    folder, name = posixpath.split(path)
    stem, suffix = posixpath.splitext(name)
    stem, suffix = stem.rstrip("."), ".html" if suffix in _MARKDOWN else suffix
    if own:
        template = own
    elif suffix not in _HTML:
        template = "/:path/:basename:output_ext"
    elif stem == "index":
        template = "/:path/"
    else:
        template = _with_ending("/:path/:basename", config)
    known = {":path": folder, ":basename": stem, ":output_ext": suffix}
    return re.sub("|".join(known), lambda match: known[match[0]], template)


def _document_address(
    template: str, place: _Place, data: Mapping[str, Any], config: Mapping[str, Any]
) -> str:
    """The template filled in; "" where it asks for what the document does not have."""
    values = _values(place, data, config)
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        name, rest = match[1], ""
        if name not in values and name.endswith("_"):
            name, rest = name[:-1], "_"
        missing = missing or name not in values
        return values.get(name, "") + rest

    filled = _token.sub(value, template)
    return "" if missing else filled


def _values(place: _Place, data: Mapping[str, Any], config: Mapping[str, Any]) -> Mapping[str, str]:
    stem, suffix = posixpath.splitext(posixpath.basename(place.path))
    dated = _dated_name.fullmatch(stem)
    slug = text(data.get("slug")) or (dated[2] if dated else stem).rstrip(".")
    categories = categories_of(data, place.folders)
    values = {
        "collection": place.kind,
        "path": posixpath.splitext(place.inside)[0].rstrip("."),
        "output_ext": ".html" if suffix in _MARKDOWN else suffix,
        "name": _slugified(stem),
        "title": _slugified(slug, _PRETTY, cased=True),
        "slug": _slugified(slug),
        "categories": "/".join(dict.fromkeys(name.lower() for name in categories)),
        "slugified_categories": "/".join(dict.fromkeys(map(_slugified, categories))),
    }
    moment = moment_of(
        data.get("date") or (dated[1] if dated else None), site_zone(config.get("timezone"))
    )
    if moment is not None:
        values |= {name: write(moment) for name, write in _DATES.items()}
    return values


def _slugified(written: str, kept: str = "", *, cased: bool = False) -> str:
    """Letters, marks and decimal figures, with a hyphen for all that stood between them."""
    hyphens = "".join(
        sign if sign in kept or unicodedata.category(sign)[0] in "LM" or sign.isdecimal() else "\0"
        for sign in written
    )
    slug = re.sub("^-|-$", "", re.sub("\0+", "-", hyphens))
    return slug if cased else slug.lower()
