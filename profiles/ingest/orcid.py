"""The ORCID iD that a page states, and what it takes for one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faculty_site.ingest.documents import LinkFact
from faculty_site.lib.orcid import orcid_in

HOST = re.compile(r"(?:https?:)?//(?:www\.)?orcid\.org/", re.IGNORECASE)


def read_orcid(stated: str, links: Iterable[LinkFact]) -> tuple[str, list[str]]:
    """(the iD, "" if there is none; what was given for one and cannot be)."""
    given = [stated] * bool(stated) + [link.url for link in links if is_orcid_address(link.url)]
    found = {text: orcid_in(text) for text in given}
    orcid = next(filter(None, found.values()), "")
    wrong = [HOST.sub("", text).strip("/") for text, own in found.items() if not own]
    return orcid, list(dict.fromkeys(filter(None, wrong)))


def is_orcid_address(url: str) -> bool:
    return HOST.match(url) is not None
