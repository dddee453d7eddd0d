"""Signed in without the form, which `test_admin_login` fills in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page


def sign_in(page: Page, name: str, address: str = "/admin/") -> None:
    """Opens the address as this account."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.goto("/robots.txt")
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": page.url}])
    page.goto(address)
