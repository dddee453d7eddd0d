"""Where the addresses in a person's texts lead now: to their files here, or to their old site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from django.urls import reverse

from profiles.models import Asset, Profile
from profiles.models.base import Visibility

SCHEMES = {"http", "https", "mailto", "tel"}
"""What a link may begin with; anything else (javascript:, data:, file:) leads nowhere."""

_scheme_form = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_edges = "".join(map(chr, range(0x21)))  # control characters and the blank

Resolver = Callable[[str], str | None]


def media_url(name: str) -> str:
    """The address of a stored file, by its name in the storage.

    Always the site's own view, which asks for rights, and never the storage's own address.
    """
    return reverse("media", args=[name])


class References:
    """Resolves addresses for a page that shows texts of the given people.

    Their files are looked up at the first relative address, in one query for all of them, so a
    page without any costs nothing.
    """

    def __init__(self, profiles: Iterable[Profile | None]) -> None:
        self._profiles = {profile.pk: profile for profile in profiles if profile is not None}

    def resolver(self, profile_id: int | None) -> Resolver:
        """`resolve` for the texts of one person."""
        return lambda address: self.resolve(address, profile_id)

    def resolve(self, address: str, profile_id: int | None) -> str | None:
        """The address to link to; None where it leads nowhere and only its text can stay."""
        address = _as_browsers_read(address)
        profile = self._profiles.get(profile_id) if profile_id is not None else None
        scheme = _scheme_form.match(address)
        if address.startswith("#"):
            return address
        if address.startswith("//"):
            return f"https:{address}"
        if scheme and scheme[1].lower() == "asset":
            return self._file(address[scheme.end() :], profile)
        if scheme:
            return self._absolute(address, profile) if scheme[1].lower() in SCHEMES else None
        return self._relative(address, profile)

    def _absolute(self, address: str, profile: Profile | None) -> str:
        if profile and profile.old_site and address.startswith(profile.old_site):
            return self._file(address.removeprefix(profile.old_site), profile) or address
        return address

    def _relative(self, address: str, profile: Profile | None) -> str | None:
        if profile is None or not address:
            return None
        found = self._file(address, profile)
        if found is None and profile.old_site:
            return urljoin(profile.old_site, address)
        return found

    def _file(self, path: str, profile: Profile | None) -> str | None:
        if profile is None:
            return None
        name = self._files.get((profile.pk, _folded(path)))
        return media_url(name) if name else None

    @cached_property
    def _files(self) -> dict[tuple[int, str], str]:
        """Names in the storage by person and old path, and by person and key."""
        assets = Asset.objects.filter(
            profile__in=list(self._profiles), visibility=Visibility.PUBLIC
        ).only("profile_id", "key", "old_path", "file")
        found = {}
        for asset in assets:
            for path in (asset.key, _folded(asset.old_path)):
                if path and asset.file.name:
                    found[asset.profile_id, path] = asset.file.name
        return found


def _folded(path: str) -> str:
    """A path as old pages write it, in the one form by which files are found.

    `./files/cv.pdf#page=2`, `/files/cv.pdf` and `../files/cv.pdf` are `files/cv.pdf`.
    """
    parts = unquote(urlsplit(path).path).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _as_browsers_read(address: str) -> str:
    """The address without what browsers pass over in it: `java<newline>script:` is a scheme too."""
    return re.sub(r"[\t\n\r]", "", address).strip(_edges)
