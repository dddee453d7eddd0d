"""Forms that were tampered with."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from news.models import NewsItem
from profiles.models import (
    Delegation,
    Department,
    DepartmentRole,
    Entry,
    Link,
    Membership,
    Page,
    Profile,
    Section,
)
from profiles.permissions import can
from publications.merging.merge import merge
from publications.models import Publication
from tests.factories import make_publication
from tests.profiles.admin.browsing import add_row, address, errors, post, sent_back, signed_in
from tests.profiles.world import HANDS, World

pytestmark = pytest.mark.django_db

ROLES = (*HANDS, "foreign_admin", "foreign_owner")


def test_adding_to_anothers_page(world: World) -> None:
    client, foreign = signed_in(world, "owner"), world.pages["foreign"]
    for model, values in (
        (Section, {"heading": "Forged", "kind": "text"}),
        (Link, {"label": "Forged", "kind": "other", "url": "https://example.org/"}),
        (Entry, {"title": "Forged", "kind": "award"}),
        (Page, {"title": "Forged"}),
        (NewsItem, {"title": "Forged", "slug": "forged"}),
    ):
        before = model._default_manager.count()
        response = post(client, address(model, "add"), profile=foreign.pk, **values)
        assert "Select a valid choice" in errors(response), model
        assert model._default_manager.count() == before
        own = post(client, address(model, "add"), profile=world.pages["own"].pk, **values)
        assert own.status_code == 302, errors(own)


def test_moving_ones_own_to_anothers_page(world: World) -> None:
    client = signed_in(world, "owner")
    for model in (Section, Link, Entry, NewsItem):
        obj = world.of("own", model)
        url = address(model, "change", obj.pk)
        response = post(client, url, profile=world.pages["foreign"].pk)
        assert "Select a valid choice" in errors(response), model
        obj.refresh_from_db()
        assert obj.profile == world.pages["own"]


def test_rows_of_another_page_in_ones_own_form(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    url = address(Profile, "change", own.pk)
    foreign = world.of("foreign", Section)
    data = sent_back(client.get(url))
    before = list(Section.objects.order_by("pk").values())
    data |= {"sections-0-id": foreign.pk, "sections-0-heading": "Forged"}
    client.post(url, data)
    client.post(url, data | {"sections-0-DELETE": "on"})
    assert list(Section.objects.order_by("pk").values()) == before


def test_owners_do_not_administer(world: World) -> None:
    own, client = world.pages["own"], signed_in(world, "owner")
    url = address(Profile, "change", own.pk)
    response = post(
        client, url, position="Lecturer", state="in_memoriam", owner="nobody", slug="other",
        old_site="https://example.org/",
    )  # fmt: skip
    assert response.status_code == 302, errors(response)
    fresh = Profile.objects.get(pk=own.pk)
    assert fresh.position == "Lecturer"
    assert (fresh.state, fresh.slug, fresh.owner, fresh.old_site) == (
        "listed", "own", world.users["owner"], "",
    )  # fmt: skip
    add_row(client, url, "memberships", department=world.physics.pk)
    assert own.memberships.count() == 1


@pytest.mark.parametrize("name", ["delegate", "editor"])
def test_delegates_and_editors_pass_nothing_on(world: World, name: str) -> None:
    client, own = signed_in(world, name), world.pages["own"]
    url = address(Profile, "change", own.pk)
    opened = client.get(url)
    prefixes = {inline.formset.prefix for inline in opened.context["inline_admin_formsets"]}
    assert "delegations" not in prefixes
    data = sent_back(opened) | {
        "delegations-TOTAL_FORMS": 1,
        "delegations-INITIAL_FORMS": 0,
        "delegations-0-user": "nobody",
        "delegations-0-profile": own.pk,
    }
    client.post(url, data)
    assert not Delegation.objects.filter(user__username="nobody").exists()


def test_an_owner_gives_and_takes_delegations(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    url = address(Profile, "change", own.pk)
    response = add_row(client, url, "delegations", user="nobody", until="2099-12-31")
    assert response.status_code == 302, errors(response)
    given = own.delegations.get(user__username="nobody")
    assert can(world.users["nobody"], "change", own)
    data = sent_back(client.get(url))
    row = next(name for name, value in data.items() if name.endswith("-user") and value == "nobody")
    client.post(url, data | {row.replace("-user", "-DELETE"): "on"})
    assert not Delegation.objects.filter(pk=given.pk).exists()


def test_accounts_are_found_by_their_exact_name_only(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    url = address(Profile, "change", own.pk)
    for text in ("nobo", "NOBODY ", "%", "nobody@"):
        assert "There is no account" in errors(add_row(client, url, "delegations", user=text)) or (
            text.strip() == "nobody"
        )
    response = add_row(client, url, "delegations", user="owner@example.org")
    assert response.status_code == 302, errors(response)


def test_admins_make_editors_and_nothing_higher(world: World) -> None:
    client, mathematics = signed_in(world, "admin"), world.mathematics
    url = address(Department, "change", mathematics.pk)
    assert add_row(client, url, "roles", user="nobody", role="editor").status_code == 302
    assert mathematics.roles.get(user__username="nobody").role == "editor"
    refused = add_row(client, url, "roles", user="staff", role="admin")
    assert "cannot be put there" in errors(refused)
    data = sent_back(client.get(url))
    row = next(
        name
        for name, value in data.items()
        if name.startswith("roles-") and name.endswith("-user") and value == "nobody"
    )
    raised = client.post(url, data | {row.replace("-user", "-role"): "admin"})
    assert "cannot be put there" in errors(raised)
    assert mathematics.roles.get(user__username="nobody").role == "editor"
    assert not mathematics.roles.filter(user__username="staff").exists()


def test_admins_leave_other_admins_alone(world: World) -> None:
    client, mathematics = signed_in(world, "admin"), world.mathematics
    url = address(Department, "change", mathematics.pk)
    data = sent_back(client.get(url))
    keys = {
        DepartmentRole.objects.get(pk=value).user.get_username(): name.removesuffix("-id")
        for name, value in data.items()
        if name.startswith("roles-") and name.endswith("-id")
    }
    row = keys["second_admin"]
    forged = {f"{row}-DELETE": "on", f"{row}-role": "editor", f"{row}-user": "nobody"}
    client.post(url, data | forged)
    role = DepartmentRole.objects.get(user__username="second_admin")
    assert (role.role, role.department) == ("admin", mathematics)


def test_nobody_but_a_superuser_opens_accounts(world: World) -> None:
    for name in ROLES:
        client = signed_in(world, name)
        target = world.account(name)
        url = address(User, "change", target.pk)
        client.post(url, {"username": name, "is_superuser": "on", "is_active": "on"})
        client.post(f"/admin/auth/user/{target.pk}/password/", {"password1": "x", "password2": "x"})
        target.refresh_from_db()
        assert (target.is_superuser, target.password) == (False, "!")
    client = signed_in(world, "superuser")
    url = address(User, "change", world.account("nobody").pk)
    assert post(client, url, is_superuser="on").status_code == 302
    assert User.objects.get(username="nobody").is_superuser


def test_admins_take_nobody_in_from_another_department(world: World) -> None:
    client = signed_in(world, "admin")
    own = address(Profile, "change", world.pages["own"].pk)
    response = add_row(client, own, "memberships", department=world.physics.pk)
    assert "Select a valid choice" in errors(response)
    assert client.get(address(Profile, "change", world.pages["foreign"].pk)).status_code == 302
    shared = world.pages["shared"]
    url = address(Profile, "change", shared.pk)
    data = sent_back(client.get(url))
    rows = {
        name.removesuffix("-id"): Membership.objects.get(pk=value)
        for name, value in data.items()
        if name.startswith("memberships-") and name.endswith("-id")
    }
    joint = next(row for row, member in rows.items() if member.department == world.physics)
    forged = {f"{joint}-DELETE": "on", f"{joint}-role": "Director", "position": "Reader"}
    response = client.post(url, data | forged)
    assert response.status_code == 302, errors(response)
    membership = shared.memberships.get(department=world.physics)
    assert membership.role == ""
    shared.refresh_from_db()
    assert shared.position == "Reader", "the rest of the page is saved"


def test_a_new_person_belongs_to_the_admins_department(world: World) -> None:
    client = signed_in(world, "admin")
    url = address(Profile, "add")
    forged = post(client, url, name="Emmy Noether", department=world.physics.pk)
    assert "Select a valid choice" in errors(forged)
    response = post(client, url, name="Emmy Noether")
    assert response.status_code == 302, errors(response)
    person = Profile.objects.get(name="Emmy Noether")
    assert (person.slug, person.sort_name) == ("emmy-noether", "Noether, Emmy")
    assert [member.department for member in person.memberships.all()] == [world.mathematics]
    again = post(client, url, name="Emmy Noether")
    assert again.status_code == 302, errors(again)
    assert Profile.objects.filter(slug="emmy-noether-2").exists()


def test_the_owner_is_an_account_named_exactly(world: World) -> None:
    client = signed_in(world, "admin")
    page = world.pages["colleague_draft"]
    url = address(Profile, "change", page.pk)
    assert "There is no account" in errors(post(client, url, owner="nob"))
    assert post(client, url, owner="nobody").status_code == 302
    page.refresh_from_db()
    assert page.owner == world.users["nobody"]
    assert can(world.users["nobody"], "change", page)
    assert post(client, url, owner="").status_code == 302
    page.refresh_from_db()
    assert page.owner is None


def test_save_as_new_is_no_way_past_the_question_of_two_people(world: World) -> None:
    """No form offers that button, and what it sends is saved as always."""
    section = world.of("own", Section)
    client, url = signed_in(world, "owner"), address(Section, "change", section.pk)
    data = sent_back(client.get(url)) | {"_opened": "0 0", "_saveasnew": "1"}
    number = Section.objects.count()
    Section.objects.filter(pk=section.pk).update(heading="Before")
    section.refresh_from_db()
    section.heading = "By somebody else"
    section.save()
    assert client.post(url, data | {"heading": "Mine"}).status_code == 409
    section.refresh_from_db()
    assert (section.heading, Section.objects.count()) == ("By somebody else", number)


def test_save_as_new_tells_nothing_of_a_strangers_work(world: World) -> None:
    """It showed what was merged in the work, whoever sent it."""
    one, two = (make_publication([world.pages["foreign_draft"]]) for _ in range(2))
    merge(one, two, world.account("superuser"))
    client = signed_in(world, "owner")
    sent = [
        client.post(address(Publication, "change", key), {"_saveasnew": "1", "title": ""})
        for key in (one.pk, 9_999_999)
    ]
    assert [each.status_code for each in sent] == [302, 302]
