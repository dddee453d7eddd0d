"""Whom to invite where; and the password of somebody who comes anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.utils import generate_unique_username
from django import forms
from django.conf import settings
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from faculty_site.invitations.models import Invitation
from faculty_site.invitations.sending import check_limits
from faculty_site.lib.names import sort_name
from faculty_site.lib.slugs import next_free, slug_for_name
from profiles.admin_base.forms import GuardedForm
from profiles.models import Department, Membership, Profile
from profiles.permissions import can

if TYPE_CHECKING:
    _NewAccount = BaseUserCreationForm[User]
else:
    _NewAccount = BaseUserCreationForm

Kind = Invitation.Kind


class InvitationForm(GuardedForm):
    """To a page that is there, to one that is made at once as a draft, or to a department.

    A new person is a name and a department; `make_person` makes the page once all is in order.
    """

    new_name = forms.CharField(
        label=_("or a new person"),
        required=False,
        max_length=300,
        help_text=_("Their name. A page is made as a draft, in the department chosen below."),
    )
    new_in: Department | None = None

    class Meta:
        labels = {"department": _("Department")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "department" not in self.fields and "kind" in self.fields:
            self.fields["kind"].choices = [  # type: ignore[attr-defined]
                (Kind.DELEGATE.value, Kind.DELEGATE.label)
            ]
        if "department" in self.fields:
            self.fields["department"].help_text = _(
                "Of a new person, or whose pages somebody is to edit."
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        kind, profile = data.get("kind"), data.get("profile")
        if kind == Kind.EDITOR:
            data["profile"], data["new_name"] = None, ""
            self._needs("department", data)
        elif kind == Kind.OWNER and data.get("new_name") and not profile:
            self._needs("department", data)
            self.new_in, data["department"] = data.get("department"), None
        else:
            data["department"], data["new_name"] = None, ""
            self._needs("profile", data)
        if kind != Kind.DELEGATE:
            data["until"] = None
        elif data.get("until") and data["until"] < timezone.localdate():
            self.add_error("until", _("This day is over."))
        if kind == Kind.OWNER and profile and profile.owner_id:
            self.add_error("profile", _("This page has an owner. Hand it over on its own form."))
        self._check_sending(data)
        return data

    def _needs(self, name: str, data: dict[str, Any]) -> None:
        if not data.get(name):
            self.add_error(name, _("Say where."))

    def _check_sending(self, data: dict[str, Any]) -> None:
        """Not twice to the same place, and not more than is sensible."""
        if self.errors:
            return
        email: str = data["email"]
        same = Invitation.objects.pending().filter(
            email__iexact=email, kind=data["kind"],
            profile=data.get("profile"), department=data.get("department"),
        )  # fmt: skip
        if self.new_in is None and same.exists():
            self.add_error("email", _("This address is invited there already. Send that again."))
        try:
            check_limits(email, self.user)  # type: ignore[arg-type]  # nobody else opens the form
        except ValidationError as refused:
            self.add_error("email", refused)

    def _post_clean(self) -> None:
        if self.new_in is None:
            super()._post_clean()
            return
        if not self.errors and not can(self.user, "add", Profile()):
            self.add_error("new_name", _("You cannot add people."))

    def make_person(self) -> None:
        """Makes the page of a new person, in the department that was chosen."""
        if self.new_in is None:
            return
        try:
            profile = self._made_person()
        except IntegrityError:
            profile = self._made_person()  # somebody made one of this name at the same moment
        Membership.objects.create(profile=profile, department=self.new_in)
        # Nothing could be checked and set before there was a page to be invited to.
        self.instance.profile = profile
        self.instance.kind, self.instance.email = Kind.OWNER, profile.email

    @transaction.atomic
    def _made_person(self) -> Profile:
        name = self.cleaned_data["new_name"]
        slug = slug_for_name(name, 100)
        taken = set(Profile.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        return Profile.objects.create(
            name=name,
            slug=next_free(slug, taken, 100),
            sort_name=sort_name(name),
            email=self.cleaned_data["email"],
        )


class NewAccountForm(_NewAccount):
    """An account for an address: only the password is chosen, the name is made of the address.

    None is chosen where passwords are switched off: the university's sign-in opens it.
    """

    class Meta:
        model = User
        fields: list[str] = []

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, instance=User(email=email.lower()), **kwargs)
        if not settings.PASSWORD_SIGN_IN:
            del self.fields["password1"], self.fields["password2"]

    def set_password_and_save(self, user: User, **options: Any) -> User:
        # Only now, as another account may have been made while somebody chose a password.
        user.username = generate_unique_username([user.email, "user"])
        if "password1" in self.fields:
            user.set_password(self.cleaned_data["password1"])
        else:
            user.set_unusable_password()
        user.save()
        return user
