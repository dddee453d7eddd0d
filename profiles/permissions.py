"""Who may do what: the one rule that every door asks.

`can(user, action, obj)` answers for one object, `visible(user, action, model)` gives all objects of
a model on which the answer is yes. Both are drawn from the same cases, so they cannot disagree. A
model that has no rule here is open to superusers only.

Actions: `view` is sight of the public page, `inspect` sight in the admin with all that is hidden,
`add` asks whether an object may stand where it names as its place (unsaved ones too), `change` and
`delete` ask about the row as it is stored. `administer` is for what is not a page's content: a
person's state and account.

Standings towards a page: its *owner*; a *delegate* until the last day of the delegation; *editor*
and *admin* of a department in which the person has a membership (its dates make no difference, and
a department's groups and labs are departments of their own). A superuser may do everything. An
account that is not active is nobody.

                       anybody    owner  delegate  editor  admin
    profile            v public   i c    i c       i c     i a c D m
    section, link,     v public   i a c d for all four
      entry, file,
      further page,
      old address
    news of a person   v public   i a c d for all four
    news of a dep.     v public   -      -         i a c d i a c d
    publication        v public   i a c P for all four, through a confirmed authorship
    authorship         v public   i a c d of their own people's rows and of names that are nobody
                                  here; i c of the others in a work they may change
    translation        v with a public original; i with the original; a c d where it may be changed
    membership         v public   i      i         i       i a c d (in the admin's departments)
    delegation         -          i acd  -         -       i a c d
    department         v          -      -         -       i c
    role               -          -      -         -       i; a c d of editors
    import ledger      -          -      -         -       i

    v view  i inspect  a add  c change  d delete  m administer  - nothing
    D  only where the person is in no department but the admin's own
    P  delete only where all authors who have a page here are their own people

So a department admin makes nobody an admin or superuser, and takes in nobody from another
department: a membership is added where both ends are already theirs. Owners leave address, state,
account and memberships to the admin. Delegates pass nothing on.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Literal, TypeGuard, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as Account
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from profiles.models import Delegation, Department, DepartmentRole, Membership, Profile

Action = Literal["view", "inspect", "add", "change", "delete", "administer"]
User = Account | AnonymousUser
"""Anybody who asks, signed in or not."""

Condition = tuple[str, Any]
"""A path from the object, and what must stand at its end: one of a queryset, a value, None."""

Case = tuple[Condition, ...]
"""Conditions that must all hold. A rule gives several cases; one of them is enough."""

NEW: Case = (("pk", None),)
"""Holds for what is not stored yet: an object that names no place it belongs to."""

ALL: Case = (("pk__isnull", False),)
"""Holds for every stored object."""


class Standing(StrEnum):
    OWNER = "owner"
    DELEGATE = "delegate"
    EDITOR = "editor"
    ADMIN = "admin"


HANDS = (Standing.OWNER, Standing.DELEGATE, Standing.EDITOR, Standing.ADMIN)
"""Everybody who writes on a page."""


def can(user: User, action: Action, obj: Model) -> bool:
    """Whether the user may do the action on the object.

    `add` goes by the places that the object in hand names, which need not be saved; the other
    actions go by the stored row, so that a form cannot first move an object and then own it.
    """
    if is_superuser(user):
        return True
    if action == "add":
        cases = _cases(user, action, type(obj))
        return any(all(_holds(obj, *condition) for condition in case) for case in cases)
    return obj.pk is not None and visible(user, action, type(obj)).filter(pk=obj.pk).exists()


def visible(user: User, action: Action, model: type[Model]) -> QuerySet[Any]:
    """The objects of the model on which the user may do the action; each once."""
    rows = model._default_manager.all()
    if is_superuser(user):
        return rows
    wanted = Q(pk__in=[])
    for case in _cases(user, action, model):
        wanted |= Q(*(_lookup(*condition) for condition in case))
    return rows.filter(wanted)


def may_add(user: User, model: type[Model]) -> bool:
    """Whether there is any place at all where the user may add an object of the model."""
    if is_superuser(user):
        return True
    return any(
        all(target.exists() for _, target in case if isinstance(target, QuerySet))
        for case in _cases(user, "add", model)
    )


def has_any_role(user: User) -> bool:
    """Whether there is anything in the admin for this account."""
    if is_superuser(user):
        return True
    return _is_active(user) and (
        DepartmentRole.objects.filter(user=user).exists() or pages_of(user).exists()
    )


def is_superuser(user: User) -> bool:
    return _is_active(user) and bool(getattr(user, "is_superuser", False))


def pages_of(user: User, *standings: Standing) -> QuerySet[Profile]:
    """The profiles towards which the user has one of the standings; any of them if none is named.

    Superusers have no standing of their own: ask `can` and `visible` for rights.
    """
    if not _is_active(user):
        return Profile.objects.none()
    standings = standings or HANDS
    wanted = Q(pk__in=[])
    if Standing.OWNER in standings:
        wanted |= Q(owner=user)
    if Standing.DELEGATE in standings:
        mine = Delegation.objects.in_force(timezone.localdate()).filter(user=user)
        wanted |= Q(pk__in=mine.values("profile"))
    if Standing.EDITOR in standings or Standing.ADMIN in standings:
        members = Membership.objects.filter(department__in=departments_of(user, *standings))
        wanted |= Q(pk__in=members.values("profile"))
    return Profile.objects.filter(wanted)


def departments_of(user: User, *standings: Standing) -> QuerySet[Department]:
    """The departments in which the user has one of the roles; any of them if none is named."""
    if not _is_active(user):
        return Department.objects.none()
    roles = [str(standing) for standing in standings or (Standing.EDITOR, Standing.ADMIN)]
    mine = DepartmentRole.objects.filter(user=user, role__in=roles)
    return Department.objects.filter(pk__in=mine.values("department"))


def _is_active(user: User) -> TypeGuard[Account]:
    return user.is_authenticated and user.is_active


def _cases(user: User, action: Action, model: type[Model]) -> list[Case]:
    rule = RULES.get(model._meta.label_lower)
    return rule(user, action, model) if rule else []


def _lookup(path: str, target: Any) -> Q:
    if isinstance(target, QuerySet):
        return Q(**{f"{path or 'pk'}__in": target.values("pk")})
    if target is None:
        return Q(**{f"{path}__isnull": True})
    return Q(**{path: target})


def _holds(obj: Model, path: str, target: Any) -> bool:
    """The same as `_lookup`, for an object in memory."""
    end: Any = obj
    for step in path.split("__") if path else []:
        end = None if end is None else getattr(end, step if hasattr(end, step) else f"{step}_id")
    if isinstance(target, QuerySet):
        return end is not None and target.filter(pk=end.pk).exists()
    return bool(end == target)


# The rules, one for each row of the table above


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
    own = works.filter(authorships__profile__in=pages, authorships__confirmed=True)
    match action:
        case "view":
            return [(("", _public(model)),), (("", own),)]
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
            shown: Case = (("profile", Profile.objects.public()), ("", _public(model)))
            return [shown, own, (("publication", works),)]
        case "inspect" | "change":
            return [own, (("publication", works),)]
        case "delete":
            return [own, (("publication", works), ("profile", None))]
        case "add":
            return [(("publication", works), *own), (("publication", works), ("profile", None))]
    return []


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


def _department(user: User, action: Action, model: type[Model]) -> list[Case]:
    if action == "view":
        return [ALL]
    if action in ("inspect", "change"):
        return [(("", departments_of(user, Standing.ADMIN)),)]
    return []


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


RULES: dict[str, Callable[[User, Action, type[Model]], list[Case]]] = {
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
    "profiles.source": _ledger,
    "profiles.sourcefile": _ledger,
    "profiles.importrecord": _ledger,
    "news.newsitem": _news,
    "news.newsitemtranslation": _translation,
    "publications.publication": _publication,
    "publications.publicationtranslation": _translation,
    "publications.authorship": _authorship,
}
