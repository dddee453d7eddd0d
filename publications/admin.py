"""Works and their authors in the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest

from profiles.admin_base.fields import WorkLinksField
from profiles.admin_base.filters import PersonFilter
from profiles.admin_base.forms import GuardedForm
from profiles.admin_base.inlines import GuardedFormSet, TabularRows, TranslationRows
from profiles.admin_base.models import ContentAdmin, GuardedAdmin
from profiles.admin_base.widgets import LabelledAutocomplete
from profiles.models import Profile
from profiles.permissions import is_superuser, visible
from publications.models import Authorship, Publication, PublicationTranslation

PARKED = 10_000
"""Added to positions while authors change places; no work has that many authors."""


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
        if not any(data.get("profile") for data in kept):
            raise ValidationError(
                "Add the author on whose page the work stands, and choose that person in the row: "
                "otherwise you could not edit it any more."
            )

    def save(self, commit: bool = True) -> Any:
        """Rows are numbered anew in the order that their positions say.

        All of them are parked first: no two may have the same position at any moment.
        """
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


class AuthorshipInline(TabularRows):
    model = Authorship
    form = AuthorshipForm
    formset = AuthorshipFormSet
    fields = ["position", "name", "marks", "profile", "selected", "hidden"]
    place_fields = frozenset({"profile"})
    verbose_name = "author"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        rows = super().get_queryset(request).select_related("profile", "publication")
        return rows.order_by("position")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1


class PublicationTranslationInline(TranslationRows):
    model = PublicationTranslation
    fields = ["language", "title", "abstract", "note", "visibility"]


class PublicationForm(GuardedForm):
    class Meta:
        field_classes: ClassVar = {"links": WorkLinksField}
        help_texts: ClassVar = {
            "links": "One in each line: kind, address and (if you like) a label, such as "
            "“pdf https://example.org/paper.pdf”. Kinds: pdf, code, slides, video, poster, data …"
        }
        widgets: ClassVar = {
            "title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "venue": forms.TextInput(attrs={"class": "vTextField"}),
            "note": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def slug_text(self, data: dict[str, Any]) -> str:
        return f"{data.get('year') or ''} {data.get('title', '')}"


@admin.register(Publication)
class PublicationAdmin(ContentAdmin):
    form = PublicationForm
    inlines = [AuthorshipInline, PublicationTranslationInline]
    list_display = ["title", "authors", "venue", "year", "status", "visibility"]
    list_filter = ["visibility", "status", "type", "year", PersonFilter]
    search_fields = ["title", "venue", "doi", "authorships__name"]
    ordering = [F("year").desc(nulls_first=True), "title", "pk"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", ("type", "status"), "venue", ("year", "date"), "note"]}),
        ("Identifiers and links", {"fields": [("doi", "arxiv"), "links"]}),
        ("More", {"fields": ["abstract", "bibtex", "slug", "language", "visibility"],
                  "classes": ["collapse"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).prefetch_related("authorships")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["slug", "bibtex"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    @admin.display(description="authors")
    def authors(self, obj: Publication) -> str:
        names = [author.name for author in obj.authorships.all()]
        return ", ".join(names if len(names) <= 3 else [*names[:2], f"… {names[-1]}"])


@admin.register(Authorship)
class PaperOnPageAdmin(GuardedAdmin):
    """How a work stands on its author's page: the person's own matter, not the co-authors'."""

    list_display = ["publication", "profile", "selected", "hidden", "section"]
    list_filter = ["selected", "hidden", PersonFilter]
    list_select_related = ["publication", "profile", "section"]
    search_fields = ["publication__title", "name"]
    ordering = [F("publication__year").desc(nulls_first=True), "publication__title", "pk"]
    fields = ["publication", "profile", "section", "order", "selected", "hidden"]
    readonly_fields = ["publication", "profile"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authorship]:
        """Those of the people one looks after; the rest of the authors stand with the work."""
        own = visible(request.user, "change", Profile)
        return super().get_queryset(request).filter(profile__in=own)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
