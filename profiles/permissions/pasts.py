"""The rules of histories: whoever may inspect a row reads what became of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from profiles.models.translations import Translation
from profiles.permissions.cases import Action, Case
from profiles.permissions.seeing import cases_of, visible
from profiles.permissions.standings import User, pages_of


def past(user: User, action: Action, model: type[Model]) -> list[Case]:
    """The history of a row is open to whoever may inspect it; of one that is gone, to whoever
    could inspect it where it stood."""
    if action != "inspect":
        return []
    kind: type[Model] = model.instance_type  # type: ignore[attr-defined]
    here: Case = (("id", visible(user, "inspect", kind)),)
    rows = model._default_manager
    gone = rows.filter(~Exists(kind._base_manager.filter(pk=OuterRef("id"))))
    cases = cases_of(user, action, kind)
    places = [(("", gone), *case) for case in cases if all(path for path, _ in case)]
    if issubclass(kind, Translation):
        places.append((("", gone.filter(history_page__in=pages_of(user).values("pk"))),))
    if column := WORKS.get(kind._meta.label_lower):
        places.append((("", _of_gone_works(user, gone, column)),))
    return [here, *places]


WORKS = {
    "publications.publication": "id",
    "publications.publicationtranslation": "original",
    "publications.authorship": "publication",
}
"""Where histories of works name the work."""


def _of_gone_works(user: User, gone: QuerySet[Any], column: str) -> QuerySet[Any]:
    """Rows of works that are gone, and on which the user's people had a part."""
    work = gone.model._meta.get_field(column).related_model if column != "id" else None
    kind = work or gone.model.instance_type
    authorships: Any = kind._meta.get_field("authorships").related_model
    part = authorships.history.model._default_manager
    mine = part.filter(history_page__in=pages_of(user).values("pk")).values("publication")
    there = kind._base_manager.filter(pk=OuterRef(column))
    return gone.filter(~Exists(there), **{f"{column}__in": mine})


KEEP_HISTORY = (
    "profiles.department", "profiles.departmentrole", "profiles.navigationlink",
    "profiles.profile", "profiles.profiletranslation", "profiles.membership",
    "profiles.delegation", "profiles.section", "profiles.sectiontranslation", "profiles.link",
    "profiles.entry", "profiles.entrytranslation", "profiles.page", "profiles.pagetranslation",
    "news.newsitem", "news.newsitemtranslation", "publications.publication",
    "publications.publicationtranslation", "publications.authorship",
)  # fmt: skip
"""Models of which every change is written down; each behind those that it belongs to."""
