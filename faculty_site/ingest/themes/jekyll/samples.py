"""What the Jekyll themes bring along in the place of a person's own facts."""

from __future__ import annotations

import re
from dataclasses import replace

from faculty_site.ingest.documents import Facts

EMAIL = re.compile(
    r".*@(?:example\.(?:com|org|edu)|domain\.com)|you@\S*|none@\S*|your[-_.]?\w*@\S*",
    re.IGNORECASE,
)
RIDDLE = re.compile(
    r"(?:(?:first|given|last|sur|family|nach|vor|user)[-_.]?name|first[-_.]last|initials?)\b.*@\S+",
    re.IGNORECASE,
)
"""An address whose parts the reader has to fill in."""

TEXTS = re.compile(
    r".*(?:Affiliations\. Address\. Contacts\. (?:Moto|Motto)\. Etc|your office number"
    r"|123 your address street|Your City, State|Short biography for the left-hand sidebar"
    r"|You can even add a little note about which of these|Red Brick University).*",
    re.IGNORECASE | re.DOTALL,
)


def is_placeholder(email: str) -> bool:
    """Whether an e-mail address is a theme's, or one that the reader has to put together."""
    return EMAIL.fullmatch(email) is not None or RIDDLE.fullmatch(email) is not None


def without_samples(facts: Facts) -> Facts:
    """The facts without the theme's own placeholders; an e-mail to be guessed is a text."""
    extra = [(label, text) for label, text in facts.extra if not TEXTS.fullmatch(text)]
    if RIDDLE.fullmatch(facts.email):
        extra.append(("E-mail", facts.email))
    email = "" if is_placeholder(facts.email) else facts.email
    return replace(
        facts,
        position=_own(facts.position),
        affiliation=_own(facts.affiliation),
        postal_address=_own(facts.postal_address),
        email=email,
        extra=tuple(extra),
    )


def _own(text: str) -> str:
    return "" if TEXTS.fullmatch(text) else text
