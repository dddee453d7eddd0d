"""What several models share: visibility, Markdown texts, the key of a row that has no address."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from faculty_site.lib.markdown import LONGEST

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Public")
    HIDDEN = "hidden", _("Hidden")


class Audience(models.TextChoices):
    """Who may see a work that is not finished."""

    EVERYBODY = "everybody", pgettext_lazy("who may see it", "Everybody")
    MEMBERS = "members", _("People who edit pages here")
    EDITORS = "editors", _("Who edits this page")


class Dialect(models.TextChoices):
    """The Markdown a text was written in; stored with the text so that editing keeps it."""

    SITE = "site", _("This site's Markdown")
    KRAMDOWN = "kramdown", _("kramdown (Jekyll)")
    GOLDMARK = "goldmark", _("goldmark (Hugo)")


def new_key() -> str:
    """A key for a row made by hand; imported rows get theirs from their origin."""
    return secrets.token_hex(6)


def check_length(text: str) -> None:
    """Raises ValidationError for a text that is too long to be drawn."""
    if len(text) > LONGEST:
        raise ValidationError(
            _(
                "This text has %(length)s characters; up to %(most)s can be shown. Divide it into "
                "several sections or pages, or add the long part as a file and link it."
            ),
            params={
                "length": number_format(len(text), force_grouping=True),
                "most": number_format(LONGEST, force_grouping=True),
            },
        )


class MarkdownField(_TextField):
    """A text in Markdown that is short enough to be drawn."""

    default_validators = [check_length]

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.TextField", args, options  # to the database it is no other
