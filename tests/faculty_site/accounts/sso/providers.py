"""The certified `oidc-provider` of npm as a university and as ORCID, and somebody who goes there.

Importing this skips a test file where the site has no such ways: they need `make sso-test`.
"""

from __future__ import annotations

import copy
import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

if not settings.SSO_WAYS.each:
    pytest.skip("The site has no other ways to sign in: make sso-test", allow_module_level=True)

import requests

TOOLS = Path(__file__).parents[3] / "tools"
People = dict[str, dict[str, dict[str, Any]]]


@dataclass
class Providers:
    """Where they listen, and what they tell about whom."""

    university: str
    orcid: str
    file: Path

    def know(self, where: str, key: str, /, **told: Any) -> None:
        """From the next sign-in on."""
        people: People = json.loads(self.file.read_text())
        people[where][key] = told
        self.file.write_text(json.dumps(people))

    def discovery(self) -> dict[str, Any]:
        """What the university says of itself."""
        address = f"{self.university}/.well-known/openid-configuration"
        told: dict[str, Any] = requests.get(address, timeout=10).json()
        return told

    def ways(self) -> dict[str, Any]:
        """The value for `SOCIALACCOUNT_PROVIDERS` that leads to them."""
        found = copy.deepcopy(settings.SSO_WAYS.providers)
        for app in found["openid_connect"]["APPS"]:
            app["settings"]["server_url"] = getattr(self, app["provider_id"])
        return found


@contextmanager
def running(folder: Path, site: str) -> Iterator[Providers]:
    """Both providers, for a site at this address, until the end of the block."""
    node = shutil.which("node")
    if node is None or not (TOOLS / "node_modules/oidc-provider").exists():
        reason = "No provider to sign in with: install Node.js, and npm ci in tests/tools"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    people = folder / "people.json"
    people.write_text('{"university": {}, "orcid": {}}')
    callbacks = [f"{site}/account/oidc/{way}/login/callback/" for way in ("university", "orcid")]
    started = subprocess.Popen(
        [node, "providers.mjs", str(people), *callbacks],
        cwd=TOOLS, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert started.stdout is not None
        university, orcid = started.stdout.readline().split()
        yield Providers(university, orcid, people)
    finally:
        started.terminate()
        started.communicate(timeout=10)


class Visitor:
    """Somebody with a browser: the site in Django's client, the provider over the network."""

    def __init__(self, **headers: str) -> None:
        self.client = Client(headers=headers or None)
        self.elsewhere = requests.Session()

    def leave(self, way: str = "university", **said: str) -> str:
        """Presses the button, and gives the address that the site sends on to."""
        page = self.client.post(reverse("openid_connect_login", args=[way]), said)
        assert page.status_code == 200, page.status_code
        return address_in(page.content.decode())

    def say(self, address: str, name: str) -> str:
        """Signs in at the provider, agrees to all it asks, and gives the address back here."""
        answer = self._walk(address)
        while isinstance(answer, requests.Response):
            if "prompt-consent" not in answer.text and 'value="login"' in answer.text:
                told = {"prompt": "login", "login": name, "password": "any"}
            else:
                told = {"prompt": "consent"}
            form = re.search(r'<form[^>]* action="([^"]+)"', answer.text)
            assert form, answer.text
            target = urljoin(answer.url, html.unescape(form[1]))
            answer = self._walk(target, told)
        return answer

    def cancel(self, address: str) -> str:
        """Turns back at the door."""
        page = self._walk(address)
        assert isinstance(page, requests.Response)
        link = re.search(r'href="([^"]+/abort)"', page.text)
        assert link, page.text
        back = self._walk(urljoin(page.url, html.unescape(link[1])))
        assert isinstance(back, str)
        return back

    def come_back(self, address: str) -> Any:
        """Opens the address that the provider sent to, and what this site leads to from there."""
        split = urlsplit(address)
        return self.client.get(f"{split.path}?{split.query}", follow=True)

    def sign_in(self, name: str, way: str = "university", **said: str) -> Any:
        """All three steps; the answer that is seen at last."""
        return self.come_back(self.say(self.leave(way, **said), name))

    def _walk(self, address: str, told: dict[str, str] | None = None) -> requests.Response | str:
        """To the next page of the provider, or the address where it sends back to the site."""
        for _step in range(10):
            verb = "POST" if told else "GET"
            answer = self.elsewhere.request(
                verb, address, data=told, allow_redirects=False, timeout=10
            )
            if not answer.is_redirect:
                assert answer.ok, answer.text
                return answer
            address, told = urljoin(address, answer.headers["Location"]), None
            if urlsplit(address).hostname == "testserver":
                return address
        raise AssertionError(f"went round in circles at {address}")


def address_in(page: str) -> str:
    """Where the page goes on to by itself."""
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    assert found, page
    return html.unescape(found[1])


def words_of(page: Any) -> str:
    """What a reader sees of an answer, without what keeps addresses from harvesters."""
    return html.unescape(
        page.content.decode().replace("<span hidden> (leave this out) </span>", "")
    )


def stored(name: str) -> Any:
    """The rows of one of django-allauth's models, which only such a site has."""
    return apps.get_model("socialaccount", name)._default_manager.order_by("pk")


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
