"""Form sets of the admin: their rows are those that were read for them, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.forms import BaseModelFormSet, Field, ModelChoiceField

if TYPE_CHECKING:
    _FormSet = BaseModelFormSet[Any, Any]
else:
    _FormSet = BaseModelFormSet


class StoredRow(Field):
    """The key of a row that the form set has read: Django would ask for each of them again."""

    def __init__(self, row: models.Model, usual: Field) -> None:
        super().__init__(required=False, initial=row.pk, widget=usual.widget)
        self._row, self._usual = row, usual

    def clean(self, value: Any) -> Any:
        return self._row if str(value) == str(self._row.pk) else self._usual.clean(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self._usual.has_changed(initial, data)


class OwnRows(_FormSet):
    """A form set that knows no key but those of its rows.

    Django takes the key of any row there is for a right one, and refuses the rest: by that somebody
    could tell which keys are taken of what is hidden from them.
    """

    model: type[models.Model]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        name = self.model._meta.pk.name
        usual = form.fields[name]
        if isinstance(usual, ModelChoiceField) and usual.queryset is not None:
            usual.queryset = usual.queryset.none()
        if form.is_bound and form.instance.pk is not None:
            form.fields[name] = StoredRow(form.instance, usual)
