"""The pages of an import in the admin: the upload, what would come in, and what did."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect

from faculty_site.importing.folders import folder_of, settle
from faculty_site.importing.forms import MOST_BYTES, TOO_LARGE, UploadForm
from faculty_site.importing.launching import MOST_OPEN, begin, is_busy, let_in
from faculty_site.importing.models import OPEN, ImportRun
from faculty_site.importing.pages import people_of, totals_of, weights_of
from profiles.permissions import can
from publications.ingest.importing.views import preview_view

FORM_BYTES = 1_000_000
"""Of a form besides its file."""

BUSY = _("Other uploads are being read at the moment. Try again in a few minutes.")
MANY = _("Several of your uploads wait for your answer. Let them in or refuse them first.")
GONE = _("Its file is no longer here. Upload it again.")

Context = dict[str, Any]


def upload_view(request: HttpRequest, context: Context) -> HttpResponseBase:
    """The form, and what is sent with it.

    Its size is looked at before anything of it is read; so the check against forgery, which reads
    the form, comes behind that, and the caller must be exempt from the one that comes earlier.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    if int(length) > MOST_BYTES + FORM_BYTES:
        form = UploadForm(request.user)
        return _form(request, form, context, error=TOO_LARGE, status=413)
    return _sent(request, context)


@csrf_protect
def _sent(request: HttpRequest, context: Context) -> HttpResponseBase:
    if request.method != "POST":
        return _form(request, UploadForm(request.user), context)
    form = UploadForm(request.user, request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, context)
    if form.is_of_references:
        return preview_view(request, context)
    if _many_wait(request):
        return _form(request, form, {**context, "many_wait": True}, error=MANY, status=409)
    if is_busy():
        return _form(request, form, context, error=BUSY, status=503)
    return redirect("admin:importing_importrun_change", _begun(request, form).pk)


def _many_wait(request: HttpRequest) -> bool:
    return ImportRun.objects.filter(user=request.user.pk, state__in=OPEN).count() >= MOST_OPEN


def _begun(request: HttpRequest, form: UploadForm) -> ImportRun:
    run = ImportRun(
        user_id=request.user.pk,
        department=form.cleaned_data["department"],
        file_name=form.cleaned_data["file"].name[:200],
        options=form.options,
    )
    if not can(request.user, "add", run):
        raise PermissionDenied
    folder_of(run).keep(form.file_name, form.cleaned_data["file"].chunks())
    begin(run, request.user)
    return run


def _form(
    request: HttpRequest, form: UploadForm, context: Context, *, error: Any = "", status: int = 200
) -> HttpResponse:
    told = {**context, "title": _("Import a site"), "form": form, "error": error}
    return TemplateResponse(request, "admin/importing/upload.html", told, status=status)


def run_view(request: HttpRequest, run: ImportRun, context: Context) -> HttpResponse:
    """An import, for somebody who may inspect it; or the answer to what it showed."""
    settle(run)
    if request.method == "POST":
        return _answered(request, run)
    told = {
        **context,
        "title": run,
        "run": run,
        "people": people_of(run, request.user),
        "totals": totals_of(run),
        "weights": weights_of(run),
        "progress": folder_of(run).told() if run.is_under_way else {},
        "may_answer": run.state == ImportRun.State.SHOWN and can(request.user, "add", run),
        "has_change_permission": False,
    }
    return TemplateResponse(request, "admin/importing/run.html", told)


def _answered(request: HttpRequest, run: ImportRun) -> HttpResponse:
    step = request.POST.get("step", "")
    if step in ("let_in", "refuse") and not can(request.user, "add", run):
        raise PermissionDenied
    if step == "let_in":
        _let_in(request, run)
    elif step == "refuse":
        _refuse(run)
    return redirect("admin:importing_importrun_change", run.pk)


def _let_in(request: HttpRequest, run: ImportRun) -> None:
    if run.state != ImportRun.State.SHOWN or not run.brings_anything:
        return
    if not folder_of(run).has_upload:
        ImportRun.objects.filter(pk=run.pk, state=run.state).update(
            state=ImportRun.State.FAILED, finished=timezone.now()
        )
        messages.error(request, GONE)
    elif is_busy():
        messages.warning(request, BUSY)
    else:
        let_in(run, request.user)


def _refuse(run: ImportRun) -> None:
    shown = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.SHOWN)
    if shown.update(state=ImportRun.State.REFUSED, finished=timezone.now()):
        folder_of(run).remove()
