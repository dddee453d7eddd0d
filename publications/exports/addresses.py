"""What the machine-readable forms of a work's page link to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publications.csl import Item


@dataclass(frozen=True)
class Addresses:
    """Absolute addresses: of the work's page, of its PDF ("" for none), of its authors.

    `people` has the pages of our people and `orcids` the ORCID iDs, as addresses, both by the
    author's place, from 0.
    """

    page: str
    pdf: str = ""
    people: Mapping[int, str] = field(default_factory=dict)
    orcids: Mapping[int, str] = field(default_factory=dict)


def elsewhere(item: Item) -> list[str]:
    """Where the same work is found on other sites, each once."""
    doi, arxiv = item.get("DOI"), item.get("archive_location")
    found = [
        f"https://doi.org/{doi}" if doi else "",
        f"https://arxiv.org/abs/{arxiv}" if arxiv else "",
        item.get("URL", ""),
    ]
    return list(dict.fromkeys(filter(None, found)))
