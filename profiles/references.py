"""Where the addresses in a person's texts lead now: to their files and pages here, or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import Self
from urllib.parse import quote, unquote, urljoin

from django.urls import reverse

from faculty_site.lib.markdown.page import PictureAddress, id_prefix
from profiles.models import Asset, LegacyUrl, Page, Profile
from profiles.models.base import Visibility
from profiles.old_lists import is_list, wider
from profiles.picture_sizes import picture_size
from profiles.pictures.files import srcset_of

SCHEMES = {"http", "https", "mailto", "tel"}
"""What a link may begin with; anything else (javascript:, data:, file:) leads nowhere."""

LIST_OF_WORKS = "publications"
OWN_LISTS = frozenset({LIST_OF_WORKS, "news", "projects", "talks", "teaching"})
"""The old addresses that are also those of lists of ours below a person's own."""

_scheme_form = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_edges = "".join(map(chr, range(0x21)))  # control characters and the blank
_query = re.compile(r"[?#]")
_ending = re.compile(r"(?:(?:^|/)index)?\.html?$|(?:^|/)index$")

Resolver = Callable[[str], str | None]


def media_url(name: str) -> str:
    """The address of a stored file, by its name in the storage.

    Always the site's own view, which asks for rights, and never the storage's own address.
    """
    return reverse("media", args=[name])


