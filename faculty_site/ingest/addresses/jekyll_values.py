"""What Jekyll knows of a document besides its own front matter: defaults and categories."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from faculty_site.ingest.addresses.site_file import text, texts


def with_defaults(
    front_matter: Mapping[str, Any], path: str, kind: str, config: Mapping[str, Any]
) -> dict[str, Any]:
    """The front matter over the `defaults` of the configuration that hold for the document.

    `kind` is `pages` or the collection's name. The longest scope wins, then one with a type.
    """
    merged: dict[str, Any] = {}
    for _, values in sorted(_matching(path, kind, config), key=lambda found: found[0]):
        merged |= values
    merged |= front_matter
    categories = _default_categories(front_matter, path, kind, config)
    if categories:
        merged["categories"] = categories
    return merged


def categories_of(data: Mapping[str, Any], folders: Sequence[str]) -> list[str]:
    """The categories in the order of the address: folders, the list, then the single `category`.

    `categories: Foo Bar` are two, `category: Foo Bar` is one.
    """
    plural = _listed(data.get("categories"))
    single = data.get("category")
    return list(dict.fromkeys([*folders, *plural, *(_flat(single) if single else [])]))


def _default_categories(
    front_matter: Mapping[str, Any], path: str, kind: str, config: Mapping[str, Any]
) -> list[str]:
    """Categories are the one value to which a document adds instead of replacing it."""
    found: list[str] = []
    for _, values in sorted(_matching(path, kind, config), key=lambda match: match[0]):
        found = _listed(values.get("categories")) or found
    return list(dict.fromkeys([*found, *_listed(front_matter.get("categories"))]))


def _listed(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else _flat(value)


def _flat(value: Any) -> list[str]:
    if not isinstance(value, list):
        return texts(value)
    return [item for part in value for item in _flat(part)]


def _matching(
    path: str, kind: str, config: Mapping[str, Any]
) -> list[tuple[tuple[int, bool], dict[str, Any]]]:
    """The values of the defaults that hold, each with its rank."""
    defaults = config.get("defaults")
    found = []
    for entry in defaults if isinstance(defaults, list) else []:
        scope = entry.get("scope") if isinstance(entry, dict) else None
        values = entry.get("values") if isinstance(entry, dict) else None
        scope = scope if isinstance(scope, dict) else {}
        if isinstance(values, dict) and _holds(scope, path, kind, config):
            rank = (len(text(scope.get("path")).strip("/")), "type" in scope)
            found.append((rank, values))
    return found


def _holds(scope: Mapping[str, Any], path: str, kind: str, config: Mapping[str, Any]) -> bool:
    wanted = text(scope.get("type"))
    if wanted and kind not in (wanted, f"{wanted}s"):  # `post` is an older spelling of `posts`
        return False
    folder = text(scope.get("path")).strip("/")
    container = text(config.get("collections_dir")).strip("/")
    if container and folder.startswith(f"{container}/"):
        folder = folder.removeprefix(f"{container}/")
    if "*" not in folder:
        return path.startswith(folder)
    steps = re.split(r"(\*\*/|\*)", folder)
    kinds = {"**/": r"(?:.*/)?", "*": r"[^/]*"}
    return bool(re.match("".join(kinds.get(step) or re.escape(step) for step in steps), path))
