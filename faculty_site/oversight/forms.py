"""What the lists of the overview can be asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from faculty_site.completeness import KINDS
from faculty_site.oversight.people import ORDERS
from profiles.models import Department, Profile
from profiles.permissions import User, visible


class PagesForm(forms.Form):
    """Which pages are shown, and in which order."""

    department: Any = forms.ModelChoiceField(
        Department.objects.none(), required=False, label=_("Department"), empty_label=_("all")
    )
    state = forms.ChoiceField(
        choices=[("", _("all")), *Profile.State.choices], required=False, label=_("State")
    )
    finding = forms.ChoiceField(required=False, label=_("What is missing"))
    order = forms.ChoiceField(choices=ORDERS.items(), required=False, label=_("Order"))

    def __init__(self, data: Any, user: User) -> None:
        super().__init__(data, label_suffix="")
        people = visible(user, "change", Profile).order_by()
        field = self.fields["department"]
        field.queryset = Department.objects.filter(memberships__profile__in=people).distinct()  # type: ignore[attr-defined]
        kinds = [(kind, capfirst(str(each.label))) for kind, each in KINDS.items()]
        self.fields["finding"].choices = [("", _("anything or nothing")), *kinds]  # type: ignore[attr-defined]
