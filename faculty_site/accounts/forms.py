"""The form at the door."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from faculty_site.accounts.passwords import may_use_password

SWITCHED_OFF = _(
    "This does not open the site. Only superusers sign in by a password here, and everybody else "
    "by their university."
)


class SignInForm(LoginForm):
    """With a label that says what to enter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # the label says it already

    def clean(self) -> dict[str, Any]:
        """Where passwords are switched off, right ones are answered like wrong ones."""
        try:
            data: dict[str, Any] = super().clean()
        except ValidationError as error:
            if settings.PASSWORD_SIGN_IN or not str(error.code).endswith("_password_mismatch"):
                raise
            raise ValidationError(SWITCHED_OFF) from error
        if self.user is not None and not may_use_password(self.user):
            raise ValidationError(SWITCHED_OFF)
        return data
