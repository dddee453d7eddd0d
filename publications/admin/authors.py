"""The authors of a work, as rows of its form."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import GuardedFormSet, TabularRows
from profiles.admin_base.widgets import LabelledAutocomplete
from profiles.history.recording import recorded
from profiles.models import Profile
from profiles.permissions import is_superuser
from publications.admin.fields import OrcidField
from publications.author_lists import PARKED
from publications.models import Authorship


class AuthorshipForm(GuardedForm):
    """A row of the list of authors. Its position only says where it stands among the others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].help_text = ""

    def clean_position(self) -> int:
        position: int | None = self.cleaned_data["position"]
        return PARKED - 1 if position is None else position

    def validate_constraints(self) -> None:
        """There is one, that positions differ, and the form set sees to that when it saves."""


class AuthorshipFormSet(GuardedFormSet):
    """The authors of a work, in order."""

    as_a_whole = True

    def guard_row(self, form: Any) -> None:
        """Who edits a work may correct all names on it, but not what stands on others' pages."""
        super().guard_row(form)
        if form.instance.pk in self._deletable:
            return
        for name in ("profile", "selected", "hidden"):
            form.fields[name].disabled = True
        # The choice stays valid and shows no more than the name as printed.
        field = form.fields["profile"]
        field.queryset = Profile.objects.filter(pk=form.instance.profile_id)
        field.widget = forms.Select(choices=[(form.instance.profile_id, form.instance.name)])

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)
        widget = form.fields["profile"].widget
        if isinstance(widget, LabelledAutocomplete) and form.instance.profile:
            widget.labels = {str(form.instance.profile_id): form.instance.profile.name}
        return form

    def validate_unique(self) -> None:
        """Equal positions are no mistake: they stay in the order of the rows."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors) or self.instance.pk is not None or is_superuser(self.user):
            return
        kept = [form.cleaned_data for form in self.forms if not self._should_delete_form(form)]
        named = any(data.get("profile") for data in kept)
        if not named and not getattr(self.instance, "has_people_in_box", False):
            raise ValidationError(
                _(
                    "Add the author on whose page the work stands, and choose that person in the "
                    "row: otherwise you could not edit it any more."
                )
            )

    def save(self, commit: bool = True) -> Any:
        """Rows are numbered anew in the order that their positions say.

        All of them are parked first: no two may have the same position at any moment.
        """
        with recorded(Authorship, publication=self.instance):
            return self._save(commit)

    def _save(self, commit: bool) -> Any:
        rows = Authorship.objects.filter(publication=self.instance)
        rows.update(position=F("position") + PARKED)
        kept = [
            form
            for form in self.forms
            if not self._should_delete_form(form)
            and (form.instance.pk is not None or form.has_changed())
        ]
        kept.sort(key=lambda form: form.cleaned_data.get("position") or form.instance.position)
        for position, form in enumerate(kept, 1):
            form.instance.position = position
        saved = super().save(commit)
        for form in kept:
            rows.filter(pk=form.instance.pk).update(position=form.instance.position)
        # Rows that the form did not send: added meanwhile by somebody else, or left out on purpose.
        unsent = rows.exclude(pk__in=[form.instance.pk for form in kept]).order_by("position")
        for position, pk in enumerate(unsent.values_list("pk", flat=True), len(kept) + 1):
            rows.filter(pk=pk).update(position=position)
        return saved


class NamePartsForm(GuardedForm):
    """Saves what was changed and nothing else: the rows of the list save the rest."""

    class Meta:
        field_classes: ClassVar = {"orcid": OrcidField}

    def save(self, commit: bool = True) -> Any:
        changes = {name: self.cleaned_data[name] for name in self.changed_data}
        if commit and changes:
            with recorded(Authorship, pk=self.instance.pk):
                Authorship.objects.filter(pk=self.instance.pk).update(**changes)
        return self.instance


class NamePartsInline(TabularRows):
    """What few need to look at: how names part, and iDs. Authors are added and removed above."""

    model = Authorship
    form = NamePartsForm
    fields = ["printed", "family", "given", "suffix", "is_organization", "orcid"]
    readonly_fields = ["printed"]
    verbose_name_plural = _("authors: parts of their names, and ORCID iDs")
    can_delete = False
    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        return super().get_queryset(request).select_related("publication").order_by("position")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("as printed"))
    def printed(self, obj: Authorship) -> str:
        return obj.name


class AuthorshipInline(TabularRows):
    model = Authorship
    form = AuthorshipForm
    formset = AuthorshipFormSet
    fields = ["position", "name", "marks", "profile", "selected", "hidden"]
    place_fields = frozenset({"profile"})
    verbose_name = _("author")
    verbose_name_plural = _("authors")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        rows = super().get_queryset(request).select_related("profile", "publication")
        return rows.order_by("position")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1
