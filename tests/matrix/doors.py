"""All doors of the running site, asked of it and not written down here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import ForeignKey, Model
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

Admin = Any
"""A registered admin class, of whichever model."""

OF_EACH_MODEL = ("changelist", "add", "change", "delete", "history")


@dataclass(frozen=True)
class Door:
    """An address of the site: its name with its namespaces, or its pattern if it has none."""

    name: str
    route: str
    names_something: bool
    """Whether a part of the address is chosen by who asks."""


def doors() -> list[Door]:
    """Every address that the resolver knows, those of included rooms and of the API too."""
    return list(_below(get_resolver(), "", ""))


def _below(resolver: URLResolver, place: str, spaces: str) -> Iterator[Door]:
    for each in resolver.url_patterns:
        route = f"{place}{each.pattern}"
        if isinstance(each, URLPattern):
            name = f"{spaces}{each.name}" if each.name else route
            yield Door(name, route, "<" in route)
        else:
            yield from _below(
                each, route, f"{spaces}{each.namespace}:" if each.namespace else spaces
            )


def registered() -> dict[str, Admin]:
    """The admin class of each model, by the model's label."""
    found = {model._meta.label: each for model, each in admin.site._registry.items()}
    return dict(sorted(found.items()))


def base_of(model: type[Model]) -> str:
    """What the names of the doors of a model's admin begin with."""
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_"


def of_models() -> set[str]:
    """The doors that Django makes for each model, by name; a key alone leads to its form."""
    names = set()
    for each in admin.site._registry:
        names |= {f"{base_of(each)}{door}" for door in OF_EACH_MODEL}
        names.add(f"admin/{each._meta.app_label}/{each._meta.model_name}/<path:object_id>/")
    return names


def actions_of(desk: Admin) -> list[str]:
    """What can be done with chosen rows of a list, by somebody who may do everything."""
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_active=True)
    return sorted(desk.get_actions(request))


def action_name(action: str) -> str:
    """One for all actions that set a field to one value each."""
    return "status" if action.startswith("status_") else action


def inlines_of(desk: Admin) -> list[Any]:
    """Rows of other models on the forms of this one."""
    return list(desk.inlines)


def pointing_at(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    """The foreign keys of registered models and of their rows for which somebody may look up
    objects of the model; none where its admin does not search."""
    if not getattr(admin.site._registry.get(model), "search_fields", ()):
        return []
    sources = {*admin.site._registry}
    sources |= {row.model for desk in admin.site._registry.values() for row in inlines_of(desk)}
    found = [
        field
        for source in sources
        for field in source._meta.fields
        if isinstance(field, ForeignKey) and field.remote_field.model is model
    ]
    return sorted(found, key=str)
