"""Rows of another model in a form, each asked about by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.db import models
from django.forms import BaseInlineFormSet, Field, ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.choices import FIELDS, GuardedChoices
from profiles.admin_base.forms import GuardedForm, limit_sections, page_of
from profiles.admin_base.formsets import OwnRows
from profiles.admin_base.models import once, public_address
from profiles.permissions import Action, User, can, is_superuser, may_add, visible

if TYPE_CHECKING:
    _InlineAdmin = admin.options.InlineModelAdmin[Any, Any]
    _Stacked = admin.StackedInline[Any, Any]
    _Tabular = admin.TabularInline[Any, Any]
    _InlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    _InlineAdmin = admin.options.InlineModelAdmin
    _Stacked = admin.StackedInline
    _Tabular = admin.TabularInline
    _InlineFormSet = BaseInlineFormSet


class GuardedFormSet(OwnRows, _InlineFormSet):
    """Rows of an inline: each may be changed or deleted only as the rule says of that row."""

    user: ClassVar[User]
    model: type[models.Model]
    as_a_whole: ClassVar[bool] = False
    """Whether its rows say something only together, such as an order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.model._default_manager.none()
        if self.instance.pk is not None:
            rows = self.model._default_manager.filter(**{self.fk.name: self.instance})
        self._changeable = _keys(self.user, "change", rows)
        self._deletable = _keys(self.user, "delete", rows)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # missing in the stubs
        if form.instance.pk is not None:
            self.guard_row(form)
        return form

    def guard_row(self, form: Any) -> None:
        """Closes the fields that the user may not change in this row."""
        if "DELETE" in form.fields:
            form.fields["DELETE"].disabled = form.instance.pk not in self._deletable
        if form.instance.pk not in self._changeable:
            for name in form.fields.keys() - {self.model._meta.pk.name, self.fk.name, "DELETE"}:
                _close(form.fields[name], form.initial.get(name))

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:  # the table has no label for it
            form.fields["DELETE"].widget.attrs["aria-label"] = gettext("Delete")

    def _should_delete_form(self, form: Any) -> bool:
        wanted = super()._should_delete_form(form)  # type: ignore[misc]  # missing in the stubs
        return bool(wanted) and (form.instance.pk is None or self.may_delete(form.instance))

    def may_delete(self, obj: models.Model) -> bool:
        return obj.pk in self._deletable

    def save_new(self, form: Any, commit: bool = True) -> Any:
        """A row that says nothing about its place comes last."""
        if "order" in form.fields and "order" not in form.changed_data:
            last = self.get_queryset().aggregate(last=models.Max("order"))["last"]
            form.instance.order = (last or 0) + 1
        return super().save_new(form, commit)


class GuardedInline(GuardedChoices, _InlineAdmin):
    """Rows of another model in a form. `obj` is the object that the form is about, or None."""

    form = GuardedForm
    formfield_overrides = FIELDS
    formset = GuardedFormSet
    extra = 0
    place_fields: ClassVar[frozenset[str]] = frozenset()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = visible(request.user, "inspect", self.model)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:  # they come along with what is only being added, which is asked about then
            return may_add(request.user, self.parent_model)
        return can(request.user, "add", self.model(**{self._parent_name(): obj}))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "delete", obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "inspect", obj)

    def view_on_site(self, obj: Any) -> str | None:
        return public_address(obj)

    def _may(self, request: HttpRequest, action: Action, obj: Any) -> bool:
        """Whether the action is open for any row; the form set then goes row by row."""
        if is_superuser(request.user):
            return True
        rows = visible(request.user, action, self.model)
        if obj is not None:
            rows = rows.filter(**{self._parent_name(): obj})
        return once(request, (action, self.model, type(obj), obj and obj.pk), rows.exists) or (
            action != "delete" and self.has_add_permission(request, obj)
        )

    def _parent_name(self) -> str:
        return self.fk_name or next(
            field.name
            for field in self.opts.fields
            if field.remote_field and field.remote_field.model is self.parent_model
        )

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = formset.form.user = request.user  # type: ignore[attr-defined]
        formset.form.page = page_of(obj)  # type: ignore[attr-defined]
        formset.form.place_fields = self.place_fields  # type: ignore[attr-defined]
        limit_sections(formset.form, formset.form.page)  # type: ignore[attr-defined]
        return formset


class StackedRows(GuardedInline, _Stacked):
    """One row below the other, for rows with texts."""


class TranslationRows(StackedRows):
    """What a record says in further languages, below what it says in its own."""

    verbose_name = _("translation")
    verbose_name_plural = _("translations")
    markdown_fields = frozenset({"body"})
    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("original")


class TabularRows(GuardedInline, _Tabular):
    """A table of rows."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        """Named by itself as well: Django's table has no labels, only headings of columns."""
        field: Field | None = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = str(field.label)
        return field


def _close(field: Field, value: Any) -> None:
    """What stands there stays, even where the user could not choose it: a closed field is checked
    as well, and would keep the rest of the form from being saved."""
    field.disabled = True
    if isinstance(field, ModelChoiceField) and field.queryset is not None:
        field.queryset = field.queryset.model._default_manager.filter(pk=value)


def _keys(user: User, action: Action, rows: models.QuerySet[Any]) -> set[Any]:
    allowed = visible(user, action, rows.model).filter(pk__in=rows.values("pk"))
    return set(allowed.values_list("pk", flat=True))
