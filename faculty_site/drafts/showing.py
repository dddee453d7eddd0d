"""Taking something off the site, and putting it there, by a button and a look at what it does."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from faculty_site.lib.admin_addresses import admin_address
from profiles.admin_base.drawing import draw
from profiles.admin_base.models import HIDDEN, SHOWN
from profiles.models import Profile
from profiles.models.base import Visibility
from profiles.permissions import User, can, visible
from profiles.permissions.drafts import DRAFTED


def visibility(request: HttpRequest, label: str, key: int) -> HttpResponse:
    """Asks, and on POST does it; what it becomes is the opposite of what it was when asked."""
    obj = _object(request.user, label, key)
    if obj is None:
        raise Http404
    may = may_show(request.user, obj)
    back = admin_address(obj, "change", key)
    wanted = request.POST.get("to")
    if may and wanted in ("public", "hidden"):
        _set(request, obj, public=wanted == "public")
        return redirect(back)
    is_public = is_shown(obj)
    off, on = gettext("Take off the site: %(what)s"), gettext("Put on the site: %(what)s")
    return draw(
        request,
        "drafts/visibility.html",
        (off if is_public else on) % {"what": obj},
        object=obj,
        opts=obj._meta,
        is_public=is_public,
        is_person=isinstance(obj, Profile),
        is_shared=label == "publications.publication",
        may=may,
        back=back,
    )


def is_shown(obj: Any) -> bool:
    """Whether the object itself is not hidden; what it stands on may be."""
    if isinstance(obj, Profile):
        return obj.is_public
    return bool(getattr(obj, "visibility", Visibility.PUBLIC) == Visibility.PUBLIC)


def address_of(obj: Any) -> str:
    """Of this page about an object; "" for what is always to be seen."""
    if not isinstance(obj, Profile) and not hasattr(obj, "visibility"):
        return ""
    return reverse("admin:visibility", args=[obj._meta.label_lower, obj.pk])


def may_show(user: User, obj: Model) -> bool:
    """A person's state is not for those who only write on the page."""
    return can(user, "administer" if isinstance(obj, Profile) else "change", obj)


def _object(user: User, label: str, key: int) -> Any:
    if label not in DRAFTED:
        return None
    model = apps.get_model(label)
    rows = visible(user, "change", model)
    return rows.filter(pk=key).first() if address_of(model(pk=key)) else None


def _set(request: HttpRequest, obj: Any, *, public: bool) -> None:
    model: Any = type(obj)
    if is_shown(obj) == public:
        return
    served: Any = admin.site._registry[model]
    rows, said = model._default_manager.filter(pk=obj.pk), SHOWN if public else HIDDEN
    if isinstance(obj, Profile):
        state = Profile.State.LISTED if public else Profile.State.DRAFT
        served.update_rows(request, rows, "administer", said, state=state)
    else:
        shown = Visibility.PUBLIC if public else Visibility.HIDDEN
        served.update_rows(request, rows, "change", said, visibility=shown)
