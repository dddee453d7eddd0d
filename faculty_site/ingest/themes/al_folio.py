"""al-folio: `layout: about`, a `profile:` mapping whose unknown keys the theme prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import (
    Theme,
    join_lines,
    lines_of,
    name_in,
    read_subtitle,
    string_list,
    text_of,
)
from faculty_site.ingest.themes.jekyll.home_lists import HomeList
from faculty_site.ingest.themes.jekyll.navigation import items_of_pages
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.jekyll_author import stated_links, words_of
from faculty_site.ingest.themes.leftovers import is_nobody
from faculty_site.ingest.themes.networks import WHOLE, network_links, network_of

LAYOUT_KEYS = {"align", "image", "image_circular", "image_max_width", "image_cicular"}
ADDRESS_KEYS = {"address", "more_info", "mailing address", "postal address", "mailing_address"}


def matches(document: Document) -> bool:
    data = document.front_matter
    return isinstance(data.get("profile"), Mapping) or data.get("layout") == "about"


def facts(document: Document) -> Facts:
    data = document.front_matter
    stated = data.get("profile")
    profile: Mapping[str, Any] = stated if isinstance(stated, Mapping) else {}
    name, native = name_in(data.get("title"))
    of_old = data.get("description") if data.get("layout") == "about" else None
    subtitle = read_subtitle(data.get("subtitle") or of_old)
    address = join_lines(
        lines_of(value) for key, value in profile.items() if str(key).lower() in ADDRESS_KEYS
    )
    extra = [
        (str(key), lines_of(value))
        for key, value in profile.items()
        if str(key).lower() not in LAYOUT_KEYS | ADDRESS_KEYS and lines_of(value)
    ]
    return Facts(
        name=name,
        native_name=native,
        position=subtitle.position,
        affiliation=subtitle.affiliation,
        postal_address=address,
        photo=text_of(profile.get("image")),
        extra=(*subtitle.unread, *extra),
    )


THEME = Theme("al-folio", "kramdown", matches, facts)

PARTS = ("first", "middle", "last")
SIGNS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            {"first_name"},
            {"announcements", "news_limit"},
            {"github_username", "scholar_userid", "orcid_id", "linkedin_username"},
            {"blog_name"},
            {"contact_note"},
            {"enable_katex", "enable_anchorjs", "enable_math"},
        ),
    )
)
"""Keys of the configuration through the theme's generations; with `scholar`, which other sites
have as well, two of these say that it is one."""


def matches_site(files: SiteFiles, config: Mapping[str, Any]) -> bool:
    themes = f"{config.get('theme')} {config.get('remote_theme')}".replace("-", "_")
    versions = isinstance(config.get("al_folio"), Mapping) or "al_folio" in themes
    signs = sum(bool(keys & config.keys()) for keys in SIGNS)
    signs += isinstance(config.get("scholar"), Mapping)
    return versions or signs > 1 or files.has("_layouts/about.liquid")


def home_lists(document: Document, site: Site) -> list[HomeList]:
    """What the layout draws below the text: news, else the latest posts; then selected papers.

    The keys stand in the page; where they say `true` alone, older configurations may still
    switch them off.
    """
    data = document.front_matter
    if data.get("layout") != "about":
        return []
    lists = [
        HomeList("News", "news") if _is_on("announcements", data.get("news"), data, site) else None,
        HomeList("Latest posts", "news") if _is_on("latest_posts", None, data, site) else None,
        HomeList("Publications", "publications") if data.get("selected_papers") is True else None,
    ]
    return [item for item in lists if item]


def _is_on(key: str, older: Any, data: Mapping[str, Any], site: Site) -> bool:
    stated = data.get(key)
    if isinstance(stated, Mapping):
        return stated.get("enabled") is True
    of_site = site.config.get(key)
    allowed = not isinstance(of_site, Mapping) or of_site.get("enabled") is not False
    return (stated is True or older is True) and allowed


def site_facts(document: Document, site: Site) -> Facts:
    """The name from the configuration, unless the site's title replaces it; ids as links."""
    config = site.config
    found = facts(document)
    parts = (text_of(config.get(f"{key}_name")) for key in PARTS)
    name, native = name_in(config.get("title"))
    stated = " ".join(filter(None, parts))
    stated = "" if is_nobody(stated) else stated
    latin = " ".join(filter(None, (text_of(config.get(f"{key}_name_en")) for key in PARTS)))
    if stated and latin:
        stated, native = latin, stated
    links = tuple(social_links(config, site))
    listed = site.data.get("socials")
    stated_email = listed.get("email") if isinstance(listed, Mapping) else None
    email = text_of(stated_email or config.get("email"))
    note = text_of(config.get("contact_note"))
    return replace(
        found,
        name=stated or name or found.name,
        native_name=native or found.native_name,
        printed_names=tuple(_printed_names(config)),
        email=email or found.email,
        links=(*found.links, *links),
        extra=(*found.extra, *((("Contact", note),) if note else ())),
    )


def _printed_names(config: Mapping[str, Any]) -> Iterator[str]:
    """The names that jekyll-scholar sets apart in its lists, but for the theme's own example."""
    scholar = config.get("scholar")
    if not isinstance(scholar, Mapping):
        return
    families, given = (string_list(scholar.get(f"{part}_name")) for part in ("last", "first"))
    if "Einstein" not in families:
        yield from (f"{family}, {name}" for family in families for name in given)


def social_links(config: Mapping[str, Any], site: Site) -> Iterator[LinkFact]:
    """The addresses that the ids of the configuration, or of its own data file, stand for.

    The data file may name networks of the owner's own: an address, or one with its title.
    """
    listed = site.data.get("socials")
    own = listed if isinstance(listed, Mapping) else {}
    for key, value in {**config, **own}.items():
        if key == "cv_pdf" and (address := text_of(value)):
            if not address.endswith("/example_pdf.pdf"):
                whole = re.match(r"https?://|/", address)
                yield LinkFact("cv", address if whole else f"/{address}", "CV")
        elif network_of(key):
            yield from network_links({key: _id_of(value)})
        elif key in own and key != "email":
            stated = value if isinstance(value, Mapping) else {"url": value, "title": words_of(key)}
            yield from stated_links([stated] if WHOLE.match(str(stated.get("url"))) else [])


def _id_of(value: Any) -> Any:
    """Academia.edu's id has two parts."""
    if isinstance(value, Mapping) and {"organization", "username"} <= value.keys():
        return f"https://{value['organization']}.academia.edu/{value['username']}"
    return value


SITE = JekyllTheme(THEME, matches_site, site_facts, items_of_pages, home_lists)
