"""The forms of an account, with labels that say what to enter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from faculty_site.accounts.passwords import may_use_password

SWITCHED_OFF = _(
    "This does not open the site. Only superusers sign in by a password here, and everybody else "
    "by their university."
)

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    _Form = forms.Form
else:
    _Form = object


class Labelled(_Form):
    """The library's labels also stand in the fields, and go once somebody types."""

    labels: ClassVar[Mapping[str, StrPromise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


class SignInForm(Labelled, LoginForm):
    """Where passwords are switched off, right ones are answered like wrong ones."""

    labels: ClassVar[Mapping[str, StrPromise]] = {
        "login": _("User name or e-mail address"),
        "remember": _("Stay signed in on this device"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remember"].label_suffix = ""

    def clean(self) -> dict[str, Any]:
        try:
            data = cast("dict[str, Any]", super().clean())
        except ValidationError as error:
            if settings.PASSWORD_SIGN_IN or not str(error.code).endswith("_password_mismatch"):
                raise
            raise ValidationError(SWITCHED_OFF) from error
        if self.user is not None and not may_use_password(self.user):
            raise ValidationError(SWITCHED_OFF)
        return data


class AddressForm(Labelled, AddEmailForm):
    labels: ClassVar[Mapping[str, StrPromise]] = {"email": _("E-mail address")}


class ForgottenForm(Labelled, ResetPasswordForm):
    labels: ClassVar[Mapping[str, StrPromise]] = {"email": _("E-mail address")}


class NewPasswordForm(Labelled, ResetPasswordKeyForm):
    labels: ClassVar[Mapping[str, StrPromise]] = {
        "password1": _("New password"),
        "password2": _("The new password once more"),
    }


class OtherPasswordForm(Labelled, ChangePasswordForm):
    labels: ClassVar[Mapping[str, StrPromise]] = {
        "oldpassword": _("Current password"),
        **NewPasswordForm.labels,
    }


class AgainForm(Labelled, ReauthenticateForm):
    """Asked before something about the account is changed."""


class KeyForm(Labelled, AddWebAuthnForm):
    labels: ClassVar[Mapping[str, StrPromise]] = {"name": _("Name of the key")}
