"""Gives a page to an account, or takes it away; with a line in the log."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.naming import in_sites_language
from profiles.models import Profile

OWNED_BY = _("The account “%(account)s” owns this page now.")
OWNED_BY_NOBODY = _("No account owns this page any more.")


def check_can_own(profile: Profile, user: User) -> None:
    """Raises ValidationError where the page has another owner, or the account another page."""
    if profile.owner_id not in (None, user.pk):
        raise ValidationError(_("This page has an owner already."))
    check_owns_no_other(profile, user)


def check_owns_no_other(profile: Profile, user: User) -> None:
    """Raises ValidationError where the account owns another page: an account owns one."""
    if Profile.objects.filter(owner=user).exclude(pk=profile.pk).exists():
        raise ValidationError(
            _(
                "This account owns another page, and an account owns one page. Use another "
                "account, or ask to edit this page on behalf of its owner."
            )
        )


def make_owner(profile: Profile, user: User | None, by: User) -> None:
    """The page is the account's, or nobody's; `by` is who did it. Call it in a transaction.

    The owner needs no permission to edit what is theirs, so one that they had goes. Raises
    ValidationError where the account owns another page, which it may have got a moment ago.
    """
    if user is not None:
        User.objects.select_for_update().get(pk=user.pk)
        check_owns_no_other(profile, user)
    profile.owner = user
    profile.save(update_fields=["owner"])
    if user is not None:
        profile.delegations.filter(user=user).delete()
    told = OWNED_BY if user else OWNED_BY_NOBODY
    LogEntry.objects.log_actions(
        user_id=by.pk,
        queryset=[profile],
        action_flag=CHANGE,
        change_message=in_sites_language(told, account=user or ""),
        single_object=True,
    )
