"""Making one work of two."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.naming import in_sites_language
from profiles.models import LegacyUrl
from publications.merging.authors import AuthorPlan, author_plans, carry_over, people_of
from publications.merging.fields import FieldPlan, field_plans
from publications.merging.history import tell, written_down
from publications.merging.journal import changes_between, ledger_lines, state_around
from publications.models import FormerSlug, Merge, Publication, Relation


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge will do to the work that stays, field by field and author by author."""

    kept: Publication
    other: Publication
    fields: tuple[FieldPlan, ...]
    authors: tuple[AuthorPlan, ...]


def plan_merge(kept: Publication, other: Publication) -> Plan:
    """What merging `other` into `kept` would do; nothing is written."""
    return Plan(kept, other, tuple(field_plans(kept, other)), tuple(author_plans(kept, other)))


@transaction.atomic
def merge(kept: Publication, other: Publication, by: User) -> Merge:
    """Make two works one: `kept` stays with its values and address, and gets what it lacks.

    The other goes; its people, translations, suggestions, old addresses and ledger lines move, and
    its address leads to the kept one. It is asked of the caller that `by` may change both. Raises
    DoesNotExist where one of them went meanwhile.
    """
    with written_down(by, kept.pk, other.pk):
        return _merge(kept, other, by)


def _merge(kept: Publication, other: Publication, by: User) -> Merge:
    works = Publication.objects.select_for_update().order_by("pk").in_bulk([kept.pk, other.pk])
    if len(works) < 2:
        raise Publication.DoesNotExist(f"{kept.slug} or {other.slug} is gone")
    kept, other = works[kept.pk], works[other.pk]
    keys, slugs = (kept.pk, other.pk), (kept.slug, other.slug)
    people = set(people_of(kept, other))
    before = state_around(keys, slugs)
    _fill_fields(plan := plan_merge(kept, other))
    carry_over(plan.authors, kept)
    _move_rows(kept, other)
    _move_relations(kept, other)
    _move_ledger(kept.slug, other.slug)
    other_title = other.title
    other.delete()
    FormerSlug.objects.create(slug=slugs[1], publication=kept)
    changes = changes_between(before, state_around(keys, slugs))
    made = Merge.objects.create(
        publication=kept,
        kind=Merge.Kind.MERGE,
        other_slug=slugs[1],
        before={"title": other_title, "changes": [change.json() for change in changes]},
        made_by=by,
    )
    merged = _("Merged “%(other)s” (%(slug)s) into “%(work)s” (%(kept)s).")
    names = {"other": other_title, "slug": slugs[1], "work": kept, "kept": kept.slug}
    tell(by, in_sites_language(merged, **names), [kept], people)
    return made


def _fill_fields(plan: Plan) -> None:
    changed = [field for field in plan.fields if field.fate in ("filled", "joined")]
    for field in changed:
        setattr(plan.kept, field.name, field.becomes)
    if changed:
        plan.kept.save(update_fields=[field.name for field in changed])


def _move_rows(kept: Publication, other: Publication) -> None:
    """What the other has and the kept one has not; the rest goes with the other."""
    languages = kept.translations.values_list("language", flat=True)
    other.translations.exclude(language__in=list(languages)).update(original=kept)
    _move_suggestions(kept, other)
    LegacyUrl.objects.filter(publication=other).update(publication=kept)
    FormerSlug.objects.filter(publication=other).update(publication=kept)
    Merge.objects.filter(publication=other).update(publication=kept)


def _move_suggestions(kept: Publication, other: Publication) -> None:
    """Nobody is asked who is an author now, nor who said no of either work."""
    linked = set(people_of(kept))
    kept.suggestions.open().filter(profile__in=linked).delete()
    here = {suggestion.profile_id: suggestion for suggestion in kept.suggestions.all()}
    for suggestion in other.suggestions.all():
        known = here.get(suggestion.profile_id)
        if known is None and (suggestion.refused or suggestion.profile_id not in linked):
            suggestion.publication = kept
            suggestion.save(update_fields=["publication"])
        elif known is not None and suggestion.refused and not known.refused:
            known.refused = True
            known.save(update_fields=["refused"])


def _move_relations(kept: Publication, other: Publication) -> None:
    """What is known of the other and a third work; what somebody decided goes before."""
    between = Q(first=kept, second=other) | Q(first=other, second=kept)
    Relation.objects.filter(between).delete()
    for known in Relation.objects.filter(Q(first=other) | Q(second=other)):
        third = known.second_id if known.first_id == other.pk else known.first_id
        first, second = sorted((kept.pk, third))
        here = Relation.objects.filter(first=first, second=second).first()
        if here is not None and (here.decided or not known.decided):
            continue
        if here is not None:
            here.delete()
        known.first_id, known.second_id = first, second
        known.save(update_fields=["first", "second"])


def _move_ledger(kept: str, other: str) -> None:
    """The sources of the other have the kept one now."""
    for line in ledger_lines([other]):
        line.key = [kept, *line.key[1:]]
        line.save(update_fields=["key"])
