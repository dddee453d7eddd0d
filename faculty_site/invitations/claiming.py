"""Claims: a page without an owner is asked for by whom its e-mail address belongs to."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from faculty_site.invitations.models import Claim
from faculty_site.invitations.owning import check_can_own, make_owner
from profiles.models import DepartmentRole, Profile

GONE = _("This account is not in use any more, or has another address now.")
OFF = _("The page bears another address now than the one by which it was asked for.")


def confirmed_addresses(user: User) -> list[str]:
    """The e-mail addresses that the account has confirmed, in small letters."""
    rows = EmailAddress.objects.filter(user=user, verified=True)
    return [email.lower() for email in rows.values_list("email", flat=True)]


def pages_to_claim(user: User) -> QuerySet[Profile]:
    """The public pages without an owner that bear a confirmed address of the account.

    None for who owns a page already. Drafts are left out: nobody is to learn of them here.
    """
    if Profile.objects.filter(owner=user).exists():
        return Profile.objects.none()
    free = Profile.objects.public().filter(owner=None).annotate(address=Lower("email"))
    return free.filter(address__in=confirmed_addresses(user)).in_directory_order()


def may_ask(user: User) -> bool:
    """Whether there is a page that the account may ask for and has not."""
    return pages_to_claim(user).exclude(claims__user=user).exists()


def ask(profile: Profile, user: User) -> Claim | None:
    """Asks for the page; None where this account has asked for it before."""
    address = profile.email.lower()
    claim, is_new = Claim.objects.get_or_create(
        profile=profile, user=user, defaults={"email": address}
    )
    return claim if is_new else None


def deciders(profile: Profile) -> list[str]:
    """The addresses of the admins of the person's departments, else those of the superusers."""
    departments = profile.memberships.values("department")
    admins = DepartmentRole.objects.filter(
        department__in=departments, role=DepartmentRole.Role.ADMIN
    ).values("user")
    accounts = User.objects.filter(is_active=True).exclude(email="")
    found = accounts.filter(pk__in=admins) or accounts.filter(is_superuser=True)
    return sorted({account.email for account in found})


@transaction.atomic
def decide(claim: Claim, by: User, *, granted: bool) -> None:
    """Says yes or no, once; raises ValidationError where a yes is not possible any more."""
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if claim.decided:
        return
    if granted:
        profile = Profile.objects.select_for_update(of=("self",)).get(pk=claim.profile_id)
        if not claim.user.is_active or claim.email not in confirmed_addresses(claim.user):
            raise ValidationError(GONE)
        if claim.email != profile.email.lower():
            raise ValidationError(OFF)
        check_can_own(profile, claim.user)
        make_owner(profile, claim.user, by)
    claim.decided, claim.decided_by, claim.granted = timezone.now(), by, granted
    claim.save(update_fields=["decided", "decided_by", "granted"])
