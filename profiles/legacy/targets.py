"""Where the row of an old address leads: only to places of ours, and only to what all may see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.translation import gettext_lazy as _

from profiles.languages import PARAMETER, reading_in_own_language
from profiles.models import LegacyUrl, Section
from profiles.old_lists import place_of_list
from profiles.page import parts_of
from profiles.permissions import visible

TARGETS: Mapping[str, tuple[str, Mapping[str, str]] | None] = {
    "home": None,
    "department": None,
    "media": ("profiles.asset", {"path": "file"}),
    "news:list": None,
    "news:detail": ("news.newsitem", {"slug": "slug"}),
    "profiles:detail": ("profiles.profile", {"slug": "slug"}),
    "profiles:page": ("profiles.page", {"slug": "profile__slug", "key": "key"}),
    "publications:list": None,
    "publications:person": ("profiles.profile", {"slug": "slug"}),
    "publications:department": None,
    "publications:detail": ("publications.publication", {"slug": "slug"}),
}
"""Where an old address may lead: names of our addresses, each with the model whose rows say
whether everybody may see what is there, and the fields that the parts of the address name."""

_own_form = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*|#[^\\\x00-\x20\x7f]*")


def check_target(target: str) -> None:
    """Raises ValidationError for what is no address of this site."""
    if target and not _own_form.fullmatch(target):
        raise ValidationError(
            _(
                "“%(address)s” is no address of this site: it should begin with one slash, such as "
                "/news/, or with # for a place on the person's page."
            ),
            params={"address": target},
        )


def place_of(row: LegacyUrl) -> str | None:
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


def _is_public(name: str, values: Mapping[str, str]) -> bool:
    shown = TARGETS[name]
    if shown is None:
        return True
    label, fields = shown
    wanted = {field: values[part] for part, field in fields.items()}
    return visible(AnonymousUser(), "view", apps.get_model(label)).filter(**wanted).exists()


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
