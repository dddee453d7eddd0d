"""What the journeys share: going on as somebody else, and the mail that one of them gets."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.core import mail
from playwright.sync_api import Page, expect

from tests.browser.signing_in import sign_in

PASSWORD = "on the rotation of a body"


def go_on_as(page: Page, name: str, address: str = "/admin/") -> None:
    """Another person's browser."""
    page.context.clear_cookies()
    sign_in(page, name, address)


def link_in_last_mail(word: str) -> str:
    """The path of the address in the newest mail that has the word in it."""
    found = re.search(rf"http\S*/{word}/\S+", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return urlsplit(found[0]).path


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
