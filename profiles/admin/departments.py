"""Departments, and which accounts look after them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.colours import AT_NIGHT, BY_DAY, palette_of
from profiles.admin_base.colours import ColourWidget
from profiles.admin_base.fields import LogoField
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import TabularRows
from profiles.admin_base.models import GuardedAdmin
from profiles.models import Department, DepartmentRole, NavigationLink
from profiles.permissions import is_superuser
from profiles.references import media_url


class RoleInline(TabularRows):
    model = DepartmentRole
    fields = ["user", "role"]
    place_fields = frozenset({"user", "role"})
    verbose_name = _("person who looks after this department")
    verbose_name_plural = _("people who look after this department")

    def get_queryset(self, request: HttpRequest) -> QuerySet[DepartmentRole]:
        return super().get_queryset(request).select_related("user", "department")


class NavigationInline(TabularRows):
    model = NavigationLink
    fields = ["label", "url", "order"]


class DepartmentForm(GuardedForm):
    class Meta:
        field_classes: ClassVar = {"logo": LogoField}
        widgets: ClassVar = {
            "accent": ColourWidget(BY_DAY),
            "accent_dark": ColourWidget(AT_NIGHT),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        palette = palette_of(self.instance.accent)
        if palette and not self.instance.accent_dark and "accent_dark" in self.fields:
            field = self.fields["accent_dark"]
            now = gettext("Now it is %(shade)s.") % {"shade": palette.at_night.accent}
            field.help_text = f"{field.help_text} {now}"


@admin.register(Department)
class DepartmentAdmin(GuardedAdmin):
    form = DepartmentForm
    inlines = [NavigationInline, RoleInline]
    list_display = ["name", "kind", "parent", "people"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug"]
    ordering = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    markdown_fields = frozenset({"welcome", "footer", "imprint"})

    about: ClassVar = (None, {"fields": [
        "name", "slug", "kind", "parent", "tagline", "welcome", "contact",
    ]})  # fmt: skip
    people_settings: ClassVar = (_("For the pages of its people"), {"fields": [
        "stale_after", "unfinished_works", "in_search_engines",
    ]})  # fmt: skip
    look: ClassVar = (_("Look of its pages"), {
        "fields": ["logo_shown", "logo", "accent", "accent_dark"],
        "description": _(
            "Of its own pages and those of its people. What is left empty is that of the "
            "department or group above it."
        ),
    })  # fmt: skip
    texts: ClassVar = (_("End of its pages"), {"fields": ["footer", "imprint"]})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        rows: QuerySet[Department] = super().get_queryset(request)
        return rows.annotate(people=Count("memberships"))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [self.about, self.people_settings, self.look, self.texts]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None or is_superuser(request.user):
            return ["logo_shown"]
        return ["logo_shown", "kind", "parent"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.prepopulated_fields if obj is None else {}

    @admin.display(description=_("people"), ordering="people")
    def people(self, obj: Any) -> int:
        return int(obj.people)

    @admin.display(description=_("logo now"))
    def logo_shown(self, obj: Department) -> str:
        if not obj.logo:
            return gettext("none")
        return format_html(
            '<img class="logo-now" src="{}" alt="{}">', media_url(str(obj.logo)), gettext("Logo")
        )
