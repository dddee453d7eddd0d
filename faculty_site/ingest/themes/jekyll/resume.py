"""What a curriculum vitae in data says of how its owner is reached: JSON Resume and RenderCV."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from faculty_site.ingest.documents import Facts, LinkFact
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.networks import link_to, network_of, whole_address
from faculty_site.lib.names import same_person

RESUME: Final = "assets/json/resume.json"
DATA: Final = ("cv", "resume")


def with_resume(facts: Facts, files: SiteFiles, site: Site) -> Facts:
    """The facts, filled up from the first curriculum vitae that is surely the same person's."""
    for basics in _basics(files, site):
        if same_person(text_of(basics.get("name")), facts.name) == "yes":
            hosts = {urlsplit(link.url).hostname for link in facts.links}
            links = [x for x in _links(basics) if urlsplit(x.url).hostname not in hosts]
            return replace(
                facts,
                email=facts.email or text_of(basics.get("email")),
                phone=facts.phone or text_of(basics.get("phone")),
                position=facts.position or text_of(basics.get("label")),
                links=(*facts.links, *links),
            )
    return facts


def _basics(files: SiteFiles, site: Site) -> Iterator[Mapping[str, Any]]:
    found = [site.data.get(name) for name in DATA]
    if document := files.data_document(RESUME, {}) if files.has(RESUME) else None:
        try:
            found.append(json.loads(document.text))
        except (ValueError, RecursionError):
            found.append(None)  # told where its lines are read
    for data in found:
        inner = data.get("basics", data.get("cv")) if isinstance(data, Mapping) else None
        if isinstance(inner, Mapping):
            yield inner


def _links(basics: Mapping[str, Any]) -> Iterator[LinkFact]:
    listed = basics.get("profiles") or basics.get("social_networks")
    for profile in listed if isinstance(listed, list) else []:
        if not isinstance(profile, Mapping):
            continue
        called = text_of(profile.get("network"))
        network = network_of(called)
        stated = text_of(profile.get("url")) or text_of(profile.get("username"))
        if network and (link := link_to(network, stated)):
            yield link
        elif not network and (url := whole_address(stated)).startswith(("http:", "https:")):
            yield LinkFact("", url, called)
