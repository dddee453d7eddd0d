"""What stands on people's pages, each kind in a list of its own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.admin.rows import LinkForm
from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import TranslationRows
from profiles.admin_base.models import ContentAdmin, GuardedAdmin
from profiles.admin_base.places import Placed
from profiles.admin_base.previewing import Previewed
from profiles.legacy import check_target
from profiles.models import (
    Asset,
    Entry,
    EntryTranslation,
    LegacyUrl,
    Link,
    Section,
    SectionTranslation,
)
from profiles.uploads import asset_file


class PageContentAdmin(ContentAdmin):
    place_fields = frozenset({"profile"})
    list_select_related = ["profile"]


class SectionTranslationInline(TranslationRows):
    model = SectionTranslation
    fields = ["language", "heading", "body", "visibility"]


class EntryTranslationInline(TranslationRows):
    model = EntryTranslation
    fields = ["language", "title", "place", "body", "visibility"]


@admin.register(Section)
class SectionAdmin(Previewed, Placed, PageContentAdmin):
    inlines = [SectionTranslationInline]
    markdown_fields = frozenset({"body"})
    list_display = ["__str__", "profile", "kind", "visibility"]
    list_filter = ["kind", "visibility", PersonFilter]
    search_fields = ["heading", "body", "profile__name"]
    ordering = ["profile__sort_name", "profile", "order", "pk"]
    fieldsets = [
        (None, {"fields": ["profile", ("heading", "kind"), "body"]}),
        (_("More"), {"fields": [("level", "order"), "language", "visibility"]}),
    ]


@admin.register(Link)
class LinkAdmin(Previewed, Placed, PageContentAdmin):
    form = LinkForm
    list_display = ["__str__", "profile", "kind", "url", "visibility"]
    list_filter = ["kind", "visibility", PersonFilter]
    search_fields = ["label", "url", "profile__name"]
    ordering = ["profile__sort_name", "profile", "order", "pk"]
    fields = ["profile", "kind", "label", "url", "upload", "visibility", "order"]


@admin.register(Entry)
class EntryAdmin(Previewed, Placed, PageContentAdmin):
    inlines = [EntryTranslationInline]
    markdown_fields = frozenset({"body"})
    list_display = ["title", "profile", "kind", "place", "start", "end", "visibility"]
    list_filter = ["kind", "visibility", PersonFilter]
    search_fields = ["title", "body", "place", "profile__name"]
    ordering = ["profile__sort_name", "profile", "order", "pk"]
    fieldsets = [
        (None, {"fields": ["profile", "kind", "title", "place", ("start", "end"), "body"]}),
        (_("More"), {"fields": ["section", "order", "language", "visibility"]}),
    ]


class AssetForm(GuardedForm):
    """The file is given once; another file is another asset, as texts name it by its key."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if self.instance.pk is not None or not isinstance(upload, UploadedFile):
            return upload
        stored = asset_file(upload)
        self.instance.key = (stored.name or "").partition(".")[0]
        return stored

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        taken = Asset.objects.filter(profile=data.get("profile"), key=self.instance.key)
        if self.instance.pk is None and taken.exists():
            raise ValidationError(_("This file is here already."))
        return data


@admin.register(Asset)
class AssetAdmin(PageContentAdmin):
    form = AssetForm
    list_display = ["__str__", "profile", "markdown", "visibility"]
    list_filter = ["visibility", PersonFilter]
    search_fields = ["title", "old_path", "profile__name"]
    ordering = ["profile__sort_name", "profile", "old_path", "pk"]
    fields = ["profile", "file", "title", "visibility", "markdown"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["markdown", *(["profile", "file"] if obj else [])]

    @admin.display(description=_("in a text"))
    def markdown(self, obj: Asset) -> str:
        return f"asset:{obj.key}" if obj.key else gettext("after saving")


class OldAddressForm(GuardedForm):
    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"]
        if not path.startswith("/"):
            raise ValidationError(_("An old address begins with a slash: /about/"))
        return path

    def clean_target(self) -> str:
        target: str = self.cleaned_data["target"]
        if settings.SITE_URL:
            target = target.removeprefix(settings.SITE_URL)
        check_target(target)
        return target


@admin.register(LegacyUrl)
class OldAddressAdmin(GuardedAdmin):
    form = OldAddressForm
    place_fields = frozenset({"profile"})
    list_display = ["path", "profile", "leads_to"]
    list_filter = [PersonFilter]
    search_fields = ["path", "target", "profile__name"]
    fields = ["profile", "path", "target", "language", "leads_to"]
    readonly_fields = ["leads_to"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LegacyUrl]:
        rows: QuerySet[LegacyUrl] = super().get_queryset(request)
        texts = ("page__body", "section__body", "entry__body", "news_item__body")
        return rows.select_related("profile", *LegacyUrl.RECORDS.values()).defer(*texts)

    @admin.display(description=_("leads to"))
    def leads_to(self, obj: LegacyUrl) -> str:
        return str(obj.record or obj.target or gettext("The person's page"))
