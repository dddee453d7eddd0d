"""People: one form for all that stands on a page, and who looks after it."""

from __future__ import annotations

from typing import Any, ClassVar, Final, cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelChoiceField
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from faculty_site.lib.names import name_in_order, sort_name
from profiles.admin.pages import PageInline
from profiles.admin.photo import FOCUS, PhotoForm, photo_with_focus
from profiles.admin.rows import (
    DelegationInline,
    EntryInline,
    LinkInline,
    MembershipInline,
    ProfileTranslationInline,
    SectionInline,
)
from profiles.admin_base.fields import FactsField, LinesField, PictureField
from profiles.admin_base.filters import DepartmentFilter
from profiles.admin_base.models import GuardedAdmin, looks_after_one
from profiles.admin_base.previewing import Previewed
from profiles.models import Department, Membership, Profile
from profiles.permissions import Standing, can, departments_of, is_superuser

LISTED: Final[Any] = ngettext_lazy(
    "%(number)s %(name)s is listed now.", "%(number)s %(name)s are listed now.", "number"
)
UNLISTED: Final[Any] = ngettext_lazy(
    "%(number)s %(name)s is in no list now.", "%(number)s %(name)s are in no list now.", "number"
)

MOST_CHOSEN: Final = 300
"""People whose keys fit into an address."""


class ProfileForm(PhotoForm):
    def slug_text(self, data: dict[str, Any]) -> str:
        return name_in_order(data.get("name", ""))

    class Meta:
        field_classes: ClassVar = {
            "name_variants": LinesField,
            "facts": FactsField,
            "photo": PictureField,
        }
        help_texts: ClassVar = {
            "sort_name": _(
                "Where the directory files the name; filled in from it when left empty."
            ),
            "name_variants": _(
                "Other spellings under which this person publishes, one in each line."
            ),
            "facts": _("Further facts, one in each line, as “Label: value”."),
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("sort_name", self.instance.sort_name):
            # On the instance too: the form of a new person does not ask for it.
            data["sort_name"] = self.instance.sort_name = sort_name(data.get("name", ""))
        return data


class NewProfileForm(ProfileForm):
    department = ModelChoiceField(
        Department.objects.none(),
        label=_("Department"),
        help_text=_("Where the person belongs; more departments can be added afterwards."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = departments_of(self.user, Standing.ADMIN)
        choices = Department.objects.all() if is_superuser(self.user) else mine
        field = cast("ModelChoiceField[Department]", self.fields["department"])
        field.queryset = choices
        if len(choices) == 1:
            self.initial["department"] = choices[0].pk


@admin.register(Profile)
class ProfileAdmin(Previewed, GuardedAdmin):
    form = ProfileForm

    class Media:
        css: ClassVar = {"all": ["faculty_site/admin/focus.css"]}
        js: ClassVar = [Script("faculty_site/admin/focus.js", defer=True)]

    inlines = [
        ProfileTranslationInline, SectionInline, PageInline, LinkInline, EntryInline,
        MembershipInline, DelegationInline,
    ]  # fmt: skip
    list_display = ["name", "position", "departments_shown", "state", "account"]
    list_filter = ["state", DepartmentFilter]
    search_fields = ["name", "native_name", "sort_name", "slug", "email"]
    ordering = ["sort_name", "name", "slug"]
    actions = ["list_people", "unlist_people", "make_former"]
    prepopulated_fields = {"slug": ["name"]}

    who: ClassVar = (_("Who"), {"fields": [
        ("name", "native_name"), "sort_name", "name_variants", "position", "affiliation",
    ]})  # fmt: skip
    contact: ClassVar = (_("Contact"), {"fields": [
        ("email", "phone"), ("office", "office_hours"), "postal_address", "orcid",
    ]})  # fmt: skip
    photo: ClassVar = (_("Photo"), {"fields": ["photo_shown", "photo", "photo_alt", FOCUS]})
    page: ClassVar = (_("Page"), {"fields": [
        "slug", "interests", "facts", "language", "in_search_engines",
    ]})  # fmt: skip
    works: ClassVar = (_("Publications"), {"fields": ["works_order", "unfinished_works"]})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Profile]:
        rows = super().get_queryset(request)
        return rows.select_related("owner").prefetch_related("memberships__department")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return super().get_form(
            request, obj, change=change, **{"form": ProfileForm if obj else NewProfileForm} | kwargs
        )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            first = (_("New person"), {"fields": ["name", "slug", "department", "state", "owner"]})
            return [first]
        administers = can(request.user, "administer", obj)
        administration = ["state", "owner" if administers else "account", "old_site"]
        return [
            self.who, self.contact, self.photo, self.page, self.works,
            (_("Administration"), {"fields": administration}),
        ]  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None:
            return []
        fixed = ["photo_shown"]
        if not can(request.user, "administer", obj):
            fixed += ["slug", "state", "account", "old_site"]
        return fixed

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.prepopulated_fields if obj is None else {}

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj is not None else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change:
            Membership.objects.create(
                profile=form.instance, department=form.cleaned_data["department"]
            )

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """To the first screen, where a list would hold this page alone."""
        if looks_after_one(request):
            return HttpResponseRedirect(reverse("admin:index"))
        return super().response_post_save_change(request, obj)

    @admin.display(description=_("departments"))
    def departments_shown(self, obj: Profile) -> str:
        return ", ".join(membership.department.name for membership in obj.memberships.all())

    @admin.display(description=_("account"), ordering="owner__username")
    def account(self, obj: Profile) -> str:
        return obj.owner.get_username() if obj.owner else ""

    @admin.display(description=_("photo now"))
    def photo_shown(self, obj: Profile) -> str:
        return photo_with_focus(obj)

    @admin.action(
        description=_("Show the selected people in the lists"), permissions=["administer"]
    )
    def list_people(self, request: HttpRequest, queryset: QuerySet[Profile]) -> HttpResponse | None:
        listed = Profile.State.LISTED
        return self.update_rows(request, queryset, "administer", LISTED, state=listed)

    @admin.action(
        description=_("Take the selected people off the lists"), permissions=["administer"]
    )
    def unlist_people(
        self, request: HttpRequest, queryset: QuerySet[Profile]
    ) -> HttpResponse | None:
        unlisted = Profile.State.UNLISTED
        return self.update_rows(request, queryset, "administer", UNLISTED, state=unlisted)

    @admin.action(
        description=_("Make the selected people former members …"), permissions=["administer"]
    )
    def make_former(
        self, request: HttpRequest, queryset: QuerySet[Profile]
    ) -> HttpResponseRedirect | None:
        """To a look at what that changes."""
        chosen = list(queryset.values_list("pk", flat=True)[: MOST_CHOSEN + 1])
        if len(chosen) > MOST_CHOSEN:
            told = _("Choose %(number)s people at most.") % {"number": MOST_CHOSEN}
            self.message_user(request, told, messages.WARNING)
            return None
        people = [("person", key) for key in chosen]
        query = urlencode([("state", str(Profile.State.FORMER)), *people])
        return HttpResponseRedirect(f"{reverse('admin:people_become')}?{query}")

    def has_administer_permission(self, request: HttpRequest) -> bool:
        return self._may(request, "administer", None)
