"""ORCID iDs, checked: the last digit is computed from the others (ISO 7064, MOD 11-2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faculty_site.ingest.documents import LinkFact

WRITTEN = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx](?!\d)")
HOST = re.compile(r"(?:https?:)?//(?:www\.)?orcid\.org/", re.IGNORECASE)


def read_orcid(stated: str, links: Iterable[LinkFact]) -> tuple[str, list[str]]:
    """(the iD, "" if there is none; what was given for one and cannot be)."""
    given = [stated] * bool(stated) + [link.url for link in links if is_orcid_address(link.url)]
    found = {text: orcid_in(text) for text in given}
    orcid = next(filter(None, found.values()), "")
    wrong = [HOST.sub("", text).strip("/") for text, own in found.items() if not own]
    return orcid, list(dict.fromkeys(filter(None, wrong)))


def orcid_in(text: str) -> str:
    """The iD in a text or an address, in four groups; "" where its check digit is wrong."""
    match = WRITTEN.search(text)
    digits = match[0].replace("-", "").upper() if match else ""
    if not digits or digits[-1] != check_digit(digits[:-1]):
        return ""
    return "-".join(digits[n : n + 4] for n in range(0, 16, 4))


def is_orcid_address(url: str) -> bool:
    return HOST.match(url) is not None


def check_digit(digits: str) -> str:
    """The sixteenth character for the fifteen digits before it."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
