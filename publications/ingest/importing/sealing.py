"""A text on its way from the preview to the import, in the page itself.

It travels in a hidden field, packed and signed: what was looked at is what goes in, for the person
and the account it was shown to. A session or the cache would keep megabytes for every preview that
nobody comes back to, and a cache in each process forgets; a field costs nothing once the page is
closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.core import signing

from publications.ingest.importing.texts import Text, text_of_bytes

SALT: Final = "publications.ingest.importing"

OPEN_FOR: Final = 24 * 3600
"""Seconds for which a preview can be sent."""


class SealError(Exception):
    """A seal that is broken, too old or somebody else's."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a preview was about: the person's key, the text, the numbers that could be chosen."""

    person: int
    text: Text
    choices: frozenset[int]


def seal(account: Any, sealed: Sealed) -> str:
    """The value of the hidden field."""
    text = sealed.text
    held = {
        "account": account,
        "person": sealed.person,
        "name": text.name,
        "text": text.text,
        "lone": text.lone,
        "choices": sorted(sealed.choices),
    }
    return signing.dumps(held, salt=SALT, compress=True)


def unseal(value: str, account: Any) -> Sealed:
    """What was sealed for an account; raises SealError."""
    try:
        held = signing.loads(value, salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature as error:
        raise SealError from error
    if held["account"] != account:
        raise SealError
    text = text_of_bytes(held["text"].encode(), held["name"], lone=held["lone"])
    return Sealed(held["person"], text, frozenset(held["choices"]))
