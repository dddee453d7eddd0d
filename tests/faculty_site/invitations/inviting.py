"""Inviting somebody, and following the link of the mail."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from tests.profiles.admin.browsing import browser, post

PASSWORD = "on the rotation of a body"
ADD = "/admin/invitations/invitation/add/"


def invite(by: User, **values: Any) -> Any:
    sent = {"email": "sofya@example.org", "kind": "owner"} | values
    return post(browser(by), ADD, **sent)


def link() -> str:
    """The address in the newest mail."""
    found = re.search(r"http://testserver(/account/invitation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def accept_anew(address: str, client: Client | None = None) -> Any:
    data = {"password1": PASSWORD, "password2": PASSWORD}
    return (client or Client()).post(address, data)
