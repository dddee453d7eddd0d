"""Whose old address a request asks for: by the person's own address here, or by the host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from profiles.legacy.lookup import new_place
from profiles.legacy.spelling import encoded, spellings
from profiles.models import Profile

DEEPEST = 6
"""How many folders an old site may lie below its host."""


def below_person(request: HttpRequest) -> str | None:
    people = reverse("profiles:list").removeprefix(get_script_prefix().rstrip("/"))
    path = request.path_info
    if not path.startswith(people):
        return None
    slug, slash, rest = path.removeprefix(people).partition("/")
    if not slash or not rest or "\0" in slug:
        return None
    return new_place(Profile.objects.public().filter(slug=slug), [f"/{rest}"])


def at_old_host(request: HttpRequest) -> str | None:
    """Among sites on one host the one whose path is the longest; no other had the address."""
    path = request.path_info
    sites = _sites(request.get_host().lower(), path)
    if not sites:
        return None
    longest = max(len(prefix) for prefix, _ in sites)
    people = [profile for prefix, profile in sites if len(prefix) == longest]
    rest = path[longest:] or "/"
    # A site may have named its pages with the path before them, or without.
    found = new_place(people, [rest, path] if longest else [rest])
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
        for written in (prefix, encoded(prefix))
        for scheme in ("http", "https")
        for name in hosts
        for end in ("", "/")
    }
    people = Profile.objects.public().annotate(site=Lower("old_site")).filter(site__in=spelt)
    return [(spelt[profile.old_site.lower()], profile) for profile in people]


def _with_and_without_www(host: str) -> Iterator[str]:
    yield host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
