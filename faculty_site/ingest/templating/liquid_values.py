"""The variables that Jekyll gives to a page: `site`, `page` and the like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, overload

from faculty_site.ingest.documents import Document, ListKind
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.templating.liquid_addresses import address_of_page
from faculty_site.ingest.templating.model import Site

_NEWS: Final = frozenset({"posts", "blog", "latest_posts", "related_posts", "news_items"})
_ENTRIES: Final = frozenset(
    {"projects", "portfolio", "teachings", "cv", "experiences", "students", "software"}
)
_ALWAYS: Final = (
    *("posts", "pages", "html_pages", "documents", "static_files", "related_posts"),
    *("categories", "tags", "collections"),
)
_USUAL: Final = (
    *("news", "publications", "talks", "teaching", "teachings", "projects", "portfolio", "books"),
    *("announcements", "papers", "awards", "presentations"),
)
"""Collections that the themes declare; a lone page knows them without its site."""


def kind_of(collection: str) -> ListKind | None:
    """The list section in which a collection's items stand here; None where there is none."""
    if collection in _NEWS:
        return "news"
    if collection in _ENTRIES:
        return "entries"
    match promise_of(collection.replace("_", " ")):
        case "news":
            return "news"
        case "publications":
            return "publications"
        case None | "contact" | "interests":
            return None
        case _:
            return "entries"


class Records(Sequence[Any]):
    """A collection of the site, whose items are imported by themselves: a list stands for them.

    What filters make of it, and what its groups hold, stands for the same list.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        raise IndexError(index)

    def __len__(self) -> int:
        """Nobody has counted it; conditions ask whether there is any."""
        return 1

    def __str__(self) -> str:
        return ""


def variables(document: Document, site: Site) -> dict[str, Any]:
    """What a template finds by name. `now` and `today` say nothing: they would change daily."""
    path = document.path.absolute()
    root = site.root.absolute()
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    data = document.front_matter
    page = {
        "title": None,
        "content": "",
        "excerpt": "",
        **data,
        "url": address_of_page(name, data, site),
        "path": name,
        "name": path.name,
        "dir": name.rpartition("/")[0],
        "slug": data.get("slug") or path.stem,
    }
    return {
        "site": _site(site),
        "page": page,
        "base_path": "",
        "now": None,
        "today": None,
        "paginator": {"posts": Records("posts"), "page": 1, "total_pages": 1},
        "jekyll": {"environment": "production", "version": ""},
    }


def _site(site: Site) -> dict[str, Any]:
    config = site.config
    listed = config.get("collections")
    named = [str(name) for name in listed] if isinstance(listed, (Mapping, list)) else []
    usual = [name for name in _USUAL if name not in config]
    language = config.get("lang") or config.get("locale") or config.get("default_lang")
    return {
        "lang": language,
        "active_lang": language,
        "default_lang": language,
        **config,
        **{name: Records(name) for name in (*_ALWAYS, *usual, *named)},
        "data": site.data,
        "url": "",
        "baseurl": "",
        "baseurl_root": "",
        "time": None,
        "github": {"url": ""},
    }
