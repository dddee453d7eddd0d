"""Where the pages of the admin are that a model has."""

from __future__ import annotations

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.db.models import Model
from django.urls import reverse
from django.utils.safestring import SafeString


def admin_address(of: Model | type[Model], page: str, *args: object) -> str:
    """The address of a page such as `changelist`, or with a key as argument `change`."""
    return reverse(admin_urlname(of._meta, SafeString(page)), args=args)
