"""Who has a hand in which draft."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from faculty_site.drafts.contents import Contents
from faculty_site.drafts.models import Draft
from profiles.permissions import can, may_add, visible
from tests import factories
from tests.profiles.admin.browsing import address, post, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

EVERYBODY = (
    "anonymous", "nobody", "staff", "expired", "owner", "delegate", "editor", "admin",
    "foreign_admin", "foreign_owner", "superuser",
)  # fmt: skip


def of_new(model: str, **fields: Any) -> Draft:
    kept = Contents().as_json()
    return Draft.objects.create(
        model=model, title="New", contents=kept, changed=timezone.now(), **fields
    )


def hands(world: World, draft: Draft) -> set[str]:
    """Whoever may do anything with it: it is everything or nothing."""
    found = set()
    for name in EVERYBODY:
        user = world.users[name]
        asked = {can(user, "inspect", draft), can(user, "change", draft),
                 can(user, "delete", draft), can(user, "administer", draft)}  # fmt: skip
        assert len(asked) == 1, name
        assert not can(user, "view", draft) or name == "superuser"
        if asked == {True}:
            found.add(name)
    return found


def test_of_what_is_there_whoever_may_change_it(world: World) -> None:
    own = world.pages["own"]
    section = factories.make_draft(factories.make_section(own), heading="New")
    assert hands(world, section) == {"owner", "delegate", "editor", "admin", "superuser"}
    page = factories.make_draft(own, office="1.01")
    assert hands(world, page) == {"owner", "delegate", "editor", "admin", "superuser"}
    department = factories.make_draft(world.mathematics, tagline="New")
    assert hands(world, department) == {"admin", "superuser"}
    news = factories.make_news(department=world.mathematics, title="New")
    assert hands(world, factories.make_draft(news, title="Newer")) == {
        "editor", "admin", "superuser",
    }  # fmt: skip
    joint = factories.make_publication([own, world.pages["foreign"]], slug="of-two")
    assert hands(world, factories.make_draft(joint, venue="New")) == {
        "owner", "delegate", "editor", "admin", "foreign_owner", "foreign_admin", "superuser",
    }  # fmt: skip


def test_of_what_is_new_whoever_may_add_it_there(world: World) -> None:
    by = world.account("nobody")
    on_page = of_new("profiles.section", profile=world.pages["own"], changed_by=by)
    assert hands(world, on_page) == {"owner", "delegate", "editor", "admin", "superuser"}
    in_news = of_new("news.newsitem", department=world.mathematics, changed_by=by)
    assert hands(world, in_news) == {"editor", "admin", "superuser"}
    person = of_new("profiles.profile", department=world.mathematics, changed_by=by)
    assert hands(world, person) == {"admin", "superuser"}
    nowhere = of_new("publications.publication", changed_by=world.account("delegate"))
    assert hands(world, nowhere) == {"delegate", "superuser"}


def test_a_thing_that_moved_takes_its_draft_along(world: World) -> None:
    section = factories.make_section(world.pages["own"])
    draft = factories.make_draft(section, heading="New")
    section.profile = world.pages["foreign"]
    section.save()
    assert hands(world, draft) == {"foreign_owner", "foreign_admin", "superuser"}


def test_nobody_adds_one_but_by_the_form_of_the_thing(world: World) -> None:
    assert not any(may_add(world.users[name], Draft) for name in EVERYBODY if name != "superuser")


def test_a_draft_may_not_be_put_elsewhere(world: World) -> None:
    """Neither by a forged choice in its form, nor by the number of somebody else's draft."""
    section = factories.make_section(world.pages["own"])
    client, url = signed_in(world, "owner"), address(type(section), "change", section.pk)
    foreign = str(world.pages["foreign"].pk)
    post(client, url, profile=foreign, _savedraft="1")
    assert not Draft.objects.filter(key=section.pk).exists()
    theirs = Draft.objects.get(profile=world.pages["foreign"])
    post(client, url, heading="Mine", _draft=theirs.mark, _savedraft="1")
    before = theirs.contents
    theirs.refresh_from_db()
    assert theirs.contents == before
    assert Draft.objects.get(key=section.pk).contents["data"] == {"heading": ["Mine"]}
    client.post(url, {"_publishdraft": theirs.mark})
    assert Draft.objects.filter(pk=theirs.pk).exists()
    assert theirs not in visible(world.users["owner"], "inspect", Draft)
