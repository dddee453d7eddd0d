"""The addresses that shown texts, links and works lead to, each with the records that name it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from html import unescape
from typing import Any, Final, NamedTuple
from urllib.parse import urldefrag, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from faculty_site.lib.markdown import render
from faculty_site.link_check.models import LONGEST, Address, Mention
from news.models import NewsItem
from profiles.models import Department, Entry, Link, Page, Profile, Section
from profiles.models.base import Visibility
from profiles.references import References
from publications.models import Authorship

AT_ONCE: Final = 200
"""People whose texts are read together."""

TEXTS: Final[tuple[type[Model], ...]] = (Section, Page, Entry, NewsItem)
"""Records of a person with a `body` in a `dialect`."""

OF_DEPARTMENT: Final = ("welcome", "footer", "imprint")

_linked = re.compile(r"<(?:a|area)\b[^>]*?\shref=\"([^\"]*)\"", re.IGNORECASE)
"""In what `render` made, which writes all attributes in this way."""


class Place(NamedTuple):
    """Where an address stands; the same as a Mention."""

    profile_id: int | None
    department_id: int | None
    model: str
    key: int
    field: str


Found = dict[str, set[Place]]


def collect() -> Found:
    """What is shown now; the number of queries grows by a few for each 200 people."""
    found: Found = defaultdict(set)
    people = list(Profile.objects.order_by("pk").only("slug", "old_site", "facts"))
    for start in range(0, len(people), AT_ONCE):
        for url, place in _of_people(people[start : start + AT_ONCE]):
            found[url].add(place)
    for url, place in _of_departments():
        found[url].add(place)
    return dict(found)


def _of_people(people: Collection[Profile]) -> Iterator[tuple[str, Place]]:
    references = References(people)
    keys = [person.pk for person in people]
    shown = {"profile__in": keys, "visibility": Visibility.PUBLIC}
    for record, said in _texts(keys):
        for address in links_in(said.body, said.dialect):
            if url := wanted(references.resolve(address, record.profile_id)):
                yield url, _place(record, record.profile_id, "body")
    for person in people:
        for address in (each for fact in person.facts for each in links_in(str(fact[-1]), "site")):
            if url := wanted(references.resolve(address, person.pk)):
                yield url, _place(person, person.pk, "facts")
    for link in Link.objects.filter(**shown):
        if url := wanted(references.resolve(link.url, link.profile_id)):
            yield url, _place(link, link.profile_id, "url")
    authors = Authorship.objects.public().filter(profile__in=keys).select_related("publication")
    for author in authors.only("profile", "publication__links"):
        for said in author.publication.links:
            written = str(said.get("url") or "") if isinstance(said, dict) else ""
            if url := wanted(references.resolve(written, author.profile_id)):
                yield url, _place(author.publication, author.profile_id, "links")


def _texts(people: Collection[int]) -> Iterator[tuple[Any, Any]]:
    """Records with the texts that they have, in their own language and in others."""
    public = Visibility.PUBLIC
    for model in TEXTS:
        rows = model._default_manager.filter(profile__in=people, visibility=public)
        yield from ((row, row) for row in rows.exclude(body=""))
        other: Any = model._meta.get_field("translations").related_model
        said = other.objects.filter(original__in=rows, visibility=public).exclude(body="")
        yield from ((each.original, each) for each in said.select_related("original"))


def _of_departments() -> Iterator[tuple[str, Place]]:
    references = References([])
    for department in Department.objects.all():
        for field in OF_DEPARTMENT:
            for address in links_in(getattr(department, field), "site"):
                if url := wanted(references.resolve(address, None)):
                    label = department._meta.label_lower
                    yield url, Place(None, department.pk, label, department.pk, field)
    news = NewsItem.objects.filter(profile=None, visibility=Visibility.PUBLIC).exclude(body="")
    for item in news:
        for address in links_in(item.body, item.dialect):
            if url := wanted(references.resolve(address, None)):
                yield url, Place(None, item.department_id, item._meta.label_lower, item.pk, "body")


def links_in(text: str, dialect: Any) -> Iterator[str]:
    """What a text links to, by the one door that draws it."""
    if "http" in text or "](" in text or "href" in text or "]:" in text or "www." in text:
        yield from (unescape(address) for address in _linked.findall(render(text, dialect)))


def wanted(url: str | None) -> str:
    """The address as it is asked for: of this site without a host; or "" for what none asks for."""
    try:
        bare = urldefrag(str(url or "")).url
        parts = urlsplit(bare)
        if not 0 < len(bare.encode()) <= LONGEST or parts.scheme not in ("", "http", "https"):
            return ""
        if parts.scheme and parts.netloc.lower() == urlsplit(settings.SITE_URL).netloc.lower():
            bare = parts._replace(scheme="", netloc="").geturl() or "/"
    except ValueError:
        bare = str(url)[: LONGEST // 4]  # it is no address, and will be told
    return bare if "\x00" not in bare else ""


def _place(record: Any, profile: int | None, field: str) -> Place:
    return Place(profile, None, record._meta.label_lower, record.pk, field)


@transaction.atomic
def remember(found: Found) -> None:
    """The tables say what is shown now; what came of asking before is kept."""
    known = dict(Address.objects.values_list("url", "pk"))
    fresh = [Address(url=url) for url in found if url not in known]
    Address.objects.bulk_create(fresh, batch_size=500)
    known = dict(Address.objects.values_list("url", "pk"))
    now = {(known[url], *place) for url, places in found.items() for place in places}
    columns = ("address_id", *Place._fields)
    before = {row[1:]: row[0] for row in Mention.objects.values_list("pk", *columns)}
    gone = [key for row, key in before.items() if row not in now]
    for start in range(0, len(gone), 500):
        Mention.objects.filter(pk__in=gone[start : start + 500]).delete()
    rows = sorted(now - before.keys(), key=str)
    Mention.objects.bulk_create(
        (Mention(**dict(zip(columns, row, strict=True))) for row in rows), batch_size=500
    )
    Address.objects.filter(mentions=None).delete()
