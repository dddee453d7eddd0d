"""What erasing a person did, in plain text and without any content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.apps import apps
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, npgettext

from faculty_site.context_processors import site_name


def receipt(key: int, by: User, gone: Mapping[str, int]) -> str:
    """The text; `key` is the number that the person had here, `gone` counts by kind."""
    shared = gone.get("publications.authorship", 0)
    counted = {kind: n for kind, n in gone.items() if n and kind != "publications.authorship"}
    lines = [
        gettext("Receipt: a person was erased"),
        "",
        *(f"{label}: {value}" for label, value in _facts(key, by)),
        "",
        gettext("Erased:"),
        *(f"  {number:>6}  {named(kind, number)}" for kind, number in counted.items()),
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


def _facts(key: int, by: User) -> Iterator[tuple[str, str]]:
    when = date_format(timezone.localtime(), "DATETIME_FORMAT")
    yield gettext("Site"), site_name()
    yield gettext("Person"), gettext("number %(number)s") % {"number": key}
    yield gettext("When"), f"{when} ({timezone.get_current_timezone_name()})"
    yield gettext("By"), by.get_username()


def named(kind: str, number: int = 2) -> str:
    """What so many rows of a kind are called: a model by its label, or one of the words below."""
    words = {
        "log entries": ngettext("entry of the log, emptied", "entries of the log, emptied", number),
        "history rows": ngettext("row of histories", "rows of histories", number),
        "accounts": gettext("account with its sessions and addresses"),
        "files": npgettext("erased", "file", "files", number),
        "imports": ngettext(
            "import that names the person no more",
            "imports that name the person no more",
            number,
        ),
    }
    if kind in words:
        return capfirst(words[kind])
    meta = apps.get_model(kind)._meta
    return capfirst(str(meta.verbose_name if number == 1 else meta.verbose_name_plural))
