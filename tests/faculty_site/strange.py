"""A language in which every word of the interface is marked, so that what is not marked is seen."""

from __future__ import annotations

from django.utils.translation import trans_real

LANGUAGE = "es"
"""The language whose place it takes."""


class Strange(trans_real.DjangoTranslation):
    """Says ⟨Year⟩ for “Year”."""

    def gettext(self, message: str) -> str:
        # What stands before this sign tells translators which meaning of the words it is.
        return f"⟨{message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]}⟩"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)
