"""What may be brought in: asked for each person of an import, before anything is written."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from faculty_site.ingest.fixture import Bundle
from faculty_site.ingest.preparation import Draft


class Condition(Protocol):
    """All are asked within the transaction of the load."""

    def reaches(self, slug: str) -> bool:
        """Whether the person at the slug, if there is one, may be touched and told of."""

    def admitted(self, draft: Draft, bundle: Bundle) -> Bundle:
        """What of a person's bundle may come in. Raises SourceError where nothing may."""

    def open_works(self, keys: Collection[int]) -> Collection[int]:
        """Those of the works of these keys that may be changed."""


class Unconditional:
    """Of whoever has a shell: all may come in."""

    def reaches(self, slug: str) -> bool:
        return True

    def admitted(self, draft: Draft, bundle: Bundle) -> Bundle:
        return bundle

    def open_works(self, keys: Collection[int]) -> Collection[int]:
        return keys
