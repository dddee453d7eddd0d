"""The shapes of what the API answers; "" and [] stand for what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from ninja import Field, Schema

EDTF = (
    "EDTF, as precise as it is known: 2021, 2021-05, 2021-05-03, 2014-21 for a season, .. for open."
)

Slug = Annotated[str, Field(pattern=r"^[-\w]*$", max_length=200)]
"""The part of an address that names something; "" where nothing is asked for."""

Tag = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9-]*$",
        max_length=35,
        description="A language, such as de; without it each text's own.",
    ),
]

Year = Annotated[int, Field(ge=1, le=9999)]


def one_of(values: Sequence[str]) -> Any:
    """What a text must be that is one of some values.

    A Django enumeration itself would be described by its bare name, and several are called Kind.
    """
    extra: Any = {"enum": list(values)}
    return Field(pattern=f"^({'|'.join(values)})$", json_schema_extra=extra)


class Named(Schema):
    """Something else here, by name."""

    slug: str
    name: str
    url: str = Field(description="Its page.")
    api: str = Field(description="The same as JSON.")


class Department(Named):
    kind: str = Field(description="department, group or lab")
    tagline: str
    parent: Named | None
    people: int = Field(description="How many listed people belong to it.")


class Membership(Schema):
    """A place in a department."""

    department: Named
    role: str
    primary: bool
    start: str = Field(description=EDTF)
    end: str = Field(description=EDTF)


class Person(Named):
    native_name: str = Field(description="The name in its own script.")
    sort_name: str = Field(description="Where a directory files the name.")
    position: str
    affiliation: list[str]
    interests: str
    orcid: str = Field(description="The ORCID iD as an address.")
    photo: str
    language: str
    state: str = Field(description="listed, unlisted, former or in_memoriam")
    departments: list[Membership]


class Link(Schema):
    """Where a person is found elsewhere."""

    kind: str
    label: str
    url: str


class Fact(Schema):
    label: str
    html: str


class Section(Schema):
    """A part of a person's page; what it lists is under entries, news and publications."""

    heading: str
    level: int = Field(description="1 for a section of the page, 2 for a part of one.")
    kind: str = Field(description="text, or what it lists: news, publications, entries")
    language: str
    html: str


class EntryOfPerson(Schema):
    """A line of a curriculum vitae."""

    kind: str = Field(description="education, position, award, talk, teaching, service, …")
    title: str
    place: str
    start: str = Field(description=EDTF)
    end: str = Field(description=EDTF)
    language: str
    html: str = Field(description="The whole line, where it holds more than the title.")
    url: str = Field(description="Where it stands on the person's page.")


class Entry(EntryOfPerson):
    person: Named


class Page(Schema):
    """A further page of a person."""

    title: str
    url: str
    language: str


class PersonInFull(Person):
    phone: str
    office: str
    office_hours: str
    postal_address: str
    links: list[Link]
    facts: list[Fact]
    sections: list[Section]
    entries: list[EntryOfPerson]
    pages: list[Page]


class News(Schema):
    slug: str
    url: str
    api: str
    kind: str = Field(description="news, or post for what is read on its own page")
    category: str
    title: str
    date: str = Field(description=EDTF)
    end_date: str = Field(description=EDTF)
    upcoming: bool = Field(description="Whether its last possible day is today or to come.")
    place: str
    language: str
    pinned: bool
    person: Named | None
    department: Named | None
    html: str


class Author(Schema):
    name: str = Field(description="As printed.")
    orcid: str
    person: Named | None = Field(description="Where the author has a page here.")


class WorkLink(Schema):
    label: str
    url: str


class Publication(Schema):
    slug: str
    url: str
    api: str
    status: str
    year: int | None
    date: str = Field(description=EDTF)
    authors: list[Author]
    keywords: list[str]
    links: list[WorkLink]
    csl: dict[str, Any] = Field(description="The work as a CSL-JSON item.")


class _Listed(Schema):
    count: int = Field(description="How many there are on all pages together.")
    next: str | None = Field(description="The next page of the list.")
    previous: str | None


class Departments(_Listed):
    results: list[Department]


class People(_Listed):
    results: list[Person]


class NewsList(_Listed):
    results: list[News]


class Entries(_Listed):
    results: list[Entry]


class Publications(_Listed):
    results: list[Publication]


class Fault(Schema):
    """Why there is no answer."""

    detail: str


def answers(shape: type[Schema]) -> dict[int, type[Schema]]:
    """What an address may answer: the shape, or why not."""
    return {200: shape, 404: Fault, 422: Fault}
