"""Admin classes that ask the rule for rights at every door; all admins of this site are of them.

Django's own model permissions play no part. What a person may not inspect is absent from every
query set, so a guessed address is answered as one that does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from profiles.admin_base.bulk import BulkActions
from profiles.admin_base.choices import FIELDS, GuardedChoices
from profiles.admin_base.deleting import what_goes
from profiles.admin_base.forms import GuardedForm, limit_sections, page_of
from profiles.admin_base.formsets import OwnRows
from profiles.history.asking import ask_about_clashes, mark_of
from profiles.history.clashes import OPENED
from profiles.history.gone import draw_gone
from profiles.history.kept_forms import KEPT, show_again
from profiles.history.pages import draw_history
from profiles.models import Profile
from profiles.models.base import Visibility
from profiles.models.history import keeps_history
from profiles.permissions import Action, can, is_superuser, may_add, visible

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


SHOWN: Final[Any] = ngettext_lazy(
    "%(number)s %(name)s is shown now.", "%(number)s %(name)s are shown now.", "number"
)
HIDDEN: Final[Any] = ngettext_lazy(
    "%(number)s %(name)s is hidden now.", "%(number)s %(name)s are hidden now.", "number"
)

OF_WHOM: Final = ("profile", "whose")
"""Columns that name the person."""

MOST_SEARCHED: Final = 200
"""Signs of what is searched for in a list."""


class GuardedAdmin(BulkActions, GuardedChoices, _ModelAdmin):
    """A ModelAdmin whose answers all come from the rule."""

    form = GuardedForm
    formfield_overrides = FIELDS
    list_per_page = 50
    show_full_result_count = False
    place_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields by which an object could be moved to somebody else, or raised in rights."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = visible(request.user, "inspect", self.model)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Of an empty list too, where a first row may come: a superuser sees each."""
        return self._may(request, "inspect", obj) or (
            obj is None and (is_superuser(request.user) or self.has_add_permission(request))
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "delete", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return once(request, ("add", self.model), lambda: may_add(request.user, self.model))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """What the menu says of a list: that it opens, and whether rows may be added. Django asks
        two questions more of each model for every page."""
        seen = self.has_view_permission(request)
        return {"add": self.has_add_permission(request), "change": seen, "view": seen}

    def _may(self, request: HttpRequest, action: Action, obj: Any) -> bool:
        if obj is None:
            return once(
                request,
                (action, self.model),
                lambda: visible(request.user, action, self.model).exists(),
            )
        return once(request, (action, self.model, obj.pk), lambda: can(request.user, action, obj))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Called what it lists, and not “Select section to change”."""
        title = {"title": capfirst(str(self.opts.verbose_name_plural))}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_formset(request, **{"formset": OwnRows, **kwargs})

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Whose it is goes without saying for whoever looks after one page alone."""
        shown = super().get_list_display(request)
        left_out = OF_WHOM if looks_after_one(request) else ()
        return [each for each in shown if each not in left_out]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Only what the list's own filters ask.

        Django lets an address ask anything of an object's own fields, with regular expressions
        too, and one of those can keep the database busy for ever.
        """
        field, _mark, kind = lookup.partition("__")
        asked = {getattr(each, "parameter_name", each) for each in self.list_filter}
        return field in asked and kind in ("", "exact", "in", "isnull")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """By so many words as a query holds; each is looked for in each of the fields."""
        words = " ".join(search_term[:MOST_SEARCHED].split())
        return super().get_search_results(request, queryset, words)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        # The class is made anew for each request, so it can carry who asks.
        form.user, form.page = request.user, page_of(obj)  # type: ignore[attr-defined]
        form.place_fields = self.place_fields  # type: ignore[attr-defined]
        limit_sections(form, form.page)  # type: ignore[attr-defined]
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The person is filled in where there is only one to choose."""
        initial: dict[str, Any] = {**super().get_changeform_initial_data(request)}
        if "profile" in self.place_fields and "profile" not in initial:
            pages = visible(request.user, "change", Profile).order_by("pk")[:2]
            if len(pages) == 1:
                initial["profile"] = pages[0].pk
        return initial

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would go. The right to delete an object covers what hangs on it: the rule weighs
        that already, so the parts are not asked about one by one."""
        allowed = set(
            visible(request.user, "delete", self.model)
            .filter(pk__in=[obj.pk for obj in objs])
            .values_list("pk", flat=True)
        )
        refused = {str(self.opts.verbose_name) for obj in objs if obj.pk not in allowed}
        going = what_goes(request.user, self.model, objs)
        return going.named, going.counts, refused, going.protected

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form; before it saves, whoever saves over a newer change, or what is gone, is asked.

        What somebody typed before their session ended stands in it again, and is not saved yet.
        """
        _drop_what_no_form_offers(request)
        if issubclass(self.form, GuardedForm):  # which does not save what is only shown
            show_again(request)
        if object_id is None or not keeps_history(self.model):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic() if request.method == "POST" else nullcontext():
            if OPENED in request.POST and (asked := self._asked(request, unquote(object_id))):
                return asked
            opened = request.POST.get(OPENED) or mark_of(self, unquote(object_id))
            context = {"opened": opened, **(extra_context or {})}
            return super().changeform_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Raises IntegrityError for what somebody deleted meanwhile: saved, it would be back."""
        rows = self.model._base_manager.select_for_update()
        if change and rows.filter(pk=obj.pk).first() is None:
            raise IntegrityError(f"{self.opts.label} {obj.pk} is gone")
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Raises IntegrityError where what the rows stand on is gone, and not only at the end."""
        super().save_related(request, form, formsets, change)
        if connection.vendor == "postgresql":  # SQLite lets one write at a time
            connection.check_constraints()

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Headed by what it is about, once, instead of “Change section” and its name below."""
        if name := context.get("subtitle"):
            context |= {"title": name, "subtitle": None}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _asked(self, request: HttpRequest, key: str) -> HttpResponse | None:
        """What has to be said to whoever sends a form before it is saved, if anything has."""
        obj = self.get_object(request, key)
        if obj is None:
            return draw_gone(request, self)
        if KEPT in request.POST or not self.has_change_permission(request, obj):
            return None
        return ask_about_clashes(request, self, obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Says whether what goes can be brought back."""
        context = {"comes_back": keeps_history(self.model), **(extra_context or {})}
        return super().delete_view(request, object_id, context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change of the object and of what hangs on it, instead of Django's own list."""
        if not keeps_history(self.model):
            return super().history_view(request, object_id, extra_context)
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        return draw_history(request, obj, self.admin_site.each_context(request))

    def view_on_site(self, obj: Any) -> str | None:
        return public_address(obj)


class ContentAdmin(GuardedAdmin):
    """Of models with a visibility: shown and hidden in bulk."""

    actions = ["show", "hide"]

    @admin.action(
        description=_("Show the selected %(verbose_name_plural)s"), permissions=["change"]
    )
    def show(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
        return self.update_rows(request, queryset, "change", SHOWN, visibility=Visibility.PUBLIC)

    @admin.action(
        description=_("Hide the selected %(verbose_name_plural)s"), permissions=["change"]
    )
    def hide(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
        return self.update_rows(request, queryset, "change", HIDDEN, visibility=Visibility.HIDDEN)


def public_address(obj: Any) -> str | None:
    """The page itself, where the public may see it; Django's detour by content type is off."""
    find = getattr(obj, "get_absolute_url", None)
    return find() if find and getattr(obj, "is_public", True) else None


def looks_after_one(request: HttpRequest) -> bool:
    """Whether all that the account may change belongs to one person."""
    pages = visible(request.user, "change", Profile).order_by()
    return not is_superuser(request.user) and once(
        request, ("one page",), lambda: len(pages.values_list("pk", flat=True)[:2]) == 1
    )


def once(request: HttpRequest, key: tuple[Any, ...], ask: Callable[[], bool]) -> bool:
    """The answer, asked once in each request: Django's templates ask the same over and over."""
    answers: dict[tuple[Any, ...], bool] = request.__dict__.setdefault("_rights", {})
    if key not in answers:
        answers[key] = ask()
    return answers[key]


def _drop_what_no_form_offers(request: HttpRequest) -> None:
    """For “Save as new” Django would never look at what the address names, and answer by a form
    that is still about it: whether it may be seen or not."""
    if request.method == "POST" and "_saveasnew" in request.POST:
        data = request.POST.copy()
        del data["_saveasnew"]
        request.POST = data  # type: ignore[assignment]  # Django lets it be set
