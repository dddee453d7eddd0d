"""What erasing a person did, in plain text and without any content."""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext

from faculty_site.context_processors import site_name


def receipt(key: int, by: User, gone: Mapping[str, int]) -> str:
    """The text; `key` is the number that the person had here, `gone` counts by kind."""
    when = date_format(timezone.localtime(), "DATETIME_FORMAT")
    shared = gone.get("publications.authorship", 0)
    counted = {kind: n for kind, n in gone.items() if n and kind != "publications.authorship"}
    facts = {
        gettext("Site"): site_name(),
        gettext("Person"): gettext("number %(number)s") % {"number": key},
        gettext("When"): f"{when} ({timezone.get_current_timezone_name()})",
        gettext("By"): by.get_username(),
    }
    lines = [
        gettext("Receipt: a person was erased"),
        "",
        *(f"{label}: {value}" for label, value in facts.items()),
        "",
        gettext("Erased:"),
        *(f"  {number:>6}  {named(kind)}" for kind, number in counted.items()),
        "",
        gettext("Also emptied: caches, pictures made of photos and files, words of the search."),
        gettext("Stays: the name as printed in works that others here share; %(number)s of them.")
        % {"number": shared},
        gettext(
            "Not covered: backups made before. They hold the person until they are deleted, and "
            "restoring one brings the person back. Neither are copies outside of this site."
        ),
    ]
    return "\n".join([*lines, ""])


def named(kind: str) -> str:
    """What a kind of row is called: a model by its label, or one of the words below."""
    words = {
        "log entries": gettext("entries of the log, of which the words"),
        "history rows": gettext("rows of histories"),
        "accounts": gettext("account with its sessions and addresses"),
        "files": gettext("files"),
        "imports": gettext("imports, of which what they told of the person"),
    }
    if kind in words:
        return capfirst(words[kind])
    return capfirst(str(apps.get_model(kind)._meta.verbose_name_plural))
