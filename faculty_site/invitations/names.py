"""What invitations and claims are called in forms and lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MODELS: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "Claim": (_("request for a page"), _("requests for a page")),
    "Invitation": (_("invitation"), _("invitations")),
}

FIELDS: Final[Mapping[str, Promise]] = {
    "accepted": _("accepted"),
    "accepted by": _("accepted by"),
    "asked": _("asked"),
    "decided": _("decided"),
    "decided by": _("decided by"),
    "department": _("department"),
    "email": _("e-mail address"),
    "granted": _("granted"),
    "invited by": _("invited by"),
    "kind": _("what for"),
    "mails": _("mails sent"),
    "profile": _("person"),
    "sent": _("sent"),
    "until": _("until"),
    "user": _("account"),
    "withdrawn": _("withdrawn"),
}
