"""Model and form fields: a fuzzy date, and the last day it can mean as a derived column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from .prose import parse_prose
from .value import FuzzyDate

if TYPE_CHECKING:
    _CharField = models.CharField["FuzzyDate | str | None", "FuzzyDate | None"]
    _DateField = models.DateField["dt.date | None", "dt.date | None"]
else:
    _CharField = models.CharField
    _DateField = models.DateField

EDTF_LENGTH = 10  # "2021-05-03"


class FuzzyDateFormField(forms.CharField):
    """A text input that takes EDTF and dates as people write them; gives a FuzzyDate or None."""

    default_error_messages = {
        "invalid": _("Enter a date like 2021, 2021-05, May 2021 or 3 May 2021."),
        "ambiguous": _("The day and the month could be swapped. Write it as 2021-05-03."),
        "no_year": _("The year is missing. Write it as 3 May 2021."),
        "range": _("This is a span of time. Enter its first and its last date separately."),
    }

    def to_python(self, value: Any) -> Any:
        """A FuzzyDate, or None when empty; ValidationError says what to write instead."""
        if isinstance(value, FuzzyDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return FuzzyDate.parse(text)
        except ValueError:
            return self._from_prose(text)

    def _from_prose(self, text: str) -> FuzzyDate:
        found = parse_prose(text)
        if found is None:
            code = "invalid"
        elif found.ambiguous:
            code = "ambiguous"
        elif found.date is None:
            code = "no_year"
        elif found.end is not None:
            code = "range"
        else:
            return found.date
        raise ValidationError(self.error_messages[code], code=code)


class FuzzyDateField(_CharField):
    """A FuzzyDate, kept as its EDTF text in a short text column, null when there is none."""

    _pyi_private_set_type: FuzzyDate | str | None  # type: ignore[assignment]
    _pyi_private_get_type: FuzzyDate  # type: ignore[assignment]

    description = _("Date of day, month, season or year precision")
    default_error_messages = {
        "invalid": _("“%(value)s” is not a date: %(reason)s"),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        options["max_length"] = EDTF_LENGTH
        super().__init__(*args, **options)
        # The parser is the check; a length check would ask the value for its len().
        self.validators = [
            check for check in self.validators if not isinstance(check, MaxLengthValidator)
        ]

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        del options["max_length"]
        return name, "faculty_site.lib.fuzzy_dates.FuzzyDateField", args, options

    def from_db_value(self, value: str | None, *_context: Any) -> FuzzyDate | None:
        return FuzzyDate.parse(value) if value else None

    def to_python(self, value: Any) -> FuzzyDate | None:
        if value is None or value == "" or isinstance(value, FuzzyDate):
            return value or None
        try:
            return FuzzyDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(
                self.error_messages["invalid"],
                code="invalid",
                params={"value": value, "reason": str(error)},
            ) from error

    def get_prep_value(self, value: Any) -> Any:
        if hasattr(value, "resolve_expression"):
            return value
        date = self.to_python(value)
        return None if date is None else str(date)

    def value_to_string(self, obj: models.Model) -> Any:
        """The EDTF text for a fixture; null stays null."""
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **options: Any) -> Any:
        # Not CharField's own: it would pass a length limit, and "3 September 2021" is longer.
        return models.Field.formfield(self, **{"form_class": FuzzyDateFormField, **options})


class _LastDayAttribute(DeferredAttribute):
    """Computes the value from the source fields; what is set only marks the column as loaded.

    ``loaddata`` and ``bulk_create`` call no ``save()``, and raw saves no ``pre_save()``: all of
    them read the attribute, so this is where the value has to come from.
    """

    field: LastDayField

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        if all(name in instance.__dict__ for name in self.field.sources):
            return self.field.last_day_of(instance)
        # With sources left out by .only(), the stored value saves a query per row; saving computes.
        return super().__get__(instance, cls)

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = value


class LastDayField(_DateField):
    """The last day an item can concern, derived from its FuzzyDateFields: a column to sort by.

    ``LastDayField("date", "end_date")``: of the named fields the last one with a value counts.
    Null when none has one. ``QuerySet.update()`` and ``bulk_update()`` of a source write this
    column only when told to, as with any column.
    """

    _pyi_private_set_type: dt.date | None  # type: ignore[assignment]
    _pyi_private_get_type: dt.date

    descriptor_class = _LastDayAttribute

    def __init__(self, *sources: str, **options: Any) -> None:
        self.sources = sources
        super().__init__(**{**options, "null": True, "blank": True, "editable": False})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, _args, options = super().deconstruct()
        for fixed in ("null", "blank", "editable"):
            del options[fixed]
        return name, "faculty_site.lib.fuzzy_dates.LastDayField", self.sources, options

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False, **options: Any
    ) -> None:
        super().contribute_to_class(cls, name, private_only=private_only, **options)
        if not cls._meta.abstract:
            post_save.connect(self._follow_partial_save, sender=cls)

    def check(self, **options: Any) -> list[checks.CheckMessage]:
        return [*super().check(**options), *self._check_sources()]

    def _check_sources(self) -> list[checks.CheckMessage]:
        if not self.sources:
            return [
                checks.Error("Name at least one source field.", obj=self, id="fuzzy_dates.E001")
            ]
        return [
            checks.Error(f"“{name}” is not a FuzzyDateField.", obj=self, id="fuzzy_dates.E002")
            for name in self.sources
            if not self._is_fuzzy_date(name)
        ]

    def _is_fuzzy_date(self, name: str) -> bool:
        try:
            return isinstance(self.model._meta.get_field(name), FuzzyDateField)
        except FieldDoesNotExist:
            return False

    def pre_save(self, model_instance: models.Model, add: bool) -> dt.date | None:
        """The value from the sources, loading those that .only() left out."""
        value = self.last_day_of(model_instance)
        setattr(model_instance, self.attname, value)
        return value

    def last_day_of(self, instance: models.Model) -> dt.date | None:
        """The last day of the last source with a value; None when no source has a readable one."""
        for name in reversed(self.sources):
            value = getattr(instance, name)
            if not value:
                continue
            try:
                return (value if isinstance(value, FuzzyDate) else FuzzyDate.parse(value)).last_day
            except ValueError:
                return None  # saving the source field itself raises, with the reason
        return None

    def _follow_partial_save(
        self,
        instance: models.Model,
        update_fields: frozenset[str] | None = None,
        using: str | None = None,
        **_signal: Any,
    ) -> None:
        """After ``save(update_fields=…)`` of a source alone, write this column too."""
        if update_fields is None or self.name in update_fields:
            return
        if not update_fields.isdisjoint(self.sources):
            rows = type(instance)._base_manager.using(using).filter(pk=instance.pk)
            rows.update(**{self.attname: self.pre_save(instance, add=False)})
