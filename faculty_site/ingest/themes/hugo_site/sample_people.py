"""The people whom the themes show as examples, told from owners who wrote over them."""

from __future__ import annotations

from dataclasses import replace

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.keys import fold
from faculty_site.ingest.themes.base import string_list, text_of
from faculty_site.ingest.themes.hugo import SAMPLE_TEXTS
from faculty_site.ingest.themes.known_samples import PEOPLE, PEOPLE_FACTS, PEOPLE_TEXTS
from faculty_site.ingest.themes.leftovers import is_nobody

ORCID = "0000-0002-1825-0097"
"""The one that ORCID itself shows as an example."""


def own_facts(facts: Facts, document: Document) -> Facts:
    """What is the owner's own: without name, position and affiliation of a theme's person.

    That person is known by what is said of them; a name may be somebody's own elsewhere.
    """
    if not _still_shows_sample(document):
        return replace(facts, name="") if is_nobody(facts.name) else facts
    facts = replace(
        facts, name="" if fold(facts.name) in PEOPLE or is_nobody(facts.name) else facts.name
    )
    if facts.position not in PEOPLE_FACTS:
        return facts  # somebody who wrote a position may well be at the same university
    lines = facts.affiliation.split("\n")
    return replace(
        facts,
        position="",
        affiliation="\n".join(line for line in lines if line not in PEOPLE_FACTS),
        links=tuple(link for link in facts.links if ORCID not in link.url),
    )


def _still_shows_sample(document: Document) -> bool:
    data = document.front_matter
    words = fold(f"{text_of(data.get('bio'))} {document.body}")
    interests = ", ".join(map(text_of, string_list(data.get("interests"))))
    return any(text in words for text in PEOPLE_TEXTS) or interests in SAMPLE_TEXTS
