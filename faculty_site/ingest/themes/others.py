"""What somebody else wrote and a copied site still has: their posts, their pages, their CV.

Only a signature with somebody else's full name says so. Works and talks have authors of their own
right, and a name that may be the owner's, in other words or another script, is theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from faculty_site.ingest.documents import Page, Role
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.base import name_in, text_of
from faculty_site.lib.names import is_native, name_key, same_person

SIGNED: Final[frozenset[Role]] = frozenset({"post", "news", "page", "list"})
BETWEEN: Final = re.compile(r"\s*(?:[,;&]|\band\b)\s*")
MARKS: Final = re.compile(r"[*∗†‡§¶‖#\d]+$")
FEWEST_WORKS: Final = 5
MOST: Final = 0.5
"""Of the works without the owner, the share that one other name must be in to be told."""

SHOWN: Final = 5
"""How many of somebody's pages a message names."""


def is_somebody_else(name: str, owner: Sequence[str]) -> bool:
    """Whether a full name is surely none of the owner's; `owner` has all names that they go by."""
    full, native = name_in(name)
    known = [own for own in owner if own]
    if not full or not known or " " not in full.strip():
        return False
    if any(map(is_native, full)) and not any(is_native(c) for own in known for c in own):
        return False
    family = name_key(full).rpartition(" ")[2]
    return not any(
        same_person(spelling, own) != "no" or name_key(own).rpartition(" ")[2] == family
        for spelling in filter(None, (full, native))
        for own in known
    )


def hide_pages_of_others(
    pages: Iterable[Page],
    owner: Sequence[str],
    names_of: Callable[[Any], list[str]],
    root: Path,
    problems: Problems,
) -> list[Page]:
    """The pages, those that somebody else alone signed hidden and told."""
    found: dict[str, list[str]] = {}
    seen = []
    for page in pages:
        signer = _signer(page, owner, names_of) if page.role in SIGNED else ""
        if signer:
            found.setdefault(signer, []).append(page.document.name)
        seen.append(replace(page, hidden=True) if signer else page)
    for signer, files in found.items():
        listed = ", ".join(files[:SHOWN]) + (" …" if len(files) > SHOWN else "")
        what = "This page is" if len(files) == 1 else f"These {len(files)} pages are"
        problems.warning(
            root,
            None,
            f"{what} signed by {signer}, not by {owner[0]}, and came in hidden: {listed}. Perhaps "
            "the site was copied from theirs; show in the admin what belongs here.",
        )
    _tell_of_works(seen, owner, root, problems)
    return seen


def _tell_of_works(
    pages: Iterable[Page], owner: Sequence[str], root: Path, problems: Problems
) -> None:
    """Say whose the works are of which none is the owner's, where one name is in nearly all."""
    bylines = [page.item.authors for page in pages if page.role == "work" and page.item]
    foreign = [names for names in bylines if names and _without_owner(names, owner)]
    named = Counter(name for names in foreign for name in set(map(_bare, names)))
    name, times = named.most_common(1)[0] if named else ("", 0)
    if times >= FEWEST_WORKS and times >= MOST * len(foreign):
        problems.warning(
            root,
            None,
            f"{times} works of this site name {name}, and none of them {owner[0]}. Perhaps they "
            "were left by whoever the site was copied from; take them out of its files.",
        )


def _without_owner(names: Iterable[str], owner: Sequence[str]) -> bool:
    return all(is_somebody_else(_bare(name), owner) for name in names)


def _bare(name: str) -> str:
    return MARKS.sub("", name).strip()


def _signer(page: Page, owner: Sequence[str], names_of: Callable[[Any], list[str]]) -> str:
    """Whoever else signed a page; "" where the owner, or nobody of a full name, did."""
    data = page.document.front_matter
    listed = [name for key in ("author", "authors") for name in names_of(data.get(key))]
    full = [name for name in listed if name]
    return full[0] if full and all(is_somebody_else(name, owner) for name in full) else ""


def names_in(value: Any) -> list[str]:
    """The names of one line (“A, B and C”), of a list or of mappings with names."""
    if isinstance(value, str):
        return [name for name in BETWEEN.split(text_of(value)) if name]
    if isinstance(value, list):
        return [name for item in value for name in names_in(item)]
    return names_in(value.get("name")) if isinstance(value, dict) else []
