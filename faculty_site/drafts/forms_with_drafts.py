"""The forms of the admin with what drafts add to them: keeping, going on, publishing."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminErrorList
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.drafts.applying import TAKER, data_of, reason_of
from faculty_site.drafts.buttons import MARK, PUBLISH, REPLACE, SAVE
from faculty_site.drafts.looking import look_at, two_drafts
from faculty_site.drafts.models import Draft
from faculty_site.drafts.saving import TakenError, draft_marked, draft_of, keep, made_by
from faculty_site.drafts.showing import address_of, is_shown
from faculty_site.ingest.pipeline import rolled_back
from faculty_site.lib.changes import change
from profiles.admin_base.models import GuardedAdmin
from profiles.admin_base.previewing import BUTTON as PREVIEW
from profiles.history.asking import mark_of
from profiles.history.kept_forms import KEPT
from profiles.permissions import visible

if TYPE_CHECKING:
    _Mixed = GuardedAdmin
else:
    _Mixed = object

FORMS: Final = "_sent_forms"
MADE: Final = "_draft_made"
"""Attributes of a request: the forms that were sent, and what they would have saved."""

NO_FILES: Final = _(
    "Files are not kept in a draft: choose them again when you publish it, or save them by "
    "themselves first."
)


class Wanted(NamedTuple):
    """Which form is wanted, as the admin is called for it."""

    object_id: str | None
    form_url: str
    context: dict[str, Any]


class DraftFilter(admin.SimpleListFilter):
    """What has a draft, where anything of the list has one."""

    title = _("draft")
    parameter_name = "has_draft"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.drafts = visible(request.user, "change", Draft).filter(
            model=model_admin.model._meta.label_lower, key__isnull=False
        )
        return [("yes", gettext("With a draft"))] if self.drafts.exists() else []

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(pk__in=self.drafts.values("key")) if self.value() else queryset


class Drafted(_Mixed):
    """An admin class whose forms can be kept as a draft."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        sent = request.POST if request.method == "POST" else {}
        context = {"draft_button": SAVE, **(extra_context or {})}
        wanted = Wanted(object_id, form_url, context)
        if hasattr(request, TAKER) or PREVIEW in sent:
            return super().changeform_view(request, *wanted)
        if request.method == "GET":
            return self._opened_form(request, wanted)
        if SAVE in sent:
            return self._keep_draft(request, wanted)
        mark = sent.get(PUBLISH) or sent.get(MARK) or ""
        draft = draft_marked(request.user, self.model, mark)
        if draft is None or KEPT in sent:
            if PUBLISH in sent:
                return self._gone(request)
            return super().changeform_view(request, *wanted)
        if draft.mark != mark:
            return self._outdated(request, draft, wanted)
        return self._publish(request, draft, wanted)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        context.setdefault("draft_mark", request.POST.get(MARK, ""))
        if obj is not None and self.has_change_permission(request, obj):
            context |= {"visibility_address": address_of(obj), "is_shown": is_shown(obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Opening

    def _opened_form(self, request: HttpRequest, wanted: Wanted) -> Any:
        if wanted.object_id is not None:
            draft = draft_of(request.user, self.model, unquote(wanted.object_id))
        else:
            draft = draft_marked(request.user, self.model, request.GET.get("draft", ""))
            draft = draft if draft is not None and draft.key is None else None
        if draft is None:
            return super().changeform_view(request, *wanted)
        wanted.context.update({"draft": draft, "in_draft": "draft" in request.GET})
        if "draft" not in request.GET:
            wanted.context["draft_look"] = look_at(draft, request.user)
            return super().changeform_view(request, *wanted)
        return self._filled_in(request, draft, wanted)

    def _filled_in(self, request: HttpRequest, draft: Draft, wanted: Wanted) -> Any:
        """The form as if somebody had typed the draft into it, without saving or complaining."""
        data = data_of(draft, copy(request))
        data[MARK] = wanted.context["draft_mark"] = draft.mark
        _files = request.FILES  # Django reads both at once, and would read the data anew
        request.method, request.POST = "POST", data  # type: ignore[assignment]
        answer = self._only_shown(request, wanted)
        request.method = "GET"
        return answer

    def _only_shown(self, request: HttpRequest, wanted: Wanted) -> Any:
        """The form with what was sent, of which nothing is saved."""
        data = request.POST.copy()
        data[KEPT] = "draft"
        request.POST = data  # type: ignore[assignment]
        answer = super().changeform_view(request, *wanted)
        if (shown := getattr(answer, "context_data", None)) and "adminform" in shown:
            form = shown["adminform"].form
            _drop_kept(form)
            formsets = [inline.formset for inline in shown["inline_admin_formsets"]]
            shown["errors"] = AdminErrorList(form, formsets)
        return answer

    # Keeping

    def _keep_draft(self, request: HttpRequest, wanted: Wanted) -> Any:
        if request.FILES:
            messages.warning(request, NO_FILES)
            request._files = MultiValueDict()  # type: ignore[attr-defined]
        seen = request.POST.get(REPLACE) or request.POST.get(MARK, "")
        wanted.context["draft_mark"] = seen
        with rolled_back():
            answer = super().changeform_view(request, *wanted)
        made = request.__dict__.get(MADE)
        if made is None:
            return answer
        opened = mark_of(self, str(made.key)) if made.key else ""
        try:
            draft = keep(made, request.user, opened=opened, seen=seen)
        except TakenError as taken:
            return two_drafts(request, taken.draft, made)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return self._only_shown(request, wanted)
        return _told_of_kept(request, draft)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        request.__dict__[FORMS] = (form, formsets)
        super().save_related(request, form, formsets, change)

    # Publishing

    def _publish(self, request: HttpRequest, draft: Draft, wanted: Wanted) -> Any:
        if (str(draft.key) if draft.key else None) != wanted.object_id:
            return self._gone(request)
        if PUBLISH in request.POST:
            asked = copy(request)
            asked.method = "GET"
            data = data_of(draft, asked)
            data[MARK], data["_continue"] = draft.mark, "1"
            request.POST = data  # type: ignore[assignment]
        wanted.context.update({"draft_mark": draft.mark, "draft": draft, "in_draft": True})
        with change("admin", reason_of(draft), request.user):
            return super().changeform_view(request, *wanted)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        if self._is_taken(request, obj, new=True):
            return HttpResponse()
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if self._is_taken(request, obj, new=False):
            return HttpResponse()
        return super().response_change(request, obj)

    def _is_taken(self, request: HttpRequest, obj: Any, *, new: bool) -> bool:
        """Whether what was saved is only looked at; else it is public, and its draft goes."""
        if (taker := getattr(request, TAKER, None)) is not None:
            taker(obj)
            return True
        if SAVE in request.POST:
            made = made_by(request.user, obj, request.__dict__[FORMS], new=new)
            request.__dict__[MADE] = made
            return True
        if PREVIEW not in request.POST and MARK in request.POST:
            draft = draft_marked(request.user, self.model, request.POST[MARK])
            if draft is not None and draft.key in (None, obj.pk):
                draft.delete()
                messages.success(request, gettext("The draft is published."))
        return False

    # What stands in the way

    def _gone(self, request: HttpRequest) -> HttpResponse:
        messages.error(request, gettext("This draft is gone: it was published or thrown away."))
        return redirect("admin:drafts_draft_changelist")

    def _outdated(self, request: HttpRequest, draft: Draft, wanted: Wanted) -> Any:
        """Somebody has saved the draft since the form was opened: nothing is published."""
        if PUBLISH not in request.POST:
            data = request.POST.copy()
            data[SAVE] = "1"
            request.POST = data  # type: ignore[assignment]
            return self._keep_draft(request, wanted)
        told = gettext("The draft was changed meanwhile. Look at it, and publish it then.")
        messages.error(request, told)
        return redirect("admin:drafts_draft_change", draft.pk)


def _told_of_kept(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    if draft is None:
        told = gettext("Nothing differs from what stands on the site, so there is no draft.")
        messages.info(request, told)
        return redirect(request.path)
    told = gettext("The draft is kept. The site shows nothing of it until you publish it.")
    messages.success(request, told)
    return redirect("admin:drafts_draft_change", draft.pk)


def drafted(served: type[GuardedAdmin]) -> type[GuardedAdmin]:
    """The admin class with drafts."""
    filters = [*served.list_filter, DraftFilter]
    names = {"__module__": served.__module__, "__doc__": served.__doc__, "list_filter": filters}
    made: Any = type(served)
    mixed: type[GuardedAdmin] = made(served.__name__, (Drafted, served), names)
    return mixed


def _drop_kept(form: Any) -> None:
    """Takes away the fault that kept the form from saving."""
    faults = form.errors.get(NON_FIELD_ERRORS)
    if faults is None:
        return
    faults.data = [each for each in faults.as_data() if each.code != KEPT]
    if not faults:
        del form.errors[NON_FIELD_ERRORS]
