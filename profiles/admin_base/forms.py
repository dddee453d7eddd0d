"""The form that all admins of this site use, and whose page it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import ModelForm, TextInput
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.slugs import next_free, slug_for_text
from profiles.admin_base.fields import AccountField, LinesField
from profiles.admin_base.widgets import MarkdownWidget
from profiles.former_slugs import former_slugs_of, is_anothers
from profiles.history.kept_forms import KEPT
from profiles.models import Profile, Section
from profiles.permissions import User, can

if TYPE_CHECKING:
    _ModelForm = ModelForm[Any]
else:
    _ModelForm = ModelForm


_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Ends of lines and other signs that control something."""


class GuardedForm(_ModelForm):
    """A form that asks whether the object may stand where the form puts it.

    The admin sets `user`, who sends the form, and `page`, the profile it belongs to if known.
    """

    user: ClassVar[User]
    page: ClassVar[Profile | None] = None
    place_fields: ClassVar[frozenset[str]] = frozenset()
    slug_text: Callable[[dict[str, Any]], str] | None = None
    """Gives, from the cleaned data, the words of which an empty slug is made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field.widget, MarkdownWidget):
                slug = self.page.slug if self.page else ""
                field.widget.aim(getattr(self.instance, "dialect", ""), slug)
            elif isinstance(field, AccountField):
                account = getattr(self.instance, name, None)
                self.initial[name] = account.get_username() if account else ""
            elif isinstance(field, LinesField) and not field.fits(self.initial.get(name) or []):
                field.disabled = True

        if "slug" in self.fields and self.instance.pk is not None:
            self.fields["slug"].help_text = gettext(
                "Part of the address. The address before will lead to the new one for good."
            )
        elif "slug" in self.fields and self.slug_text is not None:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = gettext(
                "Part of the address, which stays. Made when empty."
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self._keep_to_one_line(data)
        if KEPT in self.data and not self.prefix:
            message = _(
                "Your session had ended. This is what you typed, and nothing of it is saved yet: "
                "look at it, and save."
            )
            self.add_error(None, ValidationError(message, code=KEPT))
        if "slug" in self.fields and self.slug_text is not None and not data.get("slug"):
            data["slug"] = self._free_slug(slug_for_text(self.slug_text(data), 100))
        elif "slug" in self.changed_data and is_anothers(self.instance, data.get("slug", "")):
            if self.instance.pk is None and self.slug_text is not None:
                data["slug"] = self._free_slug(data["slug"])
            else:
                self.add_error(
                    "slug", _("This was the address of something else, and leads there.")
                )
        return data

    def _keep_to_one_line(self, data: dict[str, Any]) -> None:
        """A box of one line has one line, as in a browser: names stand in subjects of mails, in
        calendars and in references, where a second line would be one of their own."""
        for name in self.changed_data:
            value = data.get(name)
            if isinstance(value, str) and isinstance(self.fields[name].widget, TextInput):
                data[name] = _BREAKS.sub(" ", value).strip()

    def _free_slug(self, slug: str) -> str:
        """A slug like this one that nothing has, or once had."""
        model = type(self.instance)
        rows = (model._default_manager.all(), former_slugs_of(model))
        alike = (each.filter(slug__startswith=slug[:96]) for each in rows)
        taken = {found for each in alike for found in each.values_list("slug", flat=True)}
        return next_free(slug, taken, 100)

    def _get_validation_exclusions(self) -> set[str]:
        # A text that is stored too long must not keep the rest of a page from saving.
        texts = {n for n, field in self.fields.items() if isinstance(field.widget, MarkdownWidget)}
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | texts.difference(self.changed_data)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # missing in the stubs
        moved = self.instance.pk is None or self.place_fields.intersection(self.changed_data)
        if self.errors:
            return
        if moved and not self._waits_for_parent() and not can(self.user, "add", self.instance):
            self.add_error(
                None, _("This cannot be put there: it is not among what you look after.")
            )
        section = getattr(self.instance, "section", None)
        if isinstance(section, Section) and section.profile_id != self.instance.profile_id:
            self.instance.section = None  # it moved to another person, who has other sections

    def _waits_for_parent(self) -> bool:
        """Whether the row belongs to an object that is only being added, with which it is asked."""
        parents = self.instance._state.fields_cache.values()
        return any(isinstance(parent, models.Model) and parent.pk is None for parent in parents)


def page_of(obj: Any) -> Profile | None:
    """The profile that an object is, or that it names as its own."""
    if isinstance(obj, Profile):
        return obj
    profile = getattr(obj, "profile", None)
    return profile if isinstance(profile, Profile) else None


def limit_sections(form: Any, page: Profile | None) -> None:
    """A row stands in a section of its own person; the list is read once for all rows."""
    field = form.base_fields.get("section")
    if field is None:
        return
    field.queryset = Section.objects.filter(profile=page) if page else Section.objects.none()
    field.choices = [("", "---------"), *((row.pk, str(row)) for row in field.queryset)]
