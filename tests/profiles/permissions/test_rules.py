"""The rule for rights."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from faculty_site.drafts.models import Draft, DraftLink
from faculty_site.invitations.models import Claim, Invitation
from faculty_site.link_check.models import Mention
from news.models import NewsItem
from profiles.models import (
    Asset,
    Delegation,
    DepartmentRole,
    Entry,
    EntryTranslation,
    ImportRecord,
    LegacyUrl,
    Link,
    Membership,
    Page,
    PageTranslation,
    Profile,
    ProfileTranslation,
    Section,
    SectionTranslation,
    Source,
    SourceFile,
)
from profiles.permissions import (
    RULES,
    Action,
    Standing,
    can,
    departments_of,
    has_any_role,
    may_add,
    pages_of,
    visible,
)
from publications.models import Authorship
from tests.profiles.world import HANDS, IN_MATHEMATICS, OUTSIDERS, PAGES, World

pytestmark = pytest.mark.django_db

ACTIONS: tuple[Action, ...] = get_args(Action)
CONTENT = (
    Section, Link, Entry, Page, Asset, LegacyUrl,
    ProfileTranslation, SectionTranslation, EntryTranslation, PageTranslation,
)  # fmt: skip


INNER = (
    Delegation, Source, SourceFile, ImportRecord, Invitation, Claim, Mention, Draft, DraftLink,
)  # fmt: skip
"""What the public has nothing to do with."""


def is_hidden(obj: Model | None) -> bool:
    return getattr(obj, "visibility", "public") == "hidden"


def test_every_model_of_this_site_has_a_rule() -> None:
    ours = ("profiles", "news", "publications", "invitations", "importing", "link_check", "drafts")
    models = {m._meta.label_lower for app in ours for m in apps.get_app_config(app).get_models()}
    # An address is nobody's; who links to it is told by its mentions.
    assert models - {"link_check.address"} == RULES.keys()


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("name", ["anonymous", "expired", *HANDS, "foreign_admin", "foreign_owner"])
def test_can_and_visible_never_disagree(world: World, name: str, action: Action) -> None:
    """For every kind of user, every action and all objects; and each object comes once."""
    objects, user = world.everything(), world.users[name]
    for model in {type(obj) for obj in objects}:
        rows = list(visible(user, action, model))
        assert len(rows) == len(set(rows)), model
        for obj in objects:
            if type(obj) is model:
                assert can(user, action, obj) == (obj in rows), obj


def test_a_superuser_may_do_everything(world: World) -> None:
    user = world.users["superuser"]
    for obj, action in itertools.product(world.everything(), ACTIONS):
        assert can(user, action, obj)
    assert may_add(user, Group)
    assert set(visible(user, "change", User)) == set(User.objects.all())


@pytest.mark.parametrize("name", OUTSIDERS)
def test_outsiders_see_what_is_public_and_nothing_else(world: World, name: str) -> None:
    user = world.users[name]
    for obj, action in itertools.product(world.everything(), ACTIONS):
        if action != "view":
            assert not can(user, action, obj), (action, obj)
        else:
            assert can(user, action, obj) == can(world.users["anonymous"], action, obj)
    assert not has_any_role(user)
    assert not any(may_add(user, model) for model in apps.get_models())


def test_the_public_sees_no_drafts_and_nothing_hidden(world: World) -> None:
    anybody = world.users["anonymous"]
    for page, objects in world.objects.items():
        for obj in objects:
            hidden = any(is_hidden(each) for each in (obj, getattr(obj, "original", None)))
            hidden |= page.endswith("draft")
            inner = isinstance(obj, INNER)
            authorship = isinstance(obj, Authorship) and (
                obj.profile is None or obj.publication.visibility == "hidden"
            )
            assert can(anybody, "view", obj) == (not (hidden or inner or authorship)), (page, obj)


@pytest.mark.parametrize("name", ["nobody", "staff"])
def test_a_model_without_a_rule_is_closed(world: World, name: str) -> None:
    user = world.users[name]
    assert not visible(user, "view", User).exists()
    assert not can(user, "view", world.account("owner"))
    assert not may_add(user, User)
    for name in (*HANDS, "foreign_admin"):
        assert not visible(world.users[name], "inspect", User).exists()


@pytest.mark.parametrize("name", HANDS)
@pytest.mark.parametrize("page", PAGES)
def test_who_writes_on_which_page(world: World, name: str, page: str) -> None:
    user = world.users[name]
    theirs = page in (IN_MATHEMATICS if name in ("editor", "admin") else ("own",))
    assert can(user, "change", world.pages[page]) == theirs
    for obj in world.objects[page]:
        if isinstance(obj, CONTENT) or (isinstance(obj, NewsItem) and obj.profile):
            for action in ("inspect", "add", "change", "delete"):
                assert can(user, action, obj) == theirs, (action, obj)


@pytest.mark.parametrize("page", PAGES)
def test_only_admins_administer(world: World, page: str) -> None:
    for name in HANDS:
        expected = name == "admin" and page in IN_MATHEMATICS
        assert can(world.users[name], "administer", world.pages[page]) == expected


def test_an_object_moved_in_memory_is_judged_as_it_is_stored(world: World) -> None:
    """Only `add` looks at where a form has put the object."""
    section = world.of("foreign", Section)
    section.profile = world.pages["own"]
    assert not can(world.users["owner"], "change", section)
    assert can(world.users["owner"], "add", section)


def test_standings(world: World) -> None:
    own, admin = world.pages["own"], world.users["admin"]
    assert list(pages_of(world.users["owner"], Standing.OWNER)) == [own]
    assert not pages_of(world.users["owner"], Standing.DELEGATE).exists()
    assert list(pages_of(world.users["delegate"], Standing.DELEGATE)) == [own]
    assert pages_of(admin).count() == len(IN_MATHEMATICS)
    assert not pages_of(admin, Standing.EDITOR).exists()
    assert list(departments_of(admin, Standing.ADMIN)) == [world.mathematics]
    assert not departments_of(world.users["editor"], Standing.ADMIN).exists()


def test_a_right_ends_with_what_it_came_from(world: World) -> None:
    owner, own = world.account("owner"), world.pages["own"]
    assert can(owner, "change", own)
    own.owner = None
    own.save()
    assert not can(owner, "change", own)
    editor = world.account("editor")
    own.memberships.all().delete()
    assert not can(editor, "change", own)


def test_one_query_each(world: World) -> None:
    for name, obj in itertools.product(HANDS, world.objects["own"]):
        obj = type(obj)._default_manager.get(pk=obj.pk)
        with CaptureQueriesContext(connection) as queries:
            can(world.users[name], "change", obj)
        assert len(queries) <= 1


def test_unsaved_objects_are_nobodys(world: World) -> None:
    fresh: list[Model] = [Section(), NewsItem(), Authorship(), DepartmentRole(), Membership()]
    for obj, action in itertools.product(fresh, ACTIONS):
        assert not can(world.users["admin"], action, obj)
    assert not can(world.users["owner"], "add", Section(profile=Profile(slug="unsaved")))