class References:
    """Resolves addresses for a page that shows texts of the given people.

    Their files, pages and old addresses are looked up at the first address that may name one, in
    one query each for all of them, so a page without any costs nothing. Links to pages here carry
    the `query` on, the language that the reader asked for.
    """

    def __init__(self, profiles: Iterable[Profile | None], query: str = "") -> None:
        self._query = query
        self._find_places: Callable[[], Mapping[str, str]] | None = None
        self._profiles = {profile.pk: profile for profile in profiles if profile is not None}

    def on_page_with(self, places: Callable[[], Mapping[str, str]]) -> Self:
        """For a page that has these places, by the names that texts give them; a text's own are
        not asked for. Without this, links to places stay as they are."""
        self._find_places = places
        return self

    def resolver(self, profile_id: int | None) -> Resolver:
        """`resolve` for the texts of one person."""
        return lambda address: self.resolve(address, profile_id)

    def resolve(self, address: str, profile_id: int | None) -> str | None:
        """The address to link to; None where it leads nowhere and only its text can stay."""
        address = _as_browsers_read(address)
        profile = self._profiles.get(profile_id) if profile_id is not None else None
        scheme = _scheme_form.match(address)
        if address.startswith("#"):
            is_known = self._find_places is not None
            return self._places.get(unquote(address[1:])) if is_known else address
        if address.startswith("//"):
            return _legal(f"https:{address}")
        if scheme and scheme[1].lower() == "asset":
            return self._file(address[scheme.end() :], profile)
        if scheme and scheme[1].lower() == "page":
            return self._page(address[scheme.end() :], profile)
        if scheme:
            return self._absolute(address, profile) if scheme[1].lower() in SCHEMES else None
        return self._relative(address, profile)

    def _absolute(self, address: str, profile: Profile | None) -> str:
        if profile is None or not profile.old_site:
            return _legal(address)
        rest = address.removeprefix(profile.old_site)
        if rest in ("", address):  # the old site itself, or another one
            return _legal(address)
        return self._here(rest, profile) or _legal(address)

    def _relative(self, address: str, profile: Profile | None) -> str | None:
        if profile is None or not address:
            return None
        found = self._here(address, profile)
        if found is None and profile.old_site:
            return self._absolute(urljoin(profile.old_site, address), profile)
        return found

    def _here(self, address: str, profile: Profile) -> str | None:
        return self._file(address, profile) or self._old_address(address, profile)

    def _file(self, path: str, profile: Profile | None) -> str | None:
        if profile is None:
            return None
        name = self._files.get((profile.pk, _folded(path)))
        if not name:
            return None
        return PictureAddress(
            media_url(name), partial(picture_size, name), partial(srcset_of, name)
        )

    def _page(self, address: str, profile: Profile | None) -> str | None:
        key, mark, place = address.partition("#")
        page = self._pages.get((profile.pk, key)) if profile is not None else None
        if page is None or profile is None:
            return None
        # The ids of a text have its record before them.
        anchor = f"#{id_prefix(Page(pk=page))}{place}" if mark and place else ""
        return f"{reverse('profiles:page', args=[profile.slug, key])}{self._query}{anchor}"

    def _old_address(self, address: str, profile: Profile) -> str | None:
        """The old address as it stands below the person's own, where rights are asked for.

        What it leads to may be hidden, and then its new address must not be told.
        """
        before, mark, place = address.partition("#")
        path = _rooted(before)
        known = (
            self._old_addresses.get((profile.pk, _stem(each))) for each in (path, *wider(path))
        )
        page = item = None
        if found := next(filter(None, known), None):
            path, page, item = found
        elif profile.pk not in self._moved or not is_list(path):
            return None
        if _stem(path) in OWN_LISTS:
            if key := next((key for (_, key), pk in self._pages.items() if pk == page), ""):
                return self._page(f"{key}{mark}{place}", profile)
            # Of one work: all stand on the person's page, and not on one of the list's.
            if place and _stem(path) == LIST_OF_WORKS:
                return f"{profile.get_absolute_url()}{self._query}{mark}{place}"
        if place and (page or item):  # the ids of a text have its record before them
            place = f"{id_prefix(Page(pk=page))}{place}" if page else f"newsitem-{item}-{place}"
        here = f"{profile.get_absolute_url()}{quote(unquote(path).lstrip('/'))}"
        return f"{here}{self._query}{mark}{place}"

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return self._find_places() if self._find_places is not None else {}

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

    @cached_property
    def _pages(self) -> dict[tuple[int, str], int]:
        """Primary keys of the further pages, by person and key."""
        pages = Page.objects.public().filter(profile__in=list(self._profiles))
        return {(owner, key): pk for owner, key, pk in pages.values_list("profile", "key", "pk")}

    @cached_property
    def _old_addresses(self) -> dict[tuple[int, str], tuple[str, int | None, int | None]]:
        """Old addresses by person and what is the same in all their spellings; each with the
        further page or the news item, if it leads to one."""
        rows = LegacyUrl.objects.filter(profile__in=list(self._profiles)).order_by("path")
        found = rows.values_list("profile", "path", "page", "news_item")
        return {(owner, _stem(path)): (path, page, item) for owner, path, page, item in found}

    @cached_property
    def _moved(self) -> set[int]:
        """Those of the people who have old addresses, so that their lists had some too."""
        return {owner for owner, _path in self._old_addresses}


def _folded(path: str) -> str:
    """A path as old pages write it, in the one form by which files are found.

    `./files/cv.pdf#page=2`, `/files/cv.pdf` and `../files/cv.pdf` are `files/cv.pdf`.
    """
    parts = unquote(_query.split(path, maxsplit=1)[0]).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _rooted(path: str) -> str:
    """The path of a list as old pages write it, counted from the root of the site."""
    path = unquote(path.partition("?")[0])
    return f"/{path.removeprefix('.').lstrip('/')}"


def _stem(path: str) -> str:
    """`about` for `/About`, `about/`, `about.html` and `/about/index.html`."""
    return _ending.sub("", _folded(path)).casefold()


def _legal(address: str) -> str:
    """The address with what none may hold written as browsers do before they ask for it."""
    return re.sub(r'[ "<>\\^`{|}]', lambda sign: quote(sign.group()), address)


def _as_browsers_read(address: str) -> str:
    """The address without what browsers pass over in it: `java<newline>script:` is a scheme too."""
    return re.sub(r"[\t\n\r]", "", address).strip(_edges)
