"""DOIs and arXiv ids in the one form in which they are compared."""

from __future__ import annotations

import re
from typing import Final

_BEFORE_DOI: Final = re.compile(
    r"^(?:https?://)?(?:dx\.|www\.)?(?:doi\.org/|doi:\s*)?", re.IGNORECASE
)
_ARXIV_DOI: Final = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV: Final = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_SERVERS: Final = re.compile(
    r"10\.(?:1101|2139|21203|20944|26434|31219|31222|31224|31234|31235|36227|48550|64898)/",
    re.IGNORECASE,
)
"""Prefixes under which only preprint servers give DOIs: bioRxiv, SSRN, OSF and the like."""


def doi_key(doi: str) -> str:
    """A DOI without address and case; empty for one that arXiv gave, or that is none."""
    bare = _BEFORE_DOI.sub("", doi.strip()).casefold().rstrip(".")
    return bare if bare.startswith("10.") and not _ARXIV_DOI.match(bare) else ""


def arxiv_key(arxiv: str, doi: str = "") -> str:
    """An arXiv id without its version, also out of the DOI that arXiv gave; empty for none."""
    found = _ARXIV_DOI.match(_BEFORE_DOI.sub("", doi.strip()))
    match = _ARXIV.fullmatch(arxiv.strip()) or _ARXIV.fullmatch(found[1] if found else "")
    return match[1].casefold() if match else ""


def is_of_preprint_server(doi: str) -> bool:
    """Whether a DOI is that of a preprint."""
    return bool(_SERVERS.match(doi))
