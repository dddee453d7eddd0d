"""What is kept of a person, kind by kind, and what becomes of it when they are erased."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from profiles.models import Profile


class Fate(StrEnum):
    GOES = "goes"
    """Deleted with the person."""
    NAMELESS = "nameless"
    """Stays where others share it, with the name as printed and nothing else of the person."""
    LOOSE = "loose"
    """Not theirs: it only pointed at something of theirs."""


FATES: Final[Mapping[str, Fate]] = {
    "profiles.profile": Fate.GOES,
    "profiles.profiletranslation": Fate.GOES,
    "profiles.section": Fate.GOES,
    "profiles.sectiontranslation": Fate.GOES,
    "profiles.page": Fate.GOES,
    "profiles.pagetranslation": Fate.GOES,
    "profiles.link": Fate.GOES,
    "profiles.entry": Fate.GOES,
    "profiles.entrytranslation": Fate.GOES,
    "profiles.asset": Fate.GOES,
    "profiles.membership": Fate.GOES,
    "profiles.delegation": Fate.GOES,
    "profiles.legacyurl": Fate.GOES,
    "profiles.formerslug": Fate.GOES,
    "profiles.source": Fate.GOES,
    "profiles.sourcefile": Fate.GOES,
    "profiles.importrecord": Fate.GOES,
    "news.newsitem": Fate.GOES,
    "news.newsitemtranslation": Fate.GOES,
    "publications.authorship": Fate.NAMELESS,
    "publications.suggestion": Fate.GOES,
    "invitations.invitation": Fate.GOES,
    "invitations.claim": Fate.GOES,
    "drafts.draft": Fate.GOES,
    "drafts.draftlink": Fate.GOES,
    "link_check.mention": Fate.GOES,
}
"""Every model whose rows lead to a person, by its label; histories go with their models."""


def leading_to(model: type[Model]) -> dict[type[Model], set[str]]:
    """The models whose rows lead to a row of this one, with the paths there, shortest first.

    Histories are left out: their rows say themselves to whose page they belong.
    """
    found: dict[type[Model], set[str]] = {}
    waiting: list[tuple[type[Model], str]] = [(model, "")]
    while waiting:
        target, path = waiting.pop(0)
        for field in target._meta.get_fields(include_hidden=True):
            relation: Any = field
            if not (relation.auto_created and not relation.concrete) or relation.many_to_many:
                continue
            source = relation.related_model
            if is_history(source):
                continue
            step = f"{relation.field.name}__{path}" if path else relation.field.name
            if source not in found and source is not model:
                waiting.append((source, step))
            found.setdefault(source, set()).add(step)
    return found


def is_history(model: type[Model]) -> bool:
    return any(field.name == "history_page" for field in model._meta.fields)


def histories() -> Iterator[type[Model]]:
    """The models of all histories."""
    return (model for model in apps.get_models() if is_history(model))


def rows_of(person: Profile, model: type[Model]) -> QuerySet[Any]:
    """The person's rows of a model: those that go with them, and their authorships."""
    if model is Profile:
        return Profile.objects.filter(pk=person.pk)
    # Cascades only: an old address that led to a section of somebody else's is not theirs.
    wanted = Q(pk__in=[])
    for path in _owning(model):
        wanted |= Q(**{path: person})
    return model._default_manager.filter(wanted).distinct()


def kinds() -> list[type[Model]]:
    """The models of `FATES`, in its order, that are installed."""
    return [apps.get_model(label) for label in FATES]


def _owning(model: type[Model]) -> list[str]:
    """The paths by which a row belongs to a person: to the person, or to what is theirs."""
    paths = leading_to(Profile).get(model, set())
    return sorted(path for path in paths if path.split("__")[0] in OWNERS)


OWNERS: Final = frozenset({"profile", "original", "source", "news_item", "draft"})
"""The columns that say whose a row is; by others (`section`, `page`) it only stands somewhere."""
