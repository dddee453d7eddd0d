"""What several models share: visibility, dialect and the key of a row that has no address."""

from __future__ import annotations

import secrets

from django.db import models


class Visibility(models.TextChoices):
    PUBLIC = "public", "Public"
    HIDDEN = "hidden", "Hidden"


class Dialect(models.TextChoices):
    """The Markdown a text was written in; stored with the text so that editing keeps it."""

    SITE = "site", "This site's Markdown"
    KRAMDOWN = "kramdown", "kramdown (Jekyll)"
    GOLDMARK = "goldmark", "goldmark (Hugo)"


def new_key() -> str:
    """A key for a row made by hand; imported rows get theirs from their origin."""
    return secrets.token_hex(6)
