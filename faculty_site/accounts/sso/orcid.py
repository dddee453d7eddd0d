"""ORCID: an iD that its owner has proven goes onto their own page, and nobody else's."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.signals import social_account_added
from django.contrib.auth.models import User
from django.dispatch import receiver
from django.utils.translation import gettext

from faculty_site.accounts.sso.configuration import ORCID
from faculty_site.lib import changes
from faculty_site.lib.orcid import orcid_in
from profiles.models import Profile
from profiles.permissions import can


def objection(user: User, login: SocialLogin) -> str:
    """Why the iD cannot be this account's, as a sentence; "" where nothing stands against it."""
    own = Profile.objects.filter(owner=user).first()
    proven = orcid_in(login.account.uid)
    if not proven:
        return gettext("What ORCID answered has no ORCID iD in it. Try once more.")
    if own is None:
        return ""
    if own.orcid and orcid_in(own.orcid) != proven:
        return gettext(
            "Your page has the ORCID iD %(own)s, and you signed in at ORCID as %(proven)s. Put it "
            "right on your page, or sign in at ORCID as yourself, and link it then."
        ) % {"own": own.orcid, "proven": proven}
    others = Profile.objects.public().filter(orcid=proven).exclude(pk=own.pk)
    if not own.orcid and others.exists():
        return gettext(
            "Another page here has the ORCID iD %(proven)s. Ask the admin of your department to "
            "put that right."
        ) % {"proven": proven}
    return ""


@receiver(social_account_added, sender=SocialLogin)
def put_on_page(sociallogin: SocialLogin, **kwargs: Any) -> None:
    """The page of whoever has linked ORCID gets the iD, where it has none."""
    if sociallogin.account.provider != ORCID:
        return
    user = sociallogin.user
    own = Profile.objects.filter(owner=user).first()
    if own is None or own.orcid or not can(user, "change", own):
        return
    own.orcid = orcid_in(sociallogin.account.uid)
    with changes.change("site", "ORCID", user):
        own.save(update_fields=["orcid"])
