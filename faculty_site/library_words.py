"""Words of libraries that their own catalogues lack, or say in the wrong tone.

Django's German is not complete, its Spanish takes everything for masculine, and its Chinese speaks
to people as friends do; so does django-allauth in some sentences, and in Spanish it calls a key to
plug in like a password. What stands here comes into the site's catalogues, which are asked first.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

DJANGO: Final = (
    _("Welcome,"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("You don’t have permission to view or edit anything."),
    _("Your password can’t be too similar to your other personal information."),
    _("Your password can’t be a commonly used password."),
    _("Your password can’t be entirely numeric."),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Password-based authentication"),
    _("Enabled"),
    _("Disabled"),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, they "
        "may still be able to authenticate using other backends, such as Single Sign-On or LDAP."
    ),
    _("Reset password"),
    _("Set password: %s"),
    _("Raw passwords are not stored, so there is no way to see the user’s password."),
    _("Enable password-based authentication"),
    _("Disable password-based authentication"),
    _("Enable password-based authentication for this user by setting a password."),
    _("This action will <strong>enable</strong> password-based authentication for this user."),
    _("Password-based authentication was disabled."),
    _("Conflicting form data submitted. Please try again."),
)
TOO_SHORT: Final = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)
LENGTH: Final = ngettext_lazy(
    "Your password must contain at least %(min_length)d character.",
    "Your password must contain at least %(min_length)d characters.",
    "min_length",
)
ALLAUTH: Final = (
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("Be patient, you are sending too many requests."),
    _("Too many failed login attempts. Try again later."),
    _("You have signed out."),
    _("You have confirmed %(email)s."),
    _("Your primary email address must be verified."),
    _("Your account has no password set up."),
    _("Your password has been changed."),
    _("Your email has been changed from %(from_email)s to %(to_email)s."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("Are you sure you want to remove this security key?"),
    _("Add Security Key"),
    _("Edit Security Key"),
    _("Remove Security Key"),
    _("Security Key Added"),
    _("Security Key Removed"),
    _("A new security key has been added."),
    _("A security key has been removed."),
    _("A third-party account from %(provider)s has been disconnected from your account."),
)
