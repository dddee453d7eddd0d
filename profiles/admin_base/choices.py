"""What the forms of the admin offer in their choices, and therefore accept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.admin.sites import AdminSite
from django.contrib.admin.widgets import AdminTextareaWidget, AdminURLFieldWidget
from django.contrib.auth import get_user_model
from django.db import models
from django.forms import Field, Select
from django.http import HttpRequest
from django.utils.text import capfirst

from profiles.admin_base.fields import AccountField, LongTextField
from profiles.admin_base.widgets import LabelledAutocomplete, MarkdownWidget, OrderWidget, quiet
from profiles.models import Profile
from profiles.permissions import visible

FEW = 50
"""Up to so many people are offered in a plain list; more are searched for."""

FIELDS: dict[Any, Any] = {
    models.TextField: {
        "form_class": LongTextField,
        "widget": AdminTextareaWidget(attrs={"rows": 3}),
    },
    models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
}
"""How kinds of fields appear in all forms."""


class GuardedChoices:
    """Limits what the choices of a form offer and accept; for admins and inlines alike."""

    markdown_fields: ClassVar[frozenset[str]] = frozenset()
    if TYPE_CHECKING:
        admin_site: AdminSite
        formfield_for_dbfield: Callable[..., Any]

    def formfield_for_dbfield(  # type: ignore[no-redef]
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        if db_field.name in self.markdown_fields:
            kwargs["widget"] = MarkdownWidget
        elif db_field.name == "order":
            kwargs["widget"] = OrderWidget
        field: Field | None = super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        return quiet(field)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        target = db_field.remote_field.model
        if target is get_user_model():
            return AccountField(
                label=capfirst(db_field.verbose_name),
                required=not db_field.blank,
                help_text=db_field.help_text,
            )
        kwargs["queryset"] = choices = self.choices_for(request, target)
        if target is not Profile:
            return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        few = list(choices.order_by("sort_name", "name")[: FEW + 1])
        kwargs["widget"] = (
            Select if len(few) <= FEW else LabelledAutocomplete(db_field, self.admin_site)
        )
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        if len(few) <= FEW:  # one list for all rows of a form set
            field.choices = [("", "---------"), *((row.pk, row.name) for row in few)]
        return field

    def choices_for(self, request: HttpRequest, target: type[models.Model]) -> models.QuerySet[Any]:
        """What may be chosen in a foreign key: what the user may change."""
        return visible(request.user, "change", target)
