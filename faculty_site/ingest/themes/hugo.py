"""Hugo Academic, Wowchemy and HugoBlox: an author page, `role` and `organizations` beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.headings import is_page_title
from faculty_site.ingest.themes.base import Theme, join_lines, name_in, string_list, text_of
from faculty_site.ingest.themes.jekyll_author import without_degrees
from faculty_site.ingest.themes.known_samples import ADDRESSES
from faculty_site.ingest.themes.leftovers import is_sample_text
from faculty_site.ingest.themes.networks import whole_address
from faculty_site.lib.names import is_native, split_native

AUTHOR_KEYS = {"superuser", "organizations", "user_groups", "role", "social", "profiles"}

SAMPLES = re.compile(
    r"(?:mailto:)?[\w.+-]+@example\.\w+"
    r"|https?://(?:www\.)?(?:(?:twitter|x)\.com/(?:georgecushen|MakeOwnable|Twitter)"
    r"|github\.com/gcushen|linkedin\.com/?|github\.com/?|twitter\.com/?|scholar\.google\.[\w.]+/?"
    r"|scholar\.google\.[\w.]+/citations\?user=sIwtMXoAAAAJ.*|orcid\.org/?|calendly\.com/?"
    r"|keybase\.io/?|discourse\.gohugo\.io/?|zoom\.com/?|example\.\w+\S*)"
    r"|https://telegram\.me/@Telegram|skype:echo123\?call",
    re.IGNORECASE,
)
"""Addresses that the themes bring along: they lead to nobody, or to the themes' own author."""

SAMPLE_TEXTS = frozenset(
    {
        (
            "My research interests include distributed robotics, mobile computing and "
            "programmable matter."
        ),
        "Artificial Intelligence, Computational Linguistics, Information Retrieval",
        "Large Language Models, Computer Vision, Reinforcement Learning, AI Ethics",
        "PhD, MIEEE",
        "Python, Data Science, SQL",
        "Hiking, Cats, Photography",
        "English, Chinese, Portuguese",
        "Python, Machine Learning, Cloud Computing",
        "Academic Writing, Conference Presentations, Grant Proposals",
        "English (Native), Spanish (Fluent)",
    }
)
"""What the themes' own people are interested in, have learnt and speak."""


def matches(document: Document) -> bool:
    data = document.front_matter
    return document.text.lstrip("\ufeff").startswith("+++") or len(AUTHOR_KEYS & data.keys()) >= 2


def facts(document: Document) -> Facts:
    data = document.front_matter
    name, native = _name(data)
    links = list(links_of(data.get("social") or data.get("profiles") or data.get("links")))
    mail = next((link.url for link in links if link.url.startswith("mailto:")), "")
    email = text_of(data.get("email"))
    ids = data.get("ids")
    return Facts(
        name=name,
        native_name=native,
        position=text_of(data.get("role")),
        affiliation=_organisations(data.get("organizations") or data.get("affiliations")),
        email=("" if SAMPLES.fullmatch(email) else email)
        or mail.removeprefix("mailto:").partition("?")[0],
        orcid=text_of(ids.get("orcid")).rpartition("/")[2] if isinstance(ids, Mapping) else "",
        interests=", ".join(_interests(data.get("interests"))),
        photo=text_of(data.get("avatar_filename") or data.get("avatar")),
        links=tuple(link for link in links if link.url != mail),
        extra=tuple(fact for fact in _extra(data) if fact[1] not in SAMPLE_TEXTS),
    )


def _name(data: Mapping[str, Any]) -> tuple[str, str]:
    """An author page's title is a name whatever it looks like; that of another page may be one."""
    parts = data.get("name")
    if isinstance(parts, Mapping):
        given = [text_of(parts.get(key)) for key in ("given", "middle", "family")]
        display = without_degrees(text_of(parts.get("display")))
        name, native = split_native(display or " ".join(filter(None, given)))
        other = text_of(parts.get("alternate"))
        return name, native or (other if any(map(is_native, other)) else "")
    title = without_degrees(text_of(data.get("title") or parts)) or " ".join(
        filter(None, (text_of(data.get(key)) for key in ("first_name", "last_name")))
    )
    if len(AUTHOR_KEYS & data.keys()) >= 2 and not is_page_title(title):
        return split_native(title)
    return name_in(title)


def _organisations(value: Any) -> str:
    if not isinstance(value, list):
        return text_of(value)
    names = (text_of(org.get("name") if isinstance(org, Mapping) else org) for org in value)
    return join_lines(names)


def _interests(value: Any) -> list[str]:
    """Each interest in plain words; the theme's icons before them are markup."""
    words = (text_of(interest).rstrip(".,; ") for interest in string_list(value))
    found = [interest for interest in words if interest]
    return [] if ", ".join(found) in SAMPLE_TEXTS else found


def links_of(listed: Any) -> Iterator[LinkFact]:
    """The addresses of a list of icons; what leads to the page itself is left out."""
    for link in listed if isinstance(listed, list) else []:
        if not isinstance(link, Mapping):
            continue
        url = whole_address(str(link.get("link") or link.get("url") or ""))
        if not url or url.startswith(("#", "/#")) or _is_sample(url):
            continue
        if not re.match(r"[a-z][a-z0-9+.-]*:|/", url, re.IGNORECASE):
            url = f"/{url}"
        icon = text_of(link.get("icon")).rpartition("/")[2]
        label = text_of(link.get("label") or link.get("name"))
        yield LinkFact("", url, label or ("CV" if icon == "cv" else ""))


def _is_sample(url: str) -> bool:
    return bool(SAMPLES.fullmatch(url) or ADDRESSES.fullmatch(url))


def _extra(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if (bio := text_of(data.get("bio"))) and not is_sample_text(bio):
        yield "Bio", bio
    name = data.get("name")
    if isinstance(name, Mapping) and (pronouns := text_of(name.get("pronouns"))):
        yield "Pronouns", pronouns
    if titles := ", ".join(string_list(data.get("postnominals"))):
        yield "Titles", titles
    for group in _mappings(data.get("skills")):
        if skills := ", ".join(_words_of(item) for item in _mappings(group.get("items"))):
            yield text_of(group.get("name")) or "Skills", skills
    if languages := ", ".join(_words_of(item) for item in _mappings(data.get("languages"))):
        yield "Languages", languages


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [v for v in value if isinstance(v, Mapping)] if isinstance(value, list) else []


def _words_of(item: Mapping[str, Any]) -> str:
    """A skill by its label, a language by its name with the level in words where there are any."""
    name, label = text_of(item.get("name")), text_of(item.get("label"))
    return f"{name} ({label})" if name and label else name or label


THEME = Theme("hugo", "goldmark", matches, facts)
