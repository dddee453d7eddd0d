"""What the menu of the admin lists, and the trail that leads to each of its pages."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faculty_site.lib.admin_addresses import admin_address
from profiles.admin_base.forms import page_of
from profiles.admin_base.models import once
from profiles.models import Profile
from profiles.permissions import Standing, departments_of, is_superuser, pages_of, visible

OF_RESEARCHERS: Final = (
    "Profile", "Section", "Entry", "Link", "Page", "Asset", "NewsItem", "Publication", "Authorship",
)  # fmt: skip
"""What stands on a page, in the order in which one thinks of it; the rest is for departments."""

CALLED: Final = {"Authorship": gettext_lazy("Place of publications")}
"""A list that shows something else than its model is called."""

GROUPS: Final = (
    (gettext_lazy("People"), ("Profile", "Department", "User", "Invitation", "Claim")),
    (gettext_lazy("What stands on their pages"), OF_RESEARCHERS[1:]),
    (gettext_lazy("Drafts and imports"), ("Draft", "ImportRun", "LegacyUrl")),
)
"""The menu of whoever looks after others; what no group names stands at the end of the last."""


class Step(NamedTuple):
    name: str
    url: str = ""
    """Empty for the page itself."""


def answers_for_others(request: HttpRequest) -> bool:
    """Whether the account answers for more than pages of its own."""
    user = request.user
    return is_superuser(user) or once(
        request, ("departments",), lambda: departments_of(user).exists()
    )


def answers_as_admin(request: HttpRequest) -> bool:
    """Whether the account says who owns pages of others, and what becomes of them."""
    user = request.user
    return is_superuser(user) or departments_of(user, Standing.ADMIN).exists()


def menu_of_researchers(request: HttpRequest, apps: list[Any]) -> list[Any]:
    """One list in plain words, of what stands on a page."""
    models = [model for app in apps for model in app["models"]]
    wanted = [model for model in models if model["object_name"] in OF_RESEARCHERS]
    wanted.sort(key=lambda model: OF_RESEARCHERS.index(model["object_name"]))
    wanted = [_renamed(model, Profile=_("About the person")) for model in wanted]
    if wanted and (page := only_page(request)):
        # The list of one page would be one click more.
        wanted[0]["admin_url"] = _change(page)
    return [_group(_("Your pages"), "own", wanted)] if wanted else []


def menu_of_departments(apps: list[Any]) -> list[Any]:
    """Groups by what one comes for, instead of by the packages that hold the models."""
    models = {model["object_name"]: _renamed(model) for app in apps for model in app["models"]}
    found = [
        (name, f"group{number}", [models.pop(each) for each in wanted if each in models])
        for number, (name, wanted) in enumerate(GROUPS)
    ]
    found[-1][2].extend(models.values())
    return [_group(*each) for each in found if each[2]]


def _renamed(model: dict[str, Any], **names: str) -> dict[str, Any]:
    return {**model, "name": {**CALLED, **names}.get(model["object_name"], model["name"])}


def _group(name: Any, label: str, models: list[Any]) -> dict[str, Any]:
    return {
        "name": name,
        "app_label": label,
        "app_url": reverse("admin:index"),
        "has_module_perms": True,
        "models": models,
    }


def only_page(request: HttpRequest) -> Profile | None:
    """The page of whoever looks after one alone."""
    own = list(pages_of(request.user, Standing.OWNER, Standing.DELEGATE)[:2])
    return own[0] if len(own) == 1 else None


def trail(request: HttpRequest, model: type[Model], obj: Model | None, last: str) -> list[Step]:
    """The steps to a page of the admin: whose page it is about, what of it, and which one.

    `last` names the page itself where it is not the list of the model.
    """
    others = answers_for_others(request)
    steps = [first_step(request)]
    person = _person(request, obj, others=others)
    if model is Profile:
        if others:
            steps.append(_list(model))
    else:
        if person:
            steps.append(Step(person.name, _change(person)))
        steps.append(_list(model, person))
    if not last:
        return (
            [*steps[:-1], Step(steps[-1].name)] if len(steps) > 1 else [*steps, Step(_("People"))]
        )
    if obj is not None and str(obj) != last:
        steps.append(Step(str(obj), _change(obj)))
    return [*steps, Step(last)]


def first_step(request: HttpRequest) -> Step:
    """The first screen, by the name that it has for the user."""
    others = answers_for_others(request)
    return Step(_("Home") if others else _("Your pages"), reverse("admin:index"))


def _person(request: HttpRequest, obj: Model | None, *, others: bool) -> Profile | None:
    """Whose page it is: that of the object, the one asked for, or the only one there is."""
    if obj is not None and (person := page_of(obj)) is not None:
        return person
    asked = request.GET.get("person") or request.GET.get("profile") or ""
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        found: Profile | None = visible(request.user, "change", Profile).filter(pk=asked).first()
        return found
    if others:
        return None
    return only_page(request)


def _list(model: type[Model], person: Profile | None = None) -> Step:
    options = model._meta
    url = admin_address(model, "changelist")
    query = f"?{urlencode({'person': person.pk})}" if person else ""
    called = CALLED.get(options.object_name or "", options.verbose_name_plural)
    return Step(capfirst(str(called)), url + query)


def _change(obj: Model) -> str:
    return admin_address(obj, "change", obj.pk)
