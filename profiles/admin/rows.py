"""What hangs on a person, as rows of their form."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import FileField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.fields import FactsField, check_address
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import StackedRows, TabularRows, TranslationRows
from profiles.models import Delegation, Entry, Link, Membership, ProfileTranslation, Section
from profiles.permissions import can
from profiles.uploads import add_file, asset_file, content_key


class LinkForm(GuardedForm):
    """A link to an address, or to a file that is sent along and becomes one of the page's."""

    upload = FileField(
        label=_("or a PDF or picture"),
        required=False,
        help_text=_("It becomes a file of this page, and the link leads there."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "upload" in self.fields:
            self.fields["url"].required = False
            self.fields["upload"].widget.attrs |= {
                "aria-label": str(self.fields["upload"].label),
                "accept": "application/pdf,image/jpeg,image/png,image/webp",
            }

    def clean_upload(self) -> Any:
        """Looked at now, that what is no PDF or picture be told; stored when the form is saved."""
        upload = self.cleaned_data["upload"]
        if upload:
            asset_file(upload)
            self.cleaned_data["url"] = f"asset:{content_key(upload)}"
        elif not self.cleaned_data.get("url") and "url" not in self.errors:
            self.add_error("url", self.fields["url"].error_messages["required"])
        return upload

    def save(self, commit: bool = True) -> Any:
        # Only here, as before it is not known that the whole form is right.
        if upload := self.cleaned_data.get("upload"):
            add_file(self.instance.profile, upload)
        return super().save(commit)

    def clean_url(self) -> str:
        address: str = self.cleaned_data["url"].strip()
        # An imported link may lead to a file of the old site; it must not keep a page from saving.
        if "url" in self.changed_data:
            check_address(address)
        return address


class SectionInline(StackedRows):
    model = Section
    markdown_fields = frozenset({"body"})
    show_change_link = True
    classes = ["collapse"]
    fieldsets = [
        (None, {"fields": [("heading", "kind"), ("level", "order", "visibility")]}),
        (_("Text"), {"fields": ["body"], "classes": ["collapse"]}),
    ]


class LinkInline(TabularRows):
    model = Link
    form = LinkForm
    fields = ["kind", "label", "url", "upload", "visibility", "order"]
    classes = ["collapse"]


class EntryInline(TabularRows):
    """Without the texts: an entry that has one is opened by its link."""

    model = Entry
    fields = ["kind", "title", "place", "start", "end", "visibility", "order"]
    show_change_link = True
    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        return super().get_queryset(request).select_related("profile")  # for their addresses


class MembershipInline(TabularRows):
    model = Membership
    fields = ["department", "role", "primary", "start", "end"]
    place_fields = frozenset({"department"})
    classes = ["collapse"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The department is chosen in the row, among the admin's own, and asked about then."""
        return obj is not None and can(request.user, "administer", obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("profile", "department")


class DelegationInline(TabularRows):
    model = Delegation
    fields = ["user", "until"]
    place_fields = frozenset({"user"})
    verbose_name = _("person who may edit this page")
    verbose_name_plural = _("people who may edit this page")
    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delegation]:
        return super().get_queryset(request).select_related("profile", "user")


class ProfileTranslationForm(GuardedForm):
    class Meta:
        field_classes: ClassVar = {"facts": FactsField}
        help_texts: ClassVar = {"facts": _("Further facts, one in each line, as “Label: value”.")}


class ProfileTranslationInline(TranslationRows):
    model = ProfileTranslation
    form = ProfileTranslationForm
    fieldsets = [
        (None, {"fields": [("language", "visibility"), ("name", "position"), "affiliation",
                           ("office", "office_hours"), "postal_address", "interests", "facts"]}),
    ]  # fmt: skip
