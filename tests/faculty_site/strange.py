"""A language in which every word of the interface is marked, so that what is not marked is seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.utils import translation
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


@contextmanager
def strange_words() -> Iterator[None]:
    """In it everything is said in this language."""
    known: dict[str, trans_real.DjangoTranslation] = vars(trans_real)["_translations"]
    with (
        mock.patch.dict(known, {LANGUAGE: Strange(LANGUAGE)}),
        mock.patch.object(translation, "get_language_from_request", _language_of_test),
        translation.override(LANGUAGE),
    ):
        yield


def _language_of_test(*_asked: object, **_how: object) -> str | None:
    """Readers have the language that their test has."""
    return translation.get_language()
