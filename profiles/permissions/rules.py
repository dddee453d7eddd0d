"""The rules, one for each row of the table of `profiles.permissions`."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Model, QuerySet

from profiles.models import DepartmentRole, Membership, Profile
from profiles.models.base import Audience
from profiles.permissions.cases import ALL, NEW, Action, Case, Condition
from profiles.permissions.drafts import draft, link_to_draft
from profiles.permissions.pasts import KEEP_HISTORY, past
from profiles.permissions.seeing import RULES, Rule, visible
from profiles.permissions.standings import (
    Standing,
    User,
    audiences_everywhere,
    departments_of,
    is_active,
    pages_of,
)

__all__ = ["RULES", "visible"]


def _public(model: type[Model]) -> QuerySet[Any]:
    shown: QuerySet[Any] = model._default_manager.public()  # type: ignore[attr-defined]
    return shown


def _related(model: type[Model], name: str) -> type[Model]:
    return cast("type[Model]", model._meta.get_field(name).related_model)


def _profile(user: User, action: Action, model: type[Model]) -> list[Case]:
    administered = pages_of(user, Standing.ADMIN)
    match action:
        case "view":
            return [(("", _public(model)),), (("", pages_of(user)),)]
        case "inspect" | "change":
            return [(("", pages_of(user)),)]
        case "administer":
            return [(("", administered),)]
        case "delete":
            elsewhere = Membership.objects.exclude(
                department__in=departments_of(user, Standing.ADMIN)
            )
            sole = administered.exclude(pk__in=elsewhere.values("profile"))
            return [(("", sole),)]
        case "add":
            # A new person has no membership yet; the admin's form gives them one.
            return [NEW] if departments_of(user, Standing.ADMIN).exists() else []
    raise ValueError(f"no such action: {action}")


def _content(user: User, action: Action, model: type[Model]) -> list[Case]:
    path: str = model.people_path  # type: ignore[attr-defined]
    own: list[Case] = [((path, pages_of(user)),)]
    if action == "view":
        return [((path, Profile.objects.public()), ("", _public(model))), *own]
    return own if action != "administer" else []


def _old_address(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action == "view":
        return [(("profile", Profile.objects.public()),), (("profile", pages_of(user)),)]
    return _content(user, action, model)


def _news(user: User, action: Action, model: type[Model]) -> list[Case]:
    own: list[Case] = [
        (("profile", pages_of(user)), ("department", None)),
        (("department", departments_of(user)), ("profile", None)),
    ]
    if action == "view":
        return [(("", _public(model)),), *own]
    return own if action != "administer" else []


def _publication(user: User, action: Action, model: type[Model]) -> list[Case]:
    pages = pages_of(user)
    works = model._default_manager
    own = works.filter(authorships__profile__in=pages)
    match action:
        case "view":
            shown = model._default_manager.public(*audiences_everywhere(user))  # type: ignore[attr-defined]
            return [(("", shown),), (("", own),)]
        case "inspect" | "change":
            return [(("", own),)]
        case "delete":
            authors = _related(model, "authorships")
            elsewhere = authors._default_manager.filter(profile__isnull=False).exclude(
                profile__in=pages
            )
            return [(("", own.exclude(pk__in=elsewhere.values("publication"))),)]
        case "add":
            # Its authors are rows of their own, and each of them is asked about.
            return [NEW] if pages.exists() else []
    return []


def _authorship(user: User, action: Action, model: type[Model]) -> list[Case]:
    works = visible(user, "change", _related(model, "publication"))
    own: Case = (("profile", pages_of(user)),)
    match action:
        case "view":
            shown = model._default_manager.shown_to(*audiences_everywhere(user))  # type: ignore[attr-defined]
            public: Case = (("profile", Profile.objects.public()), ("", shown))
            return [public, own, (("publication", works),)]
        case "inspect" | "change":
            return [own, (("publication", works),)]
        case "delete":
            return [own, (("publication", works), ("profile", None))]
        case "add":
            return [(("publication", works), *own), (("publication", works), ("profile", None))]
    return []


def _suggestion(user: User, action: Action, model: type[Model]) -> list[Case]:
    """Nobody is asked about a work that they may not see: they would be told of it."""
    if action not in ("inspect", "change"):
        return []
    own = pages_of(user)
    work = _related(model, "publication")
    works: Any = work._default_manager
    # Whoever is asked at all has a role here, and is among the members.
    seen = works.public(Audience.EVERYBODY, Audience.MEMBERS)
    hands = works.filter(authorships__profile__in=own)
    linked = _related(work, "authorships")._default_manager.filter(profile__isnull=False)
    of_nobody = works.filter(visibility="public").exclude(pk__in=linked.values("publication"))
    return [(("profile", own), ("publication", found)) for found in (seen, hands, of_nobody)]


def _pair(user: User, action: Action, model: type[Model]) -> list[Case]:
    """What two works are to each other is said by whoever may edit both."""
    works = visible(user, "change", _related(model, "first"))
    both: Case = (("first", works), ("second", works))
    return [both] if action in ("inspect", "change") else []


def _past_of_work(user: User, action: Action, model: type[Model]) -> list[Case]:
    works = visible(user, "change", _related(model, "publication"))
    return [(("publication", works),)] if action == "inspect" else []


def _former_slug(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action != "inspect":
        return []
    names = ("profile", "department", "news_item")
    return [((name, visible(user, "change", _related(model, name))),) for name in names]


def _translation(user: User, action: Action, model: type[Model]) -> list[Case]:
    """Whoever edits a record edits it in every language."""
    original = _related(model, "original")
    own: list[Case] = [(("original", visible(user, "change", original)),)]
    match action:
        case "view":
            shown: Case = (("original", visible(user, "view", original)), ("", _public(model)))
            return [shown, *own]
        case "inspect":
            return [(("original", visible(user, "inspect", original)),)]
        case "add" | "change" | "delete":
            return own
    return []


def _membership(user: User, action: Action, model: type[Model]) -> list[Case]:
    match action:
        case "view":
            return [(("profile", Profile.objects.public()),), (("profile", pages_of(user)),)]
        case "inspect":
            return [(("profile", pages_of(user)),)]
        case "add" | "change" | "delete":
            departments = departments_of(user, Standing.ADMIN)
            people = pages_of(user, Standing.ADMIN)
            return [(("profile", people), ("department", departments))]
    return []


def _delegation(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action in ("view", "administer"):
        return []
    return [(("profile", pages_of(user, Standing.OWNER, Standing.ADMIN)),)]


def _invitation(user: User, action: Action, model: type[Model]) -> list[Case]:
    """Whoever may give the right by hand invites to it; `administer` sends again and withdraws."""
    if action in ("view", "change", "delete"):
        return []
    return [
        (("profile", pages_of(user, Standing.ADMIN)), ("kind", "owner")),
        (("profile", pages_of(user, Standing.OWNER, Standing.ADMIN)), ("kind", "delegate")),
        (("department", departments_of(user, Standing.ADMIN)), ("kind", "editor")),
    ]


def _claim(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action in ("inspect", "administer"):
        return [(("profile", pages_of(user, Standing.ADMIN)),)]
    return []


def _department(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action == "view":
        return [ALL]
    if action in ("inspect", "change"):
        return [(("", departments_of(user, Standing.ADMIN)),)]
    return []


def _navigation(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action == "view":
        return [ALL]
    own: Case = (("department", departments_of(user, Standing.ADMIN)),)
    return [own] if action != "administer" else []


def _role(user: User, action: Action, model: type[Model]) -> list[Case]:
    own: Condition = ("department", departments_of(user, Standing.ADMIN))
    if action == "inspect":
        return [(own,)]
    if action in ("add", "change", "delete"):
        return [(own, ("role", DepartmentRole.Role.EDITOR))]
    return []


def _ledger(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action != "inspect":
        return []
    path: str = model.people_path  # type: ignore[attr-defined]
    return [((path, pages_of(user, Standing.ADMIN)),)]


def _import_run(user: User, action: Action, model: type[Model]) -> list[Case]:
    """What is in belongs to the department; until then it may tell of the importer's others."""
    own: Condition = ("department", departments_of(user, Standing.ADMIN))
    if not is_active(user):
        return []
    if action == "inspect":
        return [(own, ("user", user)), (own, ("state", "done"))]
    return [(own,)] if action == "add" else []


