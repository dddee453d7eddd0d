"""Works that several people share, and the rows of their authors."""

from __future__ import annotations

import pytest

from profiles.permissions import can, may_add
from publications.models import Authorship, Publication, Suggestion
from tests.profiles.world import HANDS, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", HANDS)
def test_a_joint_work_is_edited_by_each_side_and_deleted_by_none(world: World, name: str) -> None:
    user = world.users[name]
    joint = Publication.objects.get(slug="joint")
    assert can(user, "change", joint)
    assert not can(user, "delete", joint)
    suggested = Publication.objects.get(slug="suggested")
    assert not can(user, "change", suggested)
    alone = Publication.objects.get(slug="work-own-hidden")
    assert can(user, "delete", alone)
    foreign = Publication.objects.get(slug="work-foreign-public")
    assert not can(user, "inspect", foreign)
    assert may_add(user, Publication)
    assert can(user, "add", Publication())


@pytest.mark.parametrize("name", HANDS)
def test_rows_of_authors(world: World, name: str) -> None:
    user = world.users[name]
    mine, other, stranger = Publication.objects.get(slug="joint").authorships.order_by("position")
    assert can(user, "change", mine)
    assert can(user, "delete", mine)
    assert can(user, "change", other)
    assert not can(user, "delete", other)
    assert can(user, "delete", stranger)
    asked = Suggestion.objects.get(publication__slug="suggested", profile=world.pages["own"])
    assert can(user, "change", asked), "who is suggested may say yes or no"
    work = Publication.objects.get(slug="joint")
    assert can(user, "add", Authorship(publication=work, profile=world.pages["own"]))
    assert can(user, "add", Authorship(publication=work, profile=None))
    assert not can(user, "add", Authorship(publication=work, profile=world.pages["foreign"]))
    foreign = Publication.objects.get(slug="work-foreign-public")
    assert not can(user, "add", Authorship(publication=foreign, profile=world.pages["own"]))
