"""Keeps the old part of an address when a new one is saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver

from profiles.models import ImportRecord, LegacyUrl, Page
from profiles.models.addresses import Addressed


@receiver(post_save)
def remember(
    instance: Model, raw: bool = False, update_fields: frozenset[str] | None = None, **_: Any
) -> None:
    if raw or not isinstance(instance, Addressed):
        return
    if update_fields is not None and instance.ADDRESS not in update_fields:
        return
    before, now = instance.address_before, getattr(instance, instance.ADDRESS)
    instance.address_before = now
    if before and before != now:
        if isinstance(instance, Page):
            _keep_page(instance, before)
        else:
            _keep(instance, before, now)
        _rename_in_ledger(instance, before, now)


def former_slugs_of(model: type[Model]) -> QuerySet[Any]:
    """The former slugs of objects of a model; none where the model keeps none."""
    relation: Any = next(
        (each for each in model._meta.related_objects if each.name == "former_slugs"), None
    )
    if relation is None:
        return model._default_manager.none()
    found: QuerySet[Any] = relation.related_model._default_manager.filter(
        **{f"{relation.field.name}__isnull": False}
    )
    return found


def slugs_today(model: type[Model], slugs: Iterable[str]) -> dict[str, str]:
    """Of each slug the one that its object has now; itself where one has it, or none ever had.

    Two queries. Asks about no rights.
    """
    found = {slug: slug for slug in slugs}
    rows, column = model._default_manager.filter(slug__in=found), _column(model)
    gone = found.keys() - set(rows.values_list("slug", flat=True))
    former = former_slugs_of(model).filter(slug__in=gone)
    return found | dict(former.values_list("slug", f"{column}__slug"))


def is_anothers(obj: Model, slug: str) -> bool:
    """Whether the slug was once that of another object, to which it leads."""
    rows = former_slugs_of(type(obj)).filter(slug=slug)
    if obj.pk is not None and rows.model is not type(obj):
        rows = rows.exclude(**{_column(type(obj)): obj.pk})
    return rows.exists()


def _column(model: type[Model]) -> str:
    relation: Any = model._meta.get_field("former_slugs")
    return str(relation.field.name)


def _keep(obj: Model, before: str, now: str) -> None:
    """Whoever has a slug now goes before whoever had it."""
    column, rows = _column(type(obj)), former_slugs_of(type(obj))
    rows.filter(slug=now).delete()
    rows.filter(slug=before).delete()
    rows.model._default_manager.create(**{"slug": before, column: obj})


def _keep_page(page: Page, before: str) -> None:
    """As an old address below the person; one that their old site had there goes before."""
    LegacyUrl.objects.filter(profile=page.profile, path=f"/{page.key}/", page=page).delete()
    LegacyUrl.objects.get_or_create(
        profile=page.profile, path=f"/{before}/", defaults={"page": page}
    )


def _rename_in_ledger(obj: Model, before: str, now: str) -> None:
    """The next import has to find the object; a person it finds by itself."""
    label = obj._meta.label_lower
    lines = ImportRecord.objects.filter(model__in=[label, f"{label}translation"])
    if isinstance(obj, Page):
        lines = lines.filter(source__profile=obj.profile, key__1=before)
    elif obj._meta.model_name == "profile":
        return
    else:
        lines = lines.filter(key__0=before)
    at = 1 if isinstance(obj, Page) else 0
    for line in lines:
        line.key[at] = now
        line.save(update_fields=["key"])