def _mention(user: User, action: Action, model: type[Model]) -> list[Case]:
    """What stands in a department's own texts is for its admins, its news for its editors too."""
    if action != "inspect":
        return []
    return [
        (("profile", pages_of(user)),),
        (("department", departments_of(user, Standing.ADMIN)),),
        (("department", departments_of(user)), ("model", "news.newsitem")),
    ]


OF_MODELS: dict[str, Rule] = {
    "profiles.profile": _profile,
    "profiles.section": _content,
    "profiles.link": _content,
    "profiles.entry": _content,
    "profiles.page": _content,
    "profiles.asset": _content,
    "profiles.profiletranslation": _translation,
    "profiles.sectiontranslation": _translation,
    "profiles.pagetranslation": _translation,
    "profiles.entrytranslation": _translation,
    "profiles.legacyurl": _old_address,
    "profiles.membership": _membership,
    "profiles.delegation": _delegation,
    "profiles.department": _department,
    "profiles.departmentrole": _role,
    "profiles.navigationlink": _navigation,
    "profiles.formerslug": _former_slug,
    "profiles.source": _ledger,
    "profiles.sourcefile": _ledger,
    "profiles.importrecord": _ledger,
    "importing.importrun": _import_run,
    "news.newsitem": _news,
    "news.newsitemtranslation": _translation,
    "publications.publication": _publication,
    "publications.publicationtranslation": _translation,
    "publications.authorship": _authorship,
    "publications.suggestion": _suggestion,
    "publications.relation": _pair,
    "publications.merge": _past_of_work,
    "publications.formerslug": _past_of_work,
    **{label.replace(".", ".historical"): past for label in KEEP_HISTORY},
    "invitations.invitation": _invitation,
    "invitations.claim": _claim,
    "link_check.mention": _mention,
    "drafts.draft": draft,
    "drafts.draftlink": link_to_draft,
}
RULES.update(OF_MODELS)
