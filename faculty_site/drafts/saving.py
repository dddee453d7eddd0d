"""Keeps a draft, and sees to it that nobody writes over somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from faculty_site.drafts.contents import Contents, contents_of, kept_of
from faculty_site.drafts.models import Draft
from faculty_site.lib.sent_numbers import number_in
from profiles.admin_base.forms import page_of
from profiles.models import Department, Profile
from profiles.permissions import visible

NAMED_BY: Final = {"profiles.section": ("heading",), "profiles.link": ("label", "kind")}
"""The fields that give a thing its name, where words of the interface stand for an empty one."""


class TakenError(Exception):
    """Somebody has saved the draft meanwhile, or begun one."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(str(draft))
        self.draft = draft


@dataclass
class Made:
    """What a form would have saved, and where that would stand."""

    label: str
    key: int | None
    title: str
    place: tuple[Profile | None, Department | None]
    contents: Contents
    forms: tuple[Any, list[Any]]


def made_by(user: Any, obj: Any, forms: tuple[Any, list[Any]], *, new: bool) -> Made:
    """Of an object that these forms have just saved, in a transaction that is to be undone."""
    label = obj._meta.label_lower
    contents = contents_of(*forms, new=new)
    contents.naming = _naming_of(label, obj)
    title = "" if contents.naming else str(obj)[:300]
    key, place = None if new else obj.pk, _place_of(user, obj, new=new)
    return Made(label, key, title, place, contents, forms)


def _naming_of(label: str, obj: Any) -> dict[str, str]:
    """Empty where the thing has words of its own, which are the same in every language."""
    naming = {name: getattr(obj, name) for name in NAMED_BY.get(label, ())}
    own, *_others = [*naming.values(), ""]
    return {} if own else naming


def _place_of(user: Any, obj: Any, *, new: bool) -> tuple[Profile | None, Department | None]:
    if isinstance(obj, Profile) and new:
        first = obj.memberships.select_related("department").first()
        return None, first.department if first else None
    if isinstance(obj, Department):
        return None, None if new else obj
    if (page := page_of(obj)) is not None:
        return page, None
    if path := getattr(obj, "people_path", ""):
        people = type(obj)._default_manager.filter(pk=obj.pk).values(path)
        mine = visible(user, "change", Profile).filter(pk__in=people)
        return mine.order_by("pk").first(), None
    return None, getattr(obj, "department", None)


def draft_of(user: Any, model: type[Model], key: str) -> Draft | None:
    """The draft of the stored object with this key, if there is one and the user may change it."""
    number = number_in(key)
    return _one(user, model, key=number) if number else None


def draft_marked(user: Any, model: type[Model], mark: str) -> Draft | None:
    """The draft that a form says it shows, or that an address names by its number alone."""
    number = number_in(mark.partition(":")[0])
    return _one(user, model, pk=number) if number else None


def _one(user: Any, model: type[Model], **which: int) -> Draft | None:
    rows = visible(user, "change", Draft).filter(model=model._meta.label_lower, **which)
    found: Draft | None = rows.select_related("changed_by", "planned_by").first()
    return found


@transaction.atomic
def keep(made: Made, user: Any, *, opened: str, seen: str) -> Draft | None:
    """The draft as it is kept now; None where nothing differs, and then there is none any more.

    `opened` says how far the histories have come, `seen` which draft the user has seen. Raises
    TakenError where there is another or a newer one, and ValidationError where it is too much.
    """
    rows = visible(user, "change", Draft).select_for_update(of=("self",))
    rows = rows.filter(model=made.label, key=made.key)
    if made.key is None:
        rows = rows.filter(pk=number_in(seen.partition(":")[0]))
    draft: Draft | None = rows.first()
    before = Contents.from_json(draft.contents) if draft is not None else None
    contents = kept_of(before, made.contents, *made.forms) if before else made.contents
    if draft is not None and draft.mark != seen:
        if contents != before:
            raise TakenError(draft)
        return draft
    if contents.is_empty:
        if draft is not None:
            draft.delete()
        return None
    draft = draft or Draft(model=made.label, key=made.key, version=0)
    draft.opened = opened
    _fill(draft, made, contents, user)
    _save(draft, rows)
    return draft


def _fill(draft: Draft, made: Made, contents: Contents, user: Any) -> None:
    """Raises ValidationError for too much. A plan ends with somebody else's words, which are not
    for the planner's rights, and once it has failed."""
    if draft.planned_by_id != user.pk or draft.problem:
        draft.publish_at = draft.planned_by = None
    draft.contents, draft.problem = contents.as_json(), ""
    draft.title, (draft.profile, draft.department) = made.title, made.place
    draft.version, draft.changed, draft.changed_by = draft.version + 1, timezone.now(), user


def _save(draft: Draft, rows: QuerySet[Draft]) -> None:
    """Raises TakenError where somebody else began one at the same moment."""
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:
        raise TakenError(rows.get()) from None
