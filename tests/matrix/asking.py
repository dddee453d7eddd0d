"""Knocking at a door, and telling two answers apart as closely as a stranger could."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Literal
from unittest import mock
from urllib.parse import quote

from django.contrib import admin
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLResolver

from tests.matrix.expectations import Seen

Method = Literal["get", "head", "options", "post"]
Data = Mapping[str, Any]

METHODS: tuple[Method, Method] = ("get", "post")

TOLD = ("Location", "ETag", "Content-Type", "Cache-Control", "Vary", "Last-Modified",
        "X-Robots-Tag", "Content-Disposition", "Allow")  # fmt: skip
"""Headers by which an answer could tell of something; the length is that of the body."""

WRITES = re.compile(r'^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^"]*"(\w+)"', re.IGNORECASE)
OF_SESSIONS = {"django_session", "usersessions_usersession"}
SECRETS = re.compile(rb'csrfmiddlewaretoken" value="[^"]*"|value="[\w-]+:[\w-]+:[\w-]+"')
"""What is made anew for each answer: tokens, and signed values with the time."""


@dataclass
class Answer:
    """What came, what it took, and what was written for it."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    messages: list[str]
    queries: int
    written: set[str]
    """The tables that were written to, those of sessions left out."""
    response: Any = field(repr=False)

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    def traits(self, key: str) -> dict[str, Any]:
        """All that somebody could compare, with the key that they asked by taken out of it."""
        body = SECRETS.sub(b"", self.body).decode("utf-8", "replace")
        for address in (self.url, quote(self.url, safe="")):
            body = body.replace(address, "URL")
        return {
            "status": self.status,
            **{name: self.headers.get(name, "") for name in TOLD},
            "Location": self.location.replace(key, "KEY"),
            "body": _without(body, key),
            "messages": [each.replace(key, "KEY") for each in self.messages],
            "queries": self.queries,
        }


def _without(body: str, key: str) -> str:
    """The text with no key in it; a number is one in an address, in quotes or as a value.

    A key with its name before it, such as `person=7`, is what an address or a form sends.
    """
    if key.isdecimal():
        return re.sub(rf'(“|/|[?&;]\w+=|value="){key}(?!\w)', r"\1KEY", body)
    name, _sep, value = key.rpartition("=")
    field = f'name="{name}" value="{value}"' if name else key
    for written in filter(None, (key, quote(key, safe=""), quote(quote(key, safe="")), field)):
        body = body.replace(written, "KEY")
    return body


def ask(client: Client, method: Method, url: str, data: Data | None = None) -> Answer:
    """The answer at once; what a post writes is undone."""
    client.cookies.pop("messages", None)
    cookies = copy.deepcopy(client.cookies)
    statements: list[str] = []

    def watch(execute: Any, sql: str, *args: Any) -> Any:
        statements.append(sql)
        return execute(sql, *args)

    with transaction.atomic(), connection.execute_wrapper(watch):
        response: Any = getattr(client, method)(url, data)
        body = response.getvalue() if response.streaming else response.content
        if method == "post":
            transaction.set_rollback(True)
    client.cookies = cookies  # a session that was begun anew is undone as well
    return Answer(
        url,
        response.status_code,
        dict(response.items()),
        body,
        [str(each) for each in get_messages(response.wsgi_request)],
        len(statements),
        _written(statements) - OF_SESSIONS,
        response,
    )


def _written(statements: list[str]) -> set[str]:
    """The tables to which something was written that was not undone, as a preview is."""
    kept: list[str] = []
    points: dict[str, int] = {}
    for sql in statements:
        words = sql.split()
        if words[0] == "SAVEPOINT":
            points[words[1]] = len(kept)
        elif words[:3] == ["ROLLBACK", "TO", "SAVEPOINT"]:
            del kept[points[words[3]] :]
        elif found := WRITES.match(sql):
            kept.append(found[1])
    return set(kept)


def seen_in(answer: Answer, missing: Answer | None = None, *keys: str) -> Seen:
    """What the answer is; `missing` is that to the second of the keys, which is nobody's."""
    if answer.status == 302 and answer.location.partition("?")[0] in (
        "/admin/login/",
        "/account/login/",
    ):
        return "login"
    if missing is not None and not answer.written:
        ours, theirs = (each.traits(key) for each, key in zip((answer, missing), keys, strict=True))
        if ours == theirs:
            return "absent"
        alike = ("status", "Location")
        if answer.status in (404, 302) and all(ours[each] == theirs[each] for each in alike):
            return "tells"
    return _seen_alone(answer)


def _seen_alone(answer: Answer) -> Seen:
    of_status: dict[int, Seen] = {
        400: "bad", 403: "refused", 404: "absent", 405: "no method", 413: "bad"
    }  # fmt: skip
    if answer.written:
        return "done"
    if answer.status in (301, 302):
        return "moved"
    return of_status.get(answer.status, "shown")


def differences(ours: Answer, theirs: Answer, *keys: str) -> str:
    """In what two answers differ, in a line."""
    one, other = (each.traits(key) for each, key in zip((ours, theirs), keys, strict=True))
    return ", ".join(
        f"{name}: {_around(one[name], other[name])}" for name in one if one[name] != other[name]
    )


def _around(one: object, other: object) -> str:
    """Where two traits begin to differ."""
    ours, theirs = str(one), str(other)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))
    start = max(sum(1 for _ in alike) - 20, 0)
    return f"{ours[start : start + 80]!r} instead of {theirs[start : start + 80]!r}"


@contextmanager
def undrawn() -> Iterator[None]:
    """For answers of which only the status is looked at: templates and menu take half the time."""

    def left_blank(response: Any) -> Any:
        response.content = b""
        return response

    def handler(_resolver: Any, status: int) -> Any:
        return lambda request, exception=None: HttpResponse(status=status)

    with (
        mock.patch.object(SimpleTemplateResponse, "render", left_blank),
        mock.patch.object(URLResolver, "resolve_error_handler", handler),
        mock.patch.object(admin.site, "get_app_list", return_value=[]),
    ):
        yield
