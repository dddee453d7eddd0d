"""The `author:` mapping that academicpages and minimal-mistakes share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.addresses.site_file import split_address
from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import name_in, text_of
from faculty_site.ingest.themes.jekyll.occupation import described, read_occupation
from faculty_site.ingest.themes.networks import (
    SAMPLES,
    WHOLE,
    network_links,
    network_of,
    whole_address,
)

HEAD = 2_000
"""Characters of a text in which people introduce themselves."""

SITE_FIELDS = (
    "position", "affiliation", "email", "phone", "photo", "orcid", "extra", "links"
)  # fmt: skip


def author_facts(document: Document, name: str, native: str) -> Facts:
    """Facts of an `author:` mapping or string; `name` from the title goes before its own."""
    author = document.front_matter.get("author")
    if isinstance(author, str) and not name:
        name, native = name_in(author)
    if not isinstance(author, Mapping):
        return Facts(name=name, native_name=native)
    if not name:
        name, native = name_in(author.get("name"))
    bio = text_of(author.get("bio"))
    job = read_occupation(bio, text_of(author.get("employer")))
    return Facts(
        name=name,
        native_name=native,
        position=job.position,
        affiliation=job.affiliation,
        phone=job.phone,
        email=text_of(author.get("email")),
        photo=text_of(author.get("avatar")),
        orcid=_orcid(text_of(author.get("orcid"))),
        links=tuple(author_links(author)),
        extra=_extra(("About", job.about), ("Pronouns", text_of(author.get("pronouns")))),
    )


def name_on_page(document: Document) -> tuple[str, str]:
    """The name that the title is, or an excerpt that the text confirms (“Hi, I'm Marie”)."""
    data = document.front_matter
    name, native = name_in(data.get("title"))
    if name or isinstance(data.get("author"), Mapping):
        return name, native
    name, native = name_in(data.get("excerpt"))
    first = name.partition(" ")[0]
    said = re.search(rf"\b{re.escape(first)}\b", document.body[:HEAD]) if first else None
    return (name, native) if said else ("", "")


def _orcid(stated: str) -> str:
    return "" if SAMPLES.fullmatch(stated) else stated.rpartition("/")[2]


def _extra(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in pairs if value)


def site_author_facts(document: Document, site: Site, facts: Callable[[Document], Facts]) -> Facts:
    """A page's own facts, and where it is silent those of the configuration's `author:`.

    The name is the first of author, site name and site title that is one.
    """
    config = site.config
    author = config.get("author")
    stated = facts(document)
    of_site = author_facts(replace(document, front_matter={"author": author}), "", "")
    titles = [author.get("name") if isinstance(author, Mapping) else author]
    titles += [config.get("name"), config.get("title")]
    named = (name_in(without_degrees(text_of(title))) for title in titles)
    name, native = next((found for found in named if found[0]), ("", ""))
    joined = {field: getattr(stated, field) or getattr(of_site, field) for field in SITE_FIELDS}
    joined["links"] = (*joined["links"], *_of_other_hosts(config, joined["links"]))
    joined["email"] = joined["email"] or text_of(config.get("email"))
    if not joined["position"] or not joined["affiliation"]:
        job = described(text_of(config.get("description")), joined["affiliation"])
        position = joined["position"] or job.position
        joined |= {"position": position, "affiliation": job.affiliation}
    place = text_of(author.get("location")) if isinstance(author, Mapping) else ""
    extra = (*joined.pop("extra"), *((("Location", place),) if place else ()))
    return replace(
        stated,
        **joined,
        extra=extra,
        name=name or stated.name or text_of(titles[0]) or text_of(config.get("name")),
        native_name=native or stated.native_name,
    )


def _of_other_hosts(config: Mapping[str, Any], known: Iterable[LinkFact]) -> Iterator[LinkFact]:
    """The networks at the top of a configuration that the author's own links do not name."""
    hosts = {split_address(link.url).hostname for link in known}
    for link in network_links(config):
        if split_address(link.url).hostname not in hosts:
            yield link


def without_degrees(name: str) -> str:
    """“Prof. Dr. Lise Meitner” and “Lise Meitner, PhD” without what is not the name."""
    name = re.sub(
        r"(?:,\s*|\s*\()(?:ph\.?\s?d\.?|m\.?d\.?|dr\.?)\)?\s*$", "", name, flags=re.IGNORECASE
    )
    return re.sub(r"^(?:(?:assoc|asst)\.\s*)?(?:(?:prof|dr)\.\s*)+", "", name, flags=re.IGNORECASE)


NO_LINKS = frozenset(
    {"avatar", "photo", "image", "picture", "logo", "email", "bio", "links", "url"}
)
"""Keys of an author whose addresses are no links to somewhere else, or are read as such."""


def author_links(author: Mapping[str, Any]) -> list[LinkFact]:
    """The addresses of an `author:` mapping: those of its networks, then its own `links`.

    An address under a key of the owner's own invention is taken along under that key's words.
    """
    found = list(network_links(author))
    for key, value in author.items():
        known = network_of(key) or str(key).lower() in NO_LINKS
        if not known and isinstance(value, str) and WHOLE.match(value) and not SAMPLES.match(value):
            found.append(LinkFact("", value.split()[0], words_of(key)))
    return found + stated_links(author.get("links"))


def words_of(key: Any) -> str:
    """A key as a label: `gitlab_inria` is “Gitlab inria”."""
    words = " ".join(re.split(r"[-_\s]+", str(key))).strip()
    return words[:1].upper() + words[1:]


def stated_links(listed: Any) -> list[LinkFact]:
    """A list of mappings that each name an address, such as minimal-mistakes' `author.links`."""
    found = []
    for link in listed if isinstance(listed, list) else []:
        if isinstance(link, Mapping):
            url = whole_address(str(link.get("url") or link.get("link") or ""))
            label = text_of(link.get("label") or link.get("title") or link.get("name"))
            if url and url != "#" and not SAMPLES.fullmatch(url.removeprefix("mailto:")):
                found.append(LinkFact("", url, label))
    return found
