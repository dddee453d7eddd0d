"""In which language the contents of a page are read, and records that speak it.

What was asked for by `?lang=` comes first, then the language that the reader chose for the
interface, then what their browser prefers, then the language of the person's own page. What has no
translation stays in its own language. `?lang=` says nothing of the interface: an address that is
passed on brings the text that was meant, and everybody reads it among buttons that they understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation.trans_real import parse_accept_lang_header

from faculty_site.lib.names import is_native
from profiles.models import Profile
from profiles.models.base import Visibility
from profiles.models.translations import name_of_language

PARAMETER = "lang"

_tag_form = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")


@dataclass(frozen=True)
class Version:
    """A language in which a page can be read. `query` leads to it from the page itself."""

    tag: str
    is_shown: bool
    is_own: bool

    @property
    def name(self) -> str:
        return name_of_language(self.tag)

    @property
    def query(self) -> str:
        return f"?{PARAMETER}={self.tag}"


@dataclass(frozen=True)
class Reading:
    """How one page is read: the language shown, and the others that it has.

    `query` is what links to pages of the same person carry on: the language that was asked for.
    """

    language: str
    own: str
    further: tuple[str, ...]
    query: str
    tags: tuple[str, ...] = ()
    """What `speak` is asked for; nothing where the page has no translations."""

    @property
    def versions(self) -> list[Version]:
        """What the page links to; nothing where there is one language only."""
        tags = [self.own, *self.further] if self.further else []
        return [Version(tag, tag == self.language, tag == self.own) for tag in tags]

    @property
    def is_translated(self) -> bool:
        return self.language != self.own

    @property
    def canonical_query(self) -> str:
        """What belongs to the address of a translation, a page of its own to search engines."""
        return f"?{PARAMETER}={self.language}" if self.is_translated and self.query else ""

    def answer(
        self, request: HttpRequest, template: str, context: Mapping[str, Any]
    ) -> HttpResponse:
        """The page."""
        return render(request, template, {**context, "reading": self})


def reading_of(request: HttpRequest, own: str, further: Iterable[str]) -> Reading:
    """How a page is read that is there in its own language and in further ones.

    Its own is the site's where it is "".
    """
    own = own or settings.LANGUAGE_CODE
    translated = set(further)
    tags = tuple(sorted(translated - {own}))
    asked = asked_language(request.GET)
    language = next(filter(None, (_like(tag, (own, *tags)) for tag in wanted(request))), own)
    query = f"?{PARAMETER}={asked}" if asked else ""
    return Reading(language, own, tags, query, (language,) if translated else ())


def reading_in_own_language(profile: Profile) -> Reading:
    """How a person's page is read by somebody who asks for no language."""
    own = profile.language or settings.LANGUAGE_CODE
    return Reading(own, own, (), "")


def answer_in_wanted(
    request: HttpRequest, template: str, context: Mapping[str, Any], *lists: Iterable[Any]
) -> HttpResponse:
    """A page that lists records of many people, each in the language that the reader wants."""
    tags = [*wanted(request), settings.LANGUAGE_CODE]
    for records in lists:
        speak(records, tags)
    return render(request, template, dict(context))


def wanted(request: HttpRequest) -> list[str]:
    """The languages that the reader wants, the dearest first."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "")[:500])
    tags = (tag for tag, quality in accepted if quality and tag != "*")
    return [tag for tag in (asked_language(request.GET), _chosen(request), *tags) if tag]


def _chosen(request: HttpRequest) -> str:
    """The language that the reader chose for the interface; "" for none."""
    tag = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return tag if tag in dict(settings.LANGUAGES) else ""


def languages_of(profile: Profile) -> set[str]:
    """The languages in which something of a person's pages is, besides its own; in one query."""
    public = {"translations__visibility": Visibility.PUBLIC}
    things: list[Any] = [profile.sections, profile.pages, profile.entries, profile.news]
    rows = [
        thing.filter(visibility=Visibility.PUBLIC, **public).order_by()
        .values_list("translations__language")
        for thing in things
    ]  # fmt: skip
    shown = profile.authorships.shown_on(profile)
    works = shown.filter(publication__translations__visibility=Visibility.PUBLIC).order_by()
    rows.append(works.values_list("publication__translations__language"))
    facts = profile.translations.public().order_by().values_list("language")
    return {tag for (tag,) in facts.union(*rows)}


def speak(records: Iterable[Any], tags: Sequence[str], own: str = "") -> bool:
    """Let records that are to be shown, and not saved, say what they say in one of the languages.

    The dearest comes first; `own` is the language of those that name none. One query, however
    many records there are; all are of one model. Says whether any of them is there in several
    languages.
    """
    records = list(records)
    if not records or not tags:
        return False
    said = _translations(records)
    for record in records:
        record.language = record.language or own
        at_hand = {row.language: row for row in said.get(record.pk, ())}
        known = (record.language or settings.LANGUAGE_CODE, *at_hand)
        tag = next(filter(None, (_like(tag, known) for tag in tags)), "")
        if tag in at_hand:
            _say(record, at_hand[tag])
    return bool(said)


def _translations(records: Sequence[Model]) -> Mapping[int, list[Any]]:
    model: Any = type(records[0])._meta.get_field("translations").related_model
    keys = [record.pk for record in records]
    found: dict[int, list[Any]] = {}
    for row in model.objects.public().filter(original__in=keys).order_by("language"):
        found.setdefault(row.original_id, []).append(row)
    return found


def _say(record: Any, translation: Any) -> None:
    said = translation.said()
    if (name := said.get("name")) and record.native_name in ("", name):
        is_other_script = any(map(is_native, name)) != any(map(is_native, record.name))
        record.native_name = record.name if is_other_script else ""
    for name, value in said.items():
        setattr(record, name, value)
    if "body" in said:
        record.dialect = translation.dialect
    record.language = translation.language


def asked_language(query: QueryDict) -> str:
    """The language that an address asks for; "" for none."""
    tag = query.get(PARAMETER, "")
    return tag if _tag_form.fullmatch(tag) else ""


def asked_pairs(query: QueryDict) -> tuple[tuple[str, str], ...]:
    """The same as names and values that the addresses of a list carry on."""
    asked = asked_language(query)
    return ((PARAMETER, asked),) if asked else ()


def _like(tag: str, tags: Iterable[str]) -> str:
    """The one of the languages that a tag means: the same, else the same in another country."""
    folded = {known.lower().replace("_", "-"): known for known in reversed(list(tags))}
    tag = tag.lower()
    if tag in folded:
        return folded[tag]
    return next(
        (k for f, k in reversed(folded.items()) if f.split("-")[0] == tag.split("-")[0]), ""
    )
