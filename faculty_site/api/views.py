"""The page that describes the API, drawn from the API's own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from faculty_site.api.site_api import api
from faculty_site.context_processors import site_url


@dataclass(frozen=True)
class Parameter:
    name: str
    kind: str
    description: str


@dataclass(frozen=True)
class Operation:
    """An address that answers, with what may be asked of it."""

    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    href: str
    """The address itself, where nothing has to be filled in."""


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What there is to ask, for people who write programs."""
    schema = api.get_openapi_schema()
    context = {
        "operations": list(_operations(schema)),
        "root": f"{site_url(request)}{reverse('api:people').removesuffix('people')}",
        "openapi": reverse("api:openapi-json"),
        "intro": schema["info"]["description"],
    }
    return render(request, "api/description.html", context)


def _operations(schema: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        operation = methods["get"]
        asked = operation.get("parameters", ())
        parameters = tuple(_parameter(each) for each in asked if each["in"] == "query")
        href = "" if "{" in path else path
        yield Operation(path, operation.get("description", ""), parameters, href)


def _parameter(described: dict[str, Any]) -> Parameter:
    schema = described["schema"]
    said = described.get("description") or schema.get("description") or ""
    return Parameter(described["name"], _kind(schema), said)


def _kind(schema: dict[str, Any]) -> str:
    """“integer”, “string”, “one or more strings”; the values of what has only some."""
    if "anyOf" in schema:
        return _kind(next(each for each in schema["anyOf"] if each.get("type") != "null"))
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}, several times"
    if values := schema.get("enum") or _values(schema):
        return ", ".join(values)
    return str(schema.get("type", ""))


def _values(schema: dict[str, Any]) -> list[str]:
    name = schema.get("$ref", "").rpartition("/")[2]
    components = api.get_openapi_schema()["components"]["schemas"]
    return list(components.get(name, {}).get("enum", ()))
