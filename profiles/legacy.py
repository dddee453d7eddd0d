"""Old addresses: what a person's former site answered leads to its new place, for good.

They answer in two places: below the person's own address, and at the root where the request
asks for the host of the person's old site. Which address wins:

* On this site's own host (that of SITE_URL) every address of ours wins. Old ones are looked up
  only for what would be a 404, so other pages pay nothing for them.
* On any other host the old ones win: there `/`, `/news/` and `/publications/` are the pages of
  the old site, not ours of the same name.

What nobody may see has no old address either, and no answer leads out of this site.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from urllib.parse import quote, unquote, urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, get_script_prefix, resolve, reverse

from profiles.languages import PARAMETER, reading_in_own_language
from profiles.models import Asset, Entry, LegacyUrl, Profile, Section
from profiles.old_lists import is_list, place_of_folder, place_of_list, wider
from profiles.page import parts_of
from profiles.permissions import visible
from profiles.references import media_url

LONGEST = 500
"""As long as an old address may be."""

DEEPEST = 6
"""How many folders an old site may lie below its host."""

CACHED = "public, max-age=3600"
"""Without a limit browsers would keep a permanent redirect even after somebody mended it."""

TARGETS: Mapping[str, tuple[str, Mapping[str, str]] | None] = {
    "home": None,
    "department": None,
    "media": ("profiles.asset", {"path": "file"}),
    "news:list": None,
    "news:detail": ("news.newsitem", {"slug": "slug"}),
    "profiles:detail": ("profiles.profile", {"slug": "slug"}),
    "profiles:page": ("profiles.page", {"slug": "profile__slug", "key": "key"}),
    "publications:list": None,
    "publications:detail": ("publications.publication", {"slug": "slug"}),
}
"""Where an old address may lead: names of our addresses, each with the model whose rows say
whether everybody may see what is there, and the fields that the parts of the address name."""

_FILE_FOLDERS = ("", "/", "./", "../", "static/", "content/")
"""What may stand before a file's path as the source named it, and not in its old address."""

_own_form = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*|#[^\\\x00-\x20\x7f]*")
_index = re.compile(r"(?:/index)?\.html?$|/+$")

Answer = Callable[[HttpRequest], HttpResponse]


