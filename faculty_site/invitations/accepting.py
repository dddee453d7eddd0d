"""What an invitation gives, and what stands in its way."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from faculty_site.accounts.holders import accounts_with
from faculty_site.invitations.models import Invitation
from faculty_site.invitations.owning import check_can_own, make_owner
from faculty_site.lib.changes import change
from profiles.models import Delegation, DepartmentRole, Profile
from profiles.permissions import can


def is_over(invitation: Invitation) -> bool:
    """Whether it can give nothing any more, to whomever.

    So it is when whoever sent it may not invite there now, when the page has an owner meanwhile,
    and when the last day of editing has passed.
    """
    inviter = invitation.invited_by
    if not invitation.is_pending or inviter is None or not inviter.is_active:
        return True
    if not can(inviter, "add", invitation):
        return True
    if invitation.kind == Invitation.Kind.OWNER:
        return invitation.profile is None or invitation.profile.owner_id is not None
    return invitation.until is not None and invitation.until < timezone.localdate()


@transaction.atomic
def accept(invitation: Invitation, user: User) -> None:
    """Gives the account what the invitation is for; raises ValidationError where it cannot.

    The address of the invitation counts as confirmed, as the link came there.
    """
    invitation = held(invitation)
    with change("site", user=user):  # the request knows of no account made a moment ago
        _give(invitation, user)
    invitation.accepted, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted", "accepted_by"])
    confirm(user, invitation.email)


def _give(invitation: Invitation, user: User) -> None:
    match invitation.kind:
        case Invitation.Kind.OWNER:
            people = Profile.objects.select_for_update(of=("self",))
            profile = people.get(invitations=invitation)
            check_can_own(profile, user)
            make_owner(profile, user, user)
        case Invitation.Kind.DELEGATE:
            _delegate(invitation, user)
        case Invitation.Kind.EDITOR:
            DepartmentRole.objects.get_or_create(
                user=user,
                department=invitation.department,
                defaults={"role": DepartmentRole.Role.EDITOR},
            )


def held(invitation: Invitation) -> Invitation:
    """The invitation anew, until the end of the transaction nobody else's: the same link may be
    sent twice at once. Raises ValidationError where it is over."""
    found = Invitation.objects.select_for_update(of=("self",)).filter(pk=invitation.pk).first()
    if found is None or is_over(found):
        raise ValidationError(_("This invitation is over."))
    return found


def _delegate(invitation: Invitation, user: User) -> None:
    """Until the later of two days, where the account edits the page already."""
    row, is_new = Delegation.objects.get_or_create(
        profile=invitation.profile, user=user, defaults={"until": invitation.until}
    )
    if not is_new and row.until and (invitation.until is None or invitation.until > row.until):
        row.until = invitation.until
        row.save(update_fields=["until"])


def account_of(email: str) -> User | None:
    """The account that signs in with the address; the oldest where there are several."""
    return next(iter(accounts_with(email)), None)


def confirm(user: User, email: str) -> None:
    """The address is the account's and confirmed, where the account has no other."""
    email = email.lower()
    taken = EmailAddress.objects.filter(email__iexact=email, verified=True).exclude(user=user)
    if taken.exists() or (user.email and user.email.lower() != email):
        return
    if not user.email:
        user.email = email
        user.save(update_fields=["email"])
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
