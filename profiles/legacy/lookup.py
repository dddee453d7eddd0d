"""What is known of an old address: its row, the file or the list that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.db.models.functions import Lower

from profiles.legacy.spelling import encoded, is_possible, small_letters, spellings
from profiles.legacy.targets import place_of
from profiles.models import Asset, LegacyUrl, Profile
from profiles.old_lists import is_list, place_of_folder, place_of_list, wider
from profiles.references import media_url

_FILE_FOLDERS = ("", "/", "./", "../", "static/", "content/")
"""What may stand before a file's path as the source named it, and not in its old address."""


def new_place(people: Iterable[Profile], paths: Sequence[str]) -> str | None:
    """Where the first of the paths leads that these people's old sites had; None for none.

    None too where several people had it: then nobody can say whose page is meant.
    """
    rows = _known(people, paths)
    if not rows and (file := _file(people, paths)):
        return file
    rows = rows or _known(people, [each for path in paths for each in wider(path)])
    if rows:
        return place_of(rows[0]) if len(rows) == 1 else None
    return _list(people, paths[0])


def _known(people: Iterable[Profile], paths: Sequence[str]) -> list[LegacyUrl]:
    """What is stored for the first of these paths, in any of its spellings.

    One in the same capitals goes first; hosts and links differ on them.
    """
    forms = list(dict.fromkeys(form for path in paths for form in spellings(path)))
    if not forms:
        return []
    small = [*map(str.lower, forms), *(small_letters(form) for form in forms)]
    rows = LegacyUrl.objects.with_records().annotate(small=Lower("path"))
    found = list(rows.filter(profile__in=people, small__in=set(small)))

    def rank(row: LegacyUrl) -> int:
        if row.path in forms:
            return forms.index(row.path)
        return len(forms) + next(
            number
            for number, form in enumerate(small)
            if form in (row.path.lower(), small_letters(row.path))
        )

    best = min(map(rank, found), default=0)
    return [row for row in found if rank(row) == best]


def _list(people: Iterable[Profile], path: str) -> str | None:
    """The list that a path names, or the folder of known pages, on the one person's old site."""
    owners = list(people[:2] if isinstance(people, QuerySet) else people)
    if len(owners) != 1 or not is_possible(path):
        return None
    (owner,) = owners
    if not is_list(path):
        return place_of_folder(owner, path)
    return place_of_list(owner, path) if owner.legacy_urls.exists() else None


def _file(people: Iterable[Profile], paths: Sequence[str]) -> str | None:
    bare = [path.lstrip("/") for path in paths if is_possible(path)]
    written = [form for path in bare if path for form in (path, encoded(path))]
    names = {f"{folder}{form}" for form in written for folder in _FILE_FOLDERS}
    assets = Asset.objects.public().filter(profile__in=people, old_path__in=names)
    stored = {asset.file.name for asset in assets[:2]}
    name = stored.pop() if len(stored) == 1 else None
    return media_url(name) if name else None
