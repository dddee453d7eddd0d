"""What works must fit, as conditions that a database checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Func, IntegerField, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan

from faculty_site.lib.folded_search import ascii_pattern, whole_pattern, word_pattern
from faculty_site.lib.listing import Value, words_of
from profiles.models import Profile
from profiles.models.base import Audience
from profiles.models.people import ProfileQuerySet
from publications.listing.values import WITHOUT_YEAR
from publications.models import Authorship, Publication, PublicationTranslation

Audiences = tuple[Audience, ...]


def of(name: str, values: Sequence[Value], audiences: Audiences) -> list[Q]:
    """Conditions for the values of one parameter, of which one is enough."""
    if name == "year":
        return _years(values)
    return [_CONDITIONS[name](value.raw, audiences) for value in values]


def _words(text: str, audiences: Audiences) -> Q:
    """Every word stands in the title, an author's name or the abstract, in some language."""
    wanted = Q()
    for word in words_of(text):
        wanted &= _word(word)
    return wanted


def _word(word: str) -> Q:
    pattern = word_pattern(word)
    said = Q(title__regex=pattern) | _stands_in("abstract", word)
    translated = PublicationTranslation.objects.public().filter(said).values("original")
    printed = Authorship.objects.filter(name__regex=pattern).values("publication")
    ours = Profile.objects.listed().filter(name__regex=pattern)
    known = Authorship.objects.filter(profile__in=ours, hidden=False).values("publication")
    return said | Q(pk__in=printed) | Q(pk__in=known) | Q(pk__in=translated)


class _Octets(Func):
    """How many bytes a text has in UTF-8."""

    function = "OCTET_LENGTH"
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # The function has this name in no SQLite before 3.43.
        context["template"] = "LENGTH(CAST(%(expressions)s AS BLOB))"
        return self.as_sql(compiler, connection, **context)


def _stands_in(field: str, word: str) -> Q:
    """A long text is looked through by the quick pattern, and by the whole one if it needs that."""
    quick = ascii_pattern(word)
    whole = Q(**{f"{field}__regex": word_pattern(word)})
    beyond_ascii = Q(GreaterThan(_Octets(field), Length(field))) & whole
    return Q(**{f"{field}__regex": quick}) | beyond_ascii if quick else whole


def _person(slug: str, audiences: Audiences) -> Q:
    return _shown_by(Profile.objects.listed().filter(slug=slug), audiences)


def _department(slug: str, audiences: Audiences) -> Q:
    return _shown_by(Profile.objects.listed().of_department(slug), audiences)


def _shown_by(people: ProfileQuerySet, audiences: Audiences) -> Q:
    return Q(pk__in=Publication.objects.shown_by(people, *audiences).values("pk"))


def _venue(name: str, audiences: Audiences) -> Q:
    return Q(venue__regex=whole_pattern(name))


def _keyword(word: str, audiences: Audiences) -> Q:
    return Q(keywords__regex=whole_pattern(word, ";"))


def _years(values: Sequence[Value]) -> list[Q]:
    single = [int(v.raw) for v in values if v.name == "year" and v.raw != WITHOUT_YEAR]
    found = [Q(year__in=single)] if single else []
    if any(value.raw == WITHOUT_YEAR for value in values):
        found.append(Q(year=None))
    bounds = {value.name: int(value.raw) for value in values if value.name != "year"}
    within = {"from": "year__gte", "to": "year__lte"}
    if bounds:
        found.append(Q(**{within[name]: year for name, year in bounds.items()}))
    return found


_CONDITIONS: Mapping[str, Callable[[str, Audiences], Q]] = {
    "q": _words,
    "person": _person,
    "department": _department,
    "type": lambda raw, _audiences: Q(type=raw),
    "status": lambda raw, _audiences: Q(status=raw),
    "venue": _venue,
    "keyword": _keyword,
}