def old_addresses(answer: Answer) -> Answer:
    """The middleware. It stands before the one that appends slashes, whose answer comes first."""

    def with_old_addresses(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return answer(request)
        elsewhere = _is_other_host(request)
        found = _at_old_host(request) if elsewhere else None
        if found is not None:
            return _redirect(request, f"{settings.SITE_URL}{found}")
        response = answer(request)
        if response.status_code == 404:
            found = _below_person(request) or (None if elsewhere else _at_old_host(request))
        return response if found is None else _redirect(request, found)

    return with_old_addresses


def check_target(target: str) -> None:
    """Raises ValidationError for what is no address of this site."""
    if target and not _own_form.fullmatch(target):
        raise ValidationError(
            f"“{target}” is no address of this site: it should begin with one slash, such as "
            "/news/, or with # for a place on the person's page."
        )


def _is_other_host(request: HttpRequest) -> bool:
    own = urlsplit(settings.SITE_URL).netloc
    return bool(own) and request.get_host().lower() != own.lower()


def _redirect(request: HttpRequest, place: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    bare, mark, fragment = place.partition("#")
    if query:
        bare += f"{'&' if '?' in bare else '?'}{query}"
    response = HttpResponsePermanentRedirect(f"{bare}{mark}{fragment}")
    response["Cache-Control"] = CACHED
    return response


# Whose old address it is


def _below_person(request: HttpRequest) -> str | None:
    people = reverse("profiles:list").removeprefix(get_script_prefix().rstrip("/"))
    path = request.path_info
    if not path.startswith(people):
        return None
    slug, slash, rest = path.removeprefix(people).partition("/")
    if not slash or not rest or "\0" in slug:
        return None
    return _new_place(Profile.objects.public().filter(slug=slug), [f"/{rest}"])


def _at_old_host(request: HttpRequest) -> str | None:
    """Among sites on one host the one whose path is the longest; no other had the address."""
    path = request.path_info
    sites = _sites(request.get_host().lower(), path)
    if not sites:
        return None
    longest = max(len(prefix) for prefix, _ in sites)
    people = [profile for prefix, profile in sites if len(prefix) == longest]
    rest = path[longest:] or "/"
    # A site may have named its pages with the path before them, or without.
    found = _new_place(people, [rest, path] if longest else [rest])
    if found is None and len(people) == 1 and rest in spellings("/"):
        return people[0].get_absolute_url()
    return found


def _sites(host: str, path: str) -> list[tuple[str, Profile]]:
    """People everybody may see whose old site was on the host and holds the path: in one query.

    Each with the site's path, without a slash at the end.
    """
    if "\0" in path:
        return []
    bare = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    hosts = {name for known in (host, bare) for name in (known, *_with_and_without_www(known))}
    steps = path.rstrip("/").split("/")[: DEEPEST + 1]
    prefixes = list(accumulate(steps, lambda above, step: f"{above}/{step}"))
    spelt = {
        f"{scheme}://{name}{written}{end}".lower(): prefix
        for prefix in prefixes
        for written in (prefix, _encoded(prefix))
        for scheme in ("http", "https")
        for name in hosts
        for end in ("", "/")
    }
    people = Profile.objects.public().annotate(site=Lower("old_site")).filter(site__in=spelt)
    return [(spelt[profile.old_site.lower()], profile) for profile in people]


def _with_and_without_www(host: str) -> Iterator[str]:
    yield host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"


# Where it leads now


def _new_place(people: Iterable[Profile], paths: Sequence[str]) -> str | None:
    """Where the first of the paths leads that these people's old sites had; None for none.

    None too where several people had it: then nobody can say whose page is meant.
    """
    rows = _known(people, paths)
    if not rows and (file := _file(people, paths)):
        return file
    rows = rows or _known(people, [each for path in paths for each in wider(path)])
    if rows:
        return _place_of(rows[0]) if len(rows) == 1 else None
    return _list(people, paths[0])


def _known(people: Iterable[Profile], paths: Sequence[str]) -> list[LegacyUrl]:
    """What is stored for the first of these paths, in any of its spellings.

    One in the same capitals goes first; hosts and links differ on them.
    """
    forms = list(dict.fromkeys(form for path in paths for form in spellings(path)))
    if not forms:
        return []
    # SQLite knows the small letters of ASCII alone.
    small = [*map(str.lower, forms), *(_small(form) for form in forms)]
    rows = LegacyUrl.objects.with_records().annotate(small=Lower("path"))
    found = list(rows.filter(profile__in=people, small__in=set(small)))

    def rank(row: LegacyUrl) -> int:
        if row.path in forms:
            return forms.index(row.path)
        return len(forms) + next(
            number
            for number, form in enumerate(small)
            if form in (row.path.lower(), _small(row.path))
        )

    best = min(map(rank, found), default=0)
    return [row for row in found if rank(row) == best]


def _small(path: str) -> str:
    return "".join(sign.lower() if sign.isascii() else sign for sign in path)


def _list(people: Iterable[Profile], path: str) -> str | None:
    """The list that a path names, or the folder of known pages, on the one person's old site."""
    owners = list(people[:2] if isinstance(people, QuerySet) else people)
    if len(owners) != 1 or not _is_possible(path):
        return None
    (owner,) = owners
    if not is_list(path):
        return place_of_folder(owner, path)
    return place_of_list(owner, path) if owner.legacy_urls.exists() else None


def _file(people: Iterable[Profile], paths: Sequence[str]) -> str | None:
    bare = [path.lstrip("/") for path in paths if _is_possible(path)]
    written = [form for path in bare if path for form in (path, _encoded(path))]
    names = {f"{folder}{form}" for form in written for folder in _FILE_FOLDERS}
    assets = Asset.objects.public().filter(profile__in=people, old_path__in=names)
    stored = {asset.file.name for asset in assets[:2]}
    name = stored.pop() if len(stored) == 1 else None
    return media_url(name) if name else None


def spellings(path: str) -> list[str]:
    """The forms in which an address may be stored, the given one first.

    Hosts serve `/about`, `/about/`, `/about.html` and `/about/index.html` as one page; signs
    beyond ASCII may be stored encoded, and composed in two ways.
    """
    if not _is_possible(path):
        return []
    path = re.sub(r"/{2,}", "/", path)
    stem = _index.sub("", path)
    forms = [path, f"{stem}/", f"{stem}/index.html"]
    forms += [f"{stem}.html", stem] if stem else []
    composed = [unicodedata.normalize(form, each) for form in ("NFC", "NFD") for each in forms]
    every = [*forms, *composed]
    return list(dict.fromkeys([*every, *map(_encoded, every)]))


def _is_possible(path: str) -> bool:
    """Whether the database may be asked for it: PostgreSQL refuses to look for a NUL."""
    return len(path) <= LONGEST and "\0" not in path


def _encoded(path: str) -> str:
    return quote(path, safe="/~:@!$&'()*+,;=")


def _place_of(row: LegacyUrl) -> str | None:
    """The address that a row leads to; None for one that is not ours, or not for everybody."""
    target = row.target
    if not target:
        return _in_language(_place_of_record(row), row.language)
    if not _own_form.fullmatch(target):
        return None
    if target.startswith("#"):
        return f"{row.profile.get_absolute_url()}{target}"
    try:
        match = resolve(unquote(urlsplit(target).path))
    except Resolver404:
        return None
    if match.view_name not in TARGETS or not _is_public(match.view_name, match.kwargs):
        return None
    return f"{get_script_prefix().rstrip('/')}{target}"


def _place_of_record(row: LegacyUrl) -> str | None:
    """The page of the record that a row leads to, or the record's place on the person's page."""
    record = row.record
    page = row.profile.get_absolute_url()
    if record is None:
        return place_of_list(row.profile, row.path) or page
    if isinstance(record, Section):
        return f"{page}{_anchor(record)}"
    if not visible(AnonymousUser(), "view", type(record)).filter(pk=record.pk).exists():
        return None
    if isinstance(record, Entry):
        return f"{page}#entry-{record.pk}"
    return str(record.get_absolute_url())  # type: ignore[attr-defined]


def _in_language(place: str | None, language: str) -> str | None:
    """The address of a translation, for a page that was one."""
    if place is None or not language:
        return place
    bare, mark, fragment = place.partition("#")
    return f"{bare}?{PARAMETER}={language}{mark}{fragment}"


def _anchor(section: Section) -> str:
    """Where the section stands on the person's page; "" where it is not shown.

    A list of works needs none: the anchor of one of them, `#curie1898`, may come with the request,
    and a browser keeps that only where the answer has none of its own.
    """
    if section.kind == Section.Kind.PUBLICATIONS:
        return ""
    in_own = reading_in_own_language(section.profile)
    parts = (part for part in parts_of(section.profile, in_own) if part.section == section)
    return next((f"#{part.anchor}" for part in parts if part.heading), "")


def _is_public(name: str, values: Mapping[str, str]) -> bool:
    shown = TARGETS[name]
    if shown is None:
        return True
    label, fields = shown
    wanted = {field: values[part] for part, field in fields.items()}
    return visible(AnonymousUser(), "view", apps.get_model(label)).filter(**wanted).exists()
