"""What works, their authors and all that is said of them are called in forms and lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.names import FIELDS as OF_PAGES

MODELS: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "FormerSlug": (_("former address"), _("former addresses")),
    "Merge": (_("merge"), _("merges")),
    "Publication": (_("publication"), _("publications")),
    "Suggestion": (_("suggested author"), _("suggested authors")),
}

FIELDS: Final[Mapping[str, Promise]] = {
    **OF_PAGES,
    "Authorship.position": _("place in the list"),
    "abstract": _("abstract"),
    "award": _("award"),
    "certainty": _("certainty"),
    "citation key": _("citation key"),
    "confidence": _("confidence"),
    "date": _("date"),
    "decided": _("decided"),
    "edition": _("edition"),
    "editors": _("editors"),
    "first": _("first work"),
    "genre": _("genre"),
    "hidden": _("hidden"),
    "issue": _("issue"),
    "keywords": _("keywords"),
    "links": _("links"),
    "made": _("time"),
    "made by": _("made by"),
    "marks": _("marks"),
    "note": _("note"),
    "number": _("number"),
    "other slug": _("address of the other work"),
    "pages": _("pages"),
    "publisher": _("publisher"),
    "reason": _("reason"),
    "refused": _("refused"),
    "second": _("second work"),
    "selected": _("selected"),
    "series": _("series"),
    "status": _("status"),
    "suffix": _("suffix"),
    "type": _("kind"),
    "undone": _("undone"),
    "venue": _("venue"),
    "volume": _("volume"),
    "year": _("year"),
}
