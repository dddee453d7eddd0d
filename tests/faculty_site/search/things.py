"""The things of `cases` as records of the site."""

from __future__ import annotations

import re
from typing import Any

from faculty_site.search.documents import model_of
from faculty_site.search.finding import Found, records
from faculty_site.search.models import Kind
from profiles.models import Profile
from profiles.models.base import Visibility
from tests.factories import make_news, make_page, make_profile, make_publication, make_section
from tests.faculty_site.search.cases import THINGS, Thing


def make_things() -> None:
    people = {
        thing.names[0]: _make_person(thing) for thing in THINGS if thing.label.startswith("person:")
    }
    for thing in THINGS:
        kind, _, slug = thing.label.partition(":")
        fields: dict[str, Any] = {"title": thing.title}
        if not thing.is_seen:
            fields["visibility"] = Visibility.HIDDEN
        if kind == "publication":
            _make_work(thing, slug, [people[name] for name in thing.names], fields)
        elif kind == "news":
            make_news(people["Lise Meitner"], slug=slug, body=thing.text, **fields)
        elif kind == "page":
            make_page(people["Lise Meitner"], key=slug, body=thing.text, **fields)


def _make_person(thing: Thing) -> Profile:
    native = next((name for name in thing.names[1:] if not name.isascii()), "")
    slug = thing.label.partition(":")[2]
    states = {"hidden": Profile.State.DRAFT, "unlisted": Profile.State.UNLISTED}
    person = make_profile(
        slug=slug,
        name=thing.names[0],
        sort_name=", ".join(reversed(thing.names[0].rsplit(" ", 1))),
        native_name=native,
        name_variants=[name for name in thing.names[1:] if name != native],
        position=thing.title,
        state=states.get(slug, Profile.State.LISTED),
    )
    make_section(person, heading="Work", body=thing.text)
    return person


def _make_work(thing: Thing, slug: str, authors: list[Profile], fields: dict[str, Any]) -> None:
    doi, arxiv = (re.search(form, thing.text) for form in (r"10\.\d{4}/\S+", r"\d{4}\.\d{5}v\d"))
    abstract = re.sub(r" \S*\d{4}\S*$", "", thing.text)
    make_publication(
        authors,
        slug=slug,
        abstract=abstract,
        doi=doi[0] if doi else "",
        arxiv=arxiv[0] if arxiv else "",
        **fields,
    )


_WORDS = {
    Kind.PERSON: "person", Kind.PUBLICATION: "publication", Kind.NEWS: "news", Kind.PAGE: "page"
}  # fmt: skip


def labels(found: Found) -> list[str]:
    """What was found, as `cases` names it; raises AssertionError where it is counted wrongly."""
    assert not found.is_broken
    assert len(found.keys) == found.total
    return [_label(Kind(record.kind), record.key) for record in records(found.keys)]


def _label(kind: Kind, key: int) -> str:
    thing = model_of(kind).objects.get(pk=key)
    return f"{_WORDS[kind]}:{thing.key if kind == Kind.PAGE else thing.slug}"
