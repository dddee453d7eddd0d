"""By what each thing is found: a record for everything of a kind, or for some of it.

Hidden parts of a person's page are left out here; whether a thing itself may be seen is asked when
somebody searches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, cast

from django.db.models import Prefetch

from faculty_site.lib.markdown import Dialect, plain_text
from news.models import NewsItem
from profiles.models import Entry, Membership, Page, Profile, Section
from profiles.models.base import Visibility
from profiles.page.filing import entries_by_section
from publications.models import Authorship, Publication

from .models import Kind, Record
from .words import folded, other_spellings

MOST_WORDS, MOST_LETTERS = 15_000, 150_000
"""Of a text that are searched: PostgreSQL takes no more than 16,383 words and 1 MB."""

Keys = Sequence[int]


def records_of(kind: str, keys: Keys) -> Iterator[Record]:
    """The records of those things of a kind that are there."""
    return _READERS[Kind(kind)](keys)


def model_of(kind: str) -> Any:
    return _MODELS[Kind(kind)]


def _people(keys: Keys) -> Iterator[Record]:
    memberships = Membership.objects.select_related("department")
    people = Profile.objects.filter(pk__in=keys).prefetch_related(
        "translations",
        Prefetch("memberships", memberships),
        *("sections__translations", "entries__translations"),
    )
    for person in people:
        said = [person, *_translations(person)]
        names = [person.name, person.native_name, person.sort_name, *_texts(person.name_variants)]
        names += [each.name for each in said[1:]]
        facts = [(each.position, each.affiliation, each.interests) for each in said]
        places = [(m.department.name, m.role) for m in person.memberships.all()]
        title = [text for each in (*facts, *places) for text in each] + [person.orcid]
        text = [words for each in said for words in _facts(each)] + list(_parts(person))
        yield _record(Kind.PERSON, person.pk, title, text, names, filed=person.sort_name)


def _parts(person: Profile) -> Iterator[str]:
    """The texts of the page's sections and entries, as far as it shows them."""
    sections = list(person.sections.all())
    shown = [section for section in sections if section.visibility == Visibility.PUBLIC]
    for section in shown:
        for each in (section, *_translations(section)):
            yield from (each.heading, _body(each))
    entries = [entry for entry in person.entries.all() if entry.visibility == Visibility.PUBLIC]
    for entry in _shown_entries(entries, sections, shown):
        for each in (entry, *_translations(entry)):
            yield from (each.title, each.place, _body(each))


def _shown_entries(
    entries: Sequence[Entry], sections: Sequence[Section], shown: Sequence[Section]
) -> Iterator[Entry]:
    """Without those of a list that is hidden, as the page has it."""
    lists = Section.Kind.ENTRIES
    of_section = entries_by_section(entries, shown)
    hides_rest = any(s.kind == lists for s in sections) and all(s.kind != lists for s in shown)
    for key in (*(section.pk for section in shown), *(() if hides_rest else (None,))):
        yield from of_section.get(key, ())


def _facts(person: Any) -> Iterator[str]:
    """The further facts; an import may have left anything there."""
    for fact in person.facts if isinstance(person.facts, list) else ():
        if isinstance(fact, list | tuple):
            yield " ".join(plain_text(text) for text in _texts(fact))


def _news(keys: Keys) -> Iterator[Record]:
    items = NewsItem.objects.filter(pk__in=keys).select_related("profile", "department")
    for item in items.prefetch_related("translations"):
        said = [item, *_translations(item)]
        title = [text for each in said for text in (each.title, each.category)]
        text = [text for each in said for text in (_body(each), each.place)]
        yield _record(
            Kind.NEWS, item.pk, title, text, of=_owner_words(item), day=_number(item.last_day)
        )


def _pages(keys: Keys) -> Iterator[Record]:
    pages = Page.objects.filter(pk__in=keys).select_related("profile")
    for page in pages.prefetch_related("translations"):
        said = [page, *_translations(page)]
        title, text = [each.title for each in said], [_body(each) for each in said]
        yield _record(Kind.PAGE, page.pk, title, text, of=_owner_words(page), filed=page.title)


def _publications(keys: Keys) -> Iterator[Record]:
    authors = Authorship.objects.select_related("profile").order_by("position", "pk")
    works = Publication.objects.filter(pk__in=keys).prefetch_related(
        "translations", Prefetch("authorships", authors)
    )
    for work in works:
        said = [work, *_translations(work)]
        title = [each.title for each in said] + list(_author_names(work.authorships.all()))
        numbers = [work.doi, f"arXiv {work.arxiv}" if work.arxiv else "", work.isbn, work.pmid]
        text = [text for each in said for text in (each.abstract, each.note)]
        text += [work.keywords, work.venue, work.series, work.publisher, work.award]
        of = [*numbers, str(work.year or "")]
        day = (work.year or 9999) * 10_000  # works without a year are under way: the newest
        yield _record(Kind.PUBLICATION, work.pk, title, text, of=of, day=day, filed=work.title)


def _author_names(authors: Iterable[Authorship]) -> Iterator[str]:
    """As printed, and as those who are listed here are called today."""
    for author in authors:
        yield author.name
        if author.profile and not author.hidden and author.profile.is_listed:
            yield from (author.profile.name, author.profile.native_name)


def _owner_words(thing: Any) -> list[str]:
    owner = thing.profile or thing.department
    return [owner.name, getattr(owner, "native_name", "")]


def _record(
    kind: Kind,
    key: int,
    title: Sequence[str],
    text: Sequence[str],
    names: Sequence[str] = (),
    *,
    of: Sequence[str] = (),
    day: int = 0,
    filed: str = "",
) -> Record:
    """`of` are words that it is found by and that no excerpt shows."""
    shown = "\n".join(dict.fromkeys(filter(None, (" ".join(each.split()) for each in text))))
    return Record(
        kind=kind,
        key=key,
        names=_folded(names, spellings=True),
        title=_folded(title, spellings=True),
        text=_folded([*of, shown]),
        shown=shown,
        day=day,
        filed=" ".join(folded(filed))[:100],
    )


def _folded(texts: Sequence[str], *, spellings: bool = False) -> str:
    each = dict.fromkeys(filter(None, texts))
    words = [word for text in each for word in folded(text)][:MOST_WORDS]
    others = [word for text in each for word in other_spellings(text)] if spellings else []
    whole = " ".join((*words, *dict.fromkeys(others)))
    return whole[:MOST_LETTERS].rpartition(" ")[0] if len(whole) > MOST_LETTERS else whole


def _translations(thing: Any) -> list[Any]:
    return [each for each in thing.translations.all() if each.visibility == Visibility.PUBLIC]


def _body(thing: Any) -> str:
    return plain_text(thing.body, cast("Dialect", thing.dialect))


def _texts(value: object) -> list[str]:
    return (
        [text for text in value if isinstance(text, str)] if isinstance(value, list | tuple) else []
    )


def _number(day: date | None) -> int:
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


_READERS: Final[Mapping[Kind, Callable[[Keys], Iterator[Record]]]] = {
    Kind.PERSON: _people,
    Kind.PUBLICATION: _publications,
    Kind.NEWS: _news,
    Kind.PAGE: _pages,
}

_MODELS: Final[Mapping[Kind, Any]] = {
    Kind.PERSON: Profile,
    Kind.PUBLICATION: Publication,
    Kind.NEWS: NewsItem,
    Kind.PAGE: Page,
}
