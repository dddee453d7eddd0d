"""Making two works of one onto which the sources of two people were joined wrongly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.names import same_person
from faculty_site.lib.naming import in_sites_language
from faculty_site.lib.slugs import next_free
from profiles.models import ImportRecord, LegacyUrl, Profile
from publications.merging.authors import ON_THEIR_PAGE, people_of
from publications.merging.history import tell, written_down
from publications.merging.journal import LEDGER, changes_between, ledger_lines, state_around
from publications.models import (
    Authorship,
    FormerSlug,
    Merge,
    Publication,
    PublicationTranslation,
    Relation,
)

AUTHORS = Authorship._meta.label_lower
OF_AUTHOR = ("name", "family", "given", "suffix", "is_organization", "orcid", "marks")
NOBODY = Authorship()
"""An author behind whom nobody stands, with what that has for a person's page."""

LONGEST_SLUG = 100


@transaction.atomic
def split(work: Publication, people: Collection[Profile], by: User) -> Merge:
    """Make a work of its own for some of a work's people; returns the line that can undo it.

    The new one says what their sources last said, or else the same as the old one, and their
    ledger lines lead to it; on the old one their names stay, with nobody behind them. The two are
    known as different from now on. It is asked of the caller that `by` may change the work.
    """
    with written_down(by, work.pk):
        return _split(work, people, by)


def _split(work: Publication, people: Collection[Profile], by: User) -> Merge:
    work = Publication.objects.select_for_update().get(pk=work.pk)
    concerned = set(people_of(work))
    before = state_around([work.pk], [work.slug])
    lines = list(ledger_lines([work.slug]).filter(source__profile__in=people).order_by("pk"))
    said: dict[str, Any] = next((line.values for line in lines if line.model == LEDGER[0]), {})
    left = list(
        ledger_lines([work.slug]).filter(model=LEDGER[0]).exclude(source__profile__in=people)
    )
    copy = _copy(work, said)
    _take_back(work, said, left)
    _part_authors(work, copy, people, said)
    _copy_translations(work, copy)
    _move_ledger(lines, copy)
    LegacyUrl.objects.filter(publication=work, profile__in=people).update(publication=copy)
    first, second = sorted((work.pk, copy.pk))
    Relation.objects.create(
        first_id=first, second_id=second, kind=Relation.Kind.DIFFERENT, decided=True,
        reason="somebody split them",
    )  # fmt: skip
    changes = changes_between(before, state_around([work.pk, copy.pk], [work.slug, copy.slug]))
    made = Merge.objects.create(
        publication=work,
        kind=Merge.Kind.SPLIT,
        other_slug=copy.slug,
        before={"title": copy.title, "changes": [change.json() for change in changes]},
        made_by=by,
    )
    message = in_sites_language(
        _("Split “%(new)s” (%(slug)s) off “%(work)s”."), new=copy.title, slug=copy.slug, work=work
    )
    tell(by, message, [work, copy], concerned)
    return made


def _copy(work: Publication, said: Mapping[str, Any]) -> Publication:
    """A work like the old one, but with what the source of the people said."""
    copy = Publication.objects.get(pk=work.pk)
    copy.pk, copy._state.adding, copy.address_before = None, True, None
    for field, value in _said_fields(said):
        setattr(copy, field.name, field.to_python(value))
    like = Publication.objects.filter(slug__startswith=work.slug[: LONGEST_SLUG - 4])
    former = FormerSlug.objects.filter(slug__startswith=work.slug[: LONGEST_SLUG - 4])
    taken = {*like.values_list("slug", flat=True), *former.values_list("slug", flat=True)}
    copy.slug = next_free(work.slug, taken, LONGEST_SLUG)
    copy.save(force_insert=True)
    return copy


def _said_fields(said: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    for field in Publication._meta.concrete_fields:
        if field.name in said:
            yield field, said[field.name]


def _take_back(work: Publication, said: Mapping[str, Any], left: Collection[ImportRecord]) -> None:
    """Empty what only the source of the people brought: the old one lacked it."""
    if not said or not left:
        return
    changed = []
    for field, value in _said_fields(said):
        others = [line.values.get(field.name) for line in left]
        brought = field.value_from_object(work) == field.to_python(value) and value not in others
        if brought and not any(others):
            setattr(work, field.name, field.get_default())
            changed.append(field.name)
    if changed:
        work.save(update_fields=changed)


def _part_authors(
    work: Publication, copy: Publication, people: Collection[Profile], said: Mapping[str, Any]
) -> None:
    """The people stand on the copy as they stood on the work, where only their names are left."""
    old = list(work.authorships.select_related("profile").order_by("position"))
    leaving = [author for author in old if author.profile in people]
    listed = said.get(AUTHORS) or [{n: getattr(a, n) for n in OF_AUTHOR} for a in old]
    fresh = [
        Authorship(
            publication=copy,
            position=position,
            **{name: values[name] for name in OF_AUTHOR if name in values},
        )
        for position, values in enumerate(listed, 1)
    ]
    for author in leaving:
        _place_of(author, fresh, listed, copy)
        for name in ON_THEIR_PAGE:
            setattr(author, name, getattr(NOBODY, name))
        author.save(update_fields=list(ON_THEIR_PAGE))
    Authorship.objects.bulk_create(fresh)


def _place_of(author: Authorship, fresh: list[Authorship], listed: Any, copy: Publication) -> None:
    """Put a person where their source has them, else where their name stands, else at the end."""
    slug = author.profile.slug if author.profile else ""
    free = [
        (each, values)
        for each, values in zip(fresh, listed, strict=False)
        if each.profile_id is None
    ]
    found = next((each for each, values in free if values.get("profile") == [slug]), None)
    for wanted in ("yes", "maybe"):
        alike = [each for each, _values in free if same_person(each.name, author.name) == wanted]
        found = found or next(iter(alike), None)
    if found is None:
        found = Authorship(publication=copy, position=len(fresh) + 1, name=author.name)
        fresh.append(found)
    for name in ON_THEIR_PAGE:
        setattr(found, name, getattr(author, name))


def _copy_translations(work: Publication, copy: Publication) -> None:
    rows = list(work.translations.all())
    for row in rows:
        row.pk, row._state.adding, row.original = None, True, copy
    PublicationTranslation.objects.bulk_create(rows)


def _move_ledger(lines: Collection[ImportRecord], copy: Publication) -> None:
    for line in lines:
        line.key = [copy.slug, *line.key[1:]]
        line.save(update_fields=["key"])
