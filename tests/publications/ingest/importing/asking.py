"""Sending the forms of the import as a browser does."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from django.test import Client

from tests.profiles.admin.browsing import Response

URL = "/admin/publications/import/"


def look(client: Client, text: str, person: str = "marie-curie", **more: Any) -> Response:
    data = {"step": "preview", "person": person, "pasted": text, **more}
    return client.post(URL, data)


def upload(client: Client, content: bytes, name: str = "papers.bib") -> Response:
    return look(client, "", file=named(content, name))


def named(content: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def send(client: Client, preview: Response, entries: Iterable[int] | None = None) -> Response:
    """The preview's form, with these entries ticked, or as it stands."""
    chosen = preview.context["choices"] if entries is None else entries
    data = {"step": "import", "sealed": preview.context["sealed"], "entry": list(chosen)}
    return client.post(URL, data)


def states(response: Response) -> list[str]:
    return [entry.state for entry in response.context["outcome"].entries]


def errors(response: Response) -> str:
    return str(response.context["form"].errors.as_text())
