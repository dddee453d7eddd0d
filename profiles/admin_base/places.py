"""Where something new stands among the rows of its page: last, until somebody moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max, Model
from django.http import HttpRequest

from profiles.admin_base.models import ContentAdmin

if TYPE_CHECKING:
    _Mixed = ContentAdmin
else:
    _Mixed = object


class Placed(_Mixed):
    """An admin class of rows that have an order on a person's page."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        if "profile" in initial and "order" not in initial:
            initial["order"] = next_place(self.model, initial["profile"])
        return initial

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and "order" not in form.changed_data:
            obj.order = next_place(self.model, obj.profile_id)
        super().save_model(request, obj, form, change)


def next_place(model: type[Model], profile: Any) -> int:
    """Behind all that stand there; the first is 0."""
    if not str(profile).isdecimal():
        return 0
    rows = model._default_manager.filter(profile=profile)
    last: int | None = rows.aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1
