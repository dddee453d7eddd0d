"""What news and all that is said of it are called in forms and lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.names import FIELDS as OF_PAGES

MODELS: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "NewsItem": (_("news item"), _("news items")),
}

FIELDS: Final[Mapping[str, Promise]] = {
    **OF_PAGES,
    "category": _("category"),
    "date": _("date"),
    "end date": _("last day"),
    "pinned": _("pinned"),
}
