"""What a restoring will do, and doing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import CASCADE, FileField, Model
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext

from faculty_site.lib.changes import change
from profiles.history.reading import FieldChange, state_of_row, states, with_past
from profiles.history.restoring.forms import filled, form_of
from profiles.history.values import fields_between, names_of, pieces_of
from profiles.models import Profile
from profiles.models.history import CREATED, DELETED, State, state_of
from profiles.permissions import can, may_add
from profiles.permissions.pasts import KEEP_HISTORY


@dataclass(slots=True)
class Wish:
    """A row that is to be as it was."""

    row: Any
    model: type[Model]
    obj: Any
    """The row as it stands; None where it is gone."""
    then: State
    form: Any = None
    fields: list[FieldChange] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    """Labels of fields that differ and that the reader may not set."""
    refusal: str = ""

    @property
    def can_be_done(self) -> bool:
        return not self.refusal and (self.obj is None or bool(self.fields))


def wish_for(request: HttpRequest, site: AdminSite, row: Any, *, whole: bool = False) -> Wish:
    """What taking a change of a row back would do; with `whole`, putting it as it stood then."""
    model = row.instance_type
    ((row, before, _is_there),) = with_past(model, [row.pk])
    obj = model._base_manager.filter(pk=row.id).first()
    then, now = states(row, before)
    if row.history_type == DELETED:
        return _wish_for_deleted(request, Wish(row, model, obj, state_of_row(row)))
    names = None if whole else {each.name for each in fields_between(model, then, now)}
    then = now if whole else then
    wish = Wish(row, model, obj, then or {})
    if obj is None:
        wish.refusal = gettext("It was deleted since; it can be brought back where that stands.")
    elif then is None or (row.history_type == CREATED and not whole):
        wish.refusal = gettext("It was added then; to take that back, delete it.")
    elif not can(request.user, "change", obj):
        wish.refusal = gettext("You may not change this.")
    else:
        _look_at_changed(request, site, wish, names)
    return wish


def _wish_for_deleted(request: HttpRequest, wish: Wish) -> Wish:
    if wish.obj is not None:
        wish.refusal = gettext("It is there again.")
    else:
        _look_at_deleted(request, wish)
    return wish


def _look_at_changed(
    request: HttpRequest, site: AdminSite, wish: Wish, wanted: Collection[str] | None
) -> None:
    here = state_of(wish.obj)
    differing = [
        each
        for each in fields_between(wish.model, here, wish.then)
        if wanted is None or each.name in wanted
    ]
    wish.form = form_of(request, site, wish.obj, [each.name for each in differing])
    offered = wish.form.base_fields if wish.form else {}
    keys = [(each, s[each.attname]) for each in differing for s in (here, wish.then)]
    names = names_of(request.user, keys)
    for each in differing:
        label = capfirst(str(each.verbose_name))
        if each.name not in offered or _is_lost(each, wish.then):
            wish.closed.append(label)
            continue
        pieces = pieces_of(each, here, wish.then, names)
        wish.fields.append(FieldChange(each.name, label, pieces))
    if not wish.fields:
        wish.refusal = (
            gettext("Only an admin may set this back.")
            if wish.closed
            else gettext("It stands like this already.")
        )


def _is_lost(each: Any, state: State) -> bool:
    """Whether a field names a file that is no longer there."""
    name = state[each.attname]
    return isinstance(each, FileField) and bool(name) and not each.storage.exists(str(name))


def _look_at_deleted(request: HttpRequest, wish: Wish) -> None:
    names = names_of(
        request.user,
        [(each, wish.then[each.attname]) for each in wish.row.tracked_fields],
    )
    wish.fields = [
        FieldChange(each.name, capfirst(str(each.verbose_name)), pieces)
        for each in fields_between(wish.model, None, wish.then)
        if (pieces := pieces_of(each, None, wish.then, names))
    ]


def _revived(wish: Wish) -> Any:
    """The deleted row as an object; what it may have pointed at and is gone is left open.

    Raises ValidationError where that to which it belonged is gone.
    """
    obj: Any = wish.model(**wish.then)
    for each in wish.row.tracked_fields:
        if _is_lost(each, wish.then):
            setattr(obj, each.attname, "")
        key = getattr(obj, each.attname)
        if not each.is_relation or key is None:
            continue
        if each.related_model._base_manager.filter(pk=key).exists():
            continue
        if each.remote_field.on_delete is CASCADE or not each.null:
            raise ValidationError(gettext("That to which it belonged is gone."))
        setattr(obj, each.attname, None)
    return obj


def _may_revive(user: Any, obj: Any, revived: Collection[Any]) -> bool:
    """Whether the row may be added where it stood.

    What comes back together with its work or record was deleted with it, by somebody who might.
    """
    key, obj.pk = obj.pk, None
    try:
        allowed = can(user, "add", obj)
    except ObjectDoesNotExist:
        return False
    finally:
        obj.pk = key
    if allowed:
        return True
    parent = getattr(obj, "publication", None) or getattr(obj, "original", None)
    person = getattr(obj, "profile", None)
    is_own = not isinstance(person, Profile) or can(user, "change", person)
    if not isinstance(parent, Model) or parent not in revived:
        return False
    return is_own and may_add(user, type(parent))


@transaction.atomic
def fulfil(
    request: HttpRequest, wishes: Iterable[Wish], chosen: Collection[str] | None = None
) -> int:
    """Put the rows back, of a changed one the `chosen` fields; returns how many.

    Raises ValidationError, and changes nothing, where a row would not be valid.
    """
    done = 0
    revived: list[Model] = []
    with change("restore"):
        for wish in sorted(wishes, key=_parents_first):
            if not wish.can_be_done:
                continue
            if wish.obj is None:
                obj = _revived(wish)
                if not _may_revive(request.user, obj, revived):
                    raise ValidationError(gettext("You may not put this there."))
                obj.full_clean()
                obj.save(force_insert=True)
                revived.append(obj)
                done += 1
            else:
                done += _put_back(wish, chosen)
    return done


def _parents_first(wish: Wish) -> tuple[bool, int]:
    return wish.obj is not None, KEEP_HISTORY.index(wish.model._meta.label_lower)


def _put_back(wish: Wish, chosen: Collection[str] | None) -> int:
    names = [each.name for each in wish.fields if chosen is None or each.name in chosen]
    if not names:
        return 0
    for name in names:
        if isinstance(wish.model._meta.get_field(name), FileField):
            setattr(wish.obj, name, wish.then[name])
    form = filled(wish.form, wish.obj, wish.then, names)
    if not form.is_valid():
        raise ValidationError(
            [f"{capfirst(name)}: {text}" for name, texts in form.errors.items() for text in texts]
        )
    form.save()
    return 1
