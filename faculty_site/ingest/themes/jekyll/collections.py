"""What the folders of a Jekyll site hold; when, whether and under which title it was shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from faculty_site.ingest.documents import Document, Role
from faculty_site.ingest.themes.base import string_list, text_of
from faculty_site.lib.fuzzy_dates import FuzzyDate, parse_front_matter_date
from faculty_site.lib.markdown import plain_text

DATED_NAME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")

DRAFTS = "drafts"
"""No collection: its documents are posts."""

ROLES: tuple[tuple[str, Role, str], ...] = (
    (r"news|announcements?|updates?", "news", ""),
    (r"posts?|blog|drafts", "post", ""),
    (r"publications?|papers?|preprints?|articles|pubs", "work", ""),
    (r"talks?|presentations?|events?", "entry", "talk"),
    (r"teachings?|courses?|classes", "entry", "teaching"),
    (r"projects?|portfolio|software", "entry", "project"),
    (r"awards?|honou?rs", "entry", "award"),
    (r"grants?|funding", "entry", "grant"),
)
"""What a collection's name says of its documents: their role and, of a CV's line, its kind."""

PLURAL = re.compile(r".*s|teaching|blog")
"""Names of a collection that are none of one thing in it."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of like documents. `name` is as the configuration has it, without underscore.

    `day_first` says how its dates in numbers are read; Jekyll itself takes the day first.
    """

    name: str
    folder: str
    role: Role
    kind: str = ""
    day_first: bool = True


def collections_of(config: Mapping[str, Any], folders: Iterable[str] = ()) -> list[Collection]:
    """The posts and every collection that the configuration names.

    `folders` are those of the site, for one whose configuration could not be read: of them,
    those with a telling name.
    """
    if not config:
        names = [folder.removeprefix("_") for folder in folders if folder.startswith("_")]
        own = [name for name in dict.fromkeys(["posts", *names]) if name != DRAFTS]
        found = [_collection(name, f"_{name}") for name in own]
        return [collection for collection in found if collection.role != "page"]
    stated = config.get("collections")
    names = list(stated) if isinstance(stated, Mapping) else string_list(stated)
    above = text_of(config.get("collections_dir")).strip("/")
    prefix = f"{above}/" if above else ""
    known = dict.fromkeys(["posts", *map(str, names)])
    return [_collection(name, f"{prefix}_{name}") for name in known if name != DRAFTS]


def _collection(name: str, folder: str) -> Collection:
    for form, role, kind in ROLES:
        if re.fullmatch(form, name, re.IGNORECASE):
            return Collection(name, folder, role, kind)
    return Collection(name, folder, "page")


def date_of(document: Document, *, day_first: bool = True) -> FuzzyDate | None:
    """The date of its front matter, else of its file name. Raises ValueError for what is none."""
    stated = document.front_matter.get("date")
    if stated not in (None, ""):
        return parse_front_matter_date(stated, day_first=day_first)
    named = DATED_NAME.match(PurePosixPath(document.name).stem)
    return parse_front_matter_date(named[1]) if named else None


def is_index(document: Document, collection: Collection) -> bool:
    """Whether a document is no thing of its collection but the page that lists them.

    It has no date, and is the collection's `index` or is called like it: by its name, or by
    another that such collections have (“Publications” in `_papers`). One called by a singular is
    a thing without a better title. Where the things are pages, such a one is a page like them.
    """
    if collection.role == "page":
        return False
    if document.front_matter.get("date") or DATED_NAME.match(PurePosixPath(document.name).stem):
        return False
    path = PurePosixPath(document.name)
    if path.stem.lower() == "index" and path.parent == PurePosixPath(collection.folder):
        return True
    title = title_of(document).lower()
    same = replace(collection, name=title) == _collection(title, collection.folder)
    return title == collection.name.lower() or (same and PLURAL.fullmatch(title) is not None)


def title_of(document: Document) -> str:
    """The stated title in plain text; one that Jekyll made up of the file's name is none."""
    title = text_of(document.front_matter.get("title"))
    return "" if title.lower() == "blank" else title


def plain_title(title: str) -> str:
    """The title in plain words, where emphasis or a link is written in it."""
    return plain_text(title, "kramdown") if re.search(r"[*_`]\S|\]\(", title) else title


def own_name(document: Document) -> str:
    """The name of its file, or of its folder where the file stands for that."""
    path = PurePosixPath(document.name)
    is_index = path.stem.lower() == "index" and path.parent.name
    return path.parent.name.removeprefix("_") if is_index else path.stem
