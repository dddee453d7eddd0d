"""The navigation of a site: which of its pages it leads to, in which order, by which names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from faculty_site.ingest.addresses.site_file import split_address
from faculty_site.ingest.documents import Document


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of the navigation: its words, and the address or file that it leads to."""

    label: str
    address: str


class Navigation:
    """Finds the place of a page in the site's navigation.

    `base_url` is where the site lived, ending in a slash; "" where nobody knows. A line that
    leads to another site, or to a place on a page, is no page's.
    """

    def __init__(self, items: Iterable[MenuItem], base_url: str) -> None:
        self.base_url = base_url
        self.places: dict[str, tuple[int, str]] = {}
        for order, item in enumerate(items):
            if path := self._folded(item.address):
                self.places.setdefault(path, (order, item.label))

    def place(self, document: Document, old_urls: Sequence[str]) -> tuple[int | None, str]:
        """The page's place (from 0) and its label there; (None, "") for a page left out."""
        for address in (*old_urls, f"/{document.name}"):
            if found := self.places.get(self._folded(address)):
                return found
        return None, ""

    def _folded(self, address: str) -> str:
        """The address in the form in which all spellings are equal; "" for no page of the site."""
        address = address.strip()
        parts = split_address(address.removeprefix(self.base_url) if self.base_url else address)
        if parts.scheme or parts.netloc or parts.fragment:
            return ""
        path = unquote(parts.path).strip("/").removeprefix("./").casefold()
        path = re.sub(r"\.(?:html?|md|markdown|mkd|mdown)$", "", path)
        return re.sub(r"(?:^|/)index$", "", path)
