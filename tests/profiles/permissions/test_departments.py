"""Who makes people, memberships, delegates and editors, and what is a department's own."""

from __future__ import annotations

import pytest

from news.models import NewsItem
from profiles.models import (
    Delegation,
    Department,
    DepartmentRole,
    ImportRecord,
    Membership,
    Profile,
    Source,
    SourceFile,
)
from profiles.permissions import can, may_add, visible
from tests.profiles.world import HANDS, IN_MATHEMATICS, World

pytestmark = pytest.mark.django_db


def test_deleting_a_person(world: World) -> None:
    pages = world.pages
    deletable = set(visible(world.users["admin"], "delete", Profile))
    assert deletable == {pages["own"], pages["colleague"], pages["colleague_draft"]}
    for name in ("owner", "delegate", "editor"):
        assert not visible(world.users[name], "delete", Profile).exists()


def test_adding_a_person(world: World) -> None:
    for name in HANDS:
        assert may_add(world.users[name], Profile) == (name == "admin")
        assert can(world.users[name], "add", Profile(slug="new")) == (name == "admin")


def test_memberships_are_added_where_both_ends_are_the_admins(world: World) -> None:
    admin, pages = world.users["admin"], world.pages

    def may(user: str, page: str, department: Department) -> bool:
        membership = Membership(profile=pages[page], department=department)
        return can(world.users[user], "add", membership)

    assert may("admin", "own", world.mathematics)
    assert not may("admin", "own", world.physics), "gives no person to another department"
    assert not may("admin", "foreign", world.mathematics), "takes nobody from another department"
    assert not may("editor", "own", world.mathematics)
    assert not may("owner", "own", world.mathematics)
    joint = pages["shared"].memberships.get(department=world.physics)
    assert can(admin, "inspect", joint)
    assert not can(admin, "change", joint)
    assert not can(admin, "delete", joint)


def test_delegations_are_the_owners_and_the_admins(world: World) -> None:
    delegation = world.pages["own"].delegations.get(user__username="delegate")
    fresh = Delegation(profile=world.pages["own"], user=world.account("nobody"))
    for name in HANDS:
        expected = name in ("owner", "admin")
        assert can(world.users[name], "inspect", delegation) == expected
        assert can(world.users[name], "delete", delegation) == expected
        assert can(world.users[name], "add", fresh) == expected


def test_admins_make_editors_and_nothing_higher(world: World) -> None:
    admin, nobody = world.users["admin"], world.account("nobody")

    def may(role: str, department: Department) -> bool:
        return can(admin, "add", DepartmentRole(user=nobody, department=department, role=role))

    assert may("editor", world.mathematics)
    assert not may("admin", world.mathematics)
    assert not may("editor", world.physics)
    assert not may("admin", world.physics)
    roles = {role.user.get_username(): role for role in world.mathematics.roles.all()}
    assert can(admin, "change", roles["editor"])
    for name in ("admin", "second_admin"):
        assert can(admin, "inspect", roles[name])
        assert not can(admin, "change", roles[name])
        assert not can(admin, "delete", roles[name])
    assert not visible(world.users["editor"], "inspect", DepartmentRole).exists()


def test_departments(world: World) -> None:
    assert list(visible(world.users["admin"], "change", Department)) == [world.mathematics]
    for name in ("owner", "delegate", "editor"):
        assert not visible(world.users[name], "change", Department).exists()
    for action in ("add", "delete"):
        assert not visible(world.users["admin"], action, Department).exists()
    assert not may_add(world.users["admin"], Department)


def test_news_of_a_department(world: World) -> None:
    own, foreign = world.mathematics.news.first(), world.physics.news.first()
    assert own is not None
    assert foreign is not None
    for name in HANDS:
        user = world.users[name]
        assert can(user, "change", own) == (name in ("editor", "admin"))
        assert not can(user, "change", foreign)
        assert may_add(user, NewsItem)
    stray = NewsItem(profile=world.pages["own"], department=world.physics)
    assert not can(world.users["owner"], "add", stray)


def test_the_ledger_is_looked_at_by_admins_only(world: World) -> None:
    for model in (Source, SourceFile, ImportRecord):
        for name in ("owner", "delegate", "editor"):
            assert not visible(world.users[name], "inspect", model).exists()
        seen = visible(world.users["admin"], "inspect", model)
        assert seen.count() == len(IN_MATHEMATICS)
        for action in ("view", "add", "change", "delete"):
            assert not visible(world.users["admin"], action, model).exists()
