"""What drafts and their links are called in forms and lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MODELS: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "Draft": (_("draft"), _("drafts")),
    "DraftLink": (_("link to a draft"), _("links to drafts")),
}

FIELDS: Final[Mapping[str, Promise]] = {
    "begun": _("begun"),
    "changed": _("last changed"),
    "changed by": _("changed by"),
    "department": _("department"),
    "expires": _("works until"),
    "made": _("made"),
    "planned by": _("planned by"),
    "problem": _("what went wrong"),
    "profile": _("person"),
    "publish at": _("to be published"),
    "revoked": _("withdrawn"),
    "shared by": _("shared by"),
    "title": _("title"),
}
