"""What is said of a work in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from faculty_site.lib.work_identity.identifiers import (
    arxiv_key,
    doi_key,
    is_of_preprint_server,
)

Stage = Literal["unfinished", "preprint", "out", "unsaid"]
"""How far it came. It is unsaid where status and place disagree: a work that is published nowhere,
or a preprint in a journal."""

_SERVERS: Final = re.compile(
    r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|preprint|e-?prints?|hal|zenodo)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Description:
    """A work as somebody lists it. Authors are printed names; status and type are CSL's or ours."""

    title: str
    year: int | None = None
    authors: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    status: str = "published"
    type: str = "document"
    venue: str = ""

    @property
    def doi_key(self) -> str:
        return doi_key(self.doi)

    @property
    def arxiv_key(self) -> str:
        return arxiv_key(self.arxiv, self.doi)

    @property
    def stage(self) -> Stage:
        if self.status in ("under_review", "in_preparation"):
            return "unfinished"
        posted = self.status == "preprint" or self.type == "article"
        if _SERVERS.search(self.venue) or is_of_preprint_server(self.doi_key):
            return "preprint"
        if posted:
            return "unsaid" if self.venue else "preprint"
        if self.venue or self.doi_key or self.status in ("accepted", "in_press"):
            return "out"
        return "unsaid"
