"""Keeping a form as a draft, and publishing it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from faculty_site.drafts.models import Draft
from tests.profiles.admin.browsing import address

SAVE = {"_savedraft": "1"}


def form_of(obj: Any) -> str:
    return address(type(obj), "change", obj.pk)


def kept(obj: Any) -> Draft:
    return Draft.objects.get(model=obj._meta.label_lower, key=obj.pk)


def publish(client: Client, draft: Draft) -> Any:
    return client.post(draft.form_address, {"_publishdraft": draft.mark})
