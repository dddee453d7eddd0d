"""Absolute addresses of pages, of their JSON, and of what their texts lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from faculty_site.context_processors import site_url
from faculty_site.lib.markdown import for_page, render_inline
from profiles.feeds import prose_elsewhere
from profiles.references import References


@dataclass(frozen=True)
class Site:
    """The site as one answer tells of it: its root, and where its texts lead."""

    root: str
    references: References

    @classmethod
    def of(cls, request: HttpRequest, people: Any = ()) -> Site:
        """`people` are those whose texts the answer holds."""
        return cls(site_url(request), References(people))

    def named(self, row: Any) -> dict[str, str]:
        """A person or a department, as `schemas.Named`."""
        return {"slug": row.slug, "name": row.name, **self.addresses(row)}

    def addresses(self, row: Any) -> dict[str, str]:
        """`url` of the row's page and `api` of the same as JSON."""
        return {
            "url": self.page(row),
            "api": self.at(reverse(_VIEWS[_label(row)], args=[row.slug])),
        }

    def page(self, row: Any) -> str:
        return self.at(row.get_absolute_url())

    def at(self, path: str) -> str:
        return f"{self.root}{path}"

    def prose(self, row: Any, url: str) -> str:
        """The row's Markdown body as HTML, whose places are those of the page at `url`; "" where
        there is none."""
        return prose_elsewhere(row, self.references, url) if row.body else ""

    def line(self, text: str, profile_id: int) -> str:
        """One line of Markdown as HTML without blocks."""
        return for_page(
            render_inline(text),
            heading_shift=0,
            id_prefix="fact-",
            resolve=lambda address: self.resolved(address, profile_id),
        )

    def resolved(self, address: str, profile_id: int | None) -> str | None:
        """Where an address in a person's text leads; None for nowhere."""
        found = self.references.resolve(address, profile_id)
        return self.absolute(found) if found else None

    def absolute(self, address: str) -> str:
        """An address as pages write it, with the site's root where it has none."""
        return self.at(address) if address.startswith("/") else address


_VIEWS = {
    "news.newsitem": "api:news_item",
    "profiles.department": "api:department",
    "profiles.profile": "api:person",
    "publications.publication": "api:publication",
}


def _label(row: Model) -> str:
    return row._meta.label_lower
