"""What stands on one's own page, in bulk."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from publications.models import Authorship, Publication, Suggestion
from tests.profiles.admin.browsing import act
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

URL = "/admin/publications/authorship/"


@pytest.mark.parametrize(
    ("action", "field", "before", "said"),
    [
        ("select", "selected", False, "among the selected works"),
        ("deselect", "selected", True, "not selected"),
        ("hide", "hidden", False, "hidden from the page"),
        ("show", "hidden", True, "shown on the page"),
    ],
)
def test_marks_in_bulk(
    world: World, owner: Client, action: str, field: str, before: bool, said: str
) -> None:
    """A co-author's row, though of a work that the user may edit, is theirs alone."""
    work = Publication.objects.get(slug="joint")
    work.authorships.update(**{field: before})
    chosen = list(work.authorships.values_list("pk", flat=True))
    html = act(owner, URL, action, chosen).content.decode()
    assert f"1 work is {said} now." in html
    mine = work.authorships.get(profile=world.pages["own"])
    assert getattr(mine, field) is not before
    assert work.authorships.filter(**{field: before}).count() == 2
    assert LogEntry.objects.filter(object_id=mine.pk).count() == 1


def test_not_mine(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="joint")
    chosen = list(work.authorships.values_list("pk", flat=True))
    html = act(owner, URL, "disown", chosen).content.decode()
    assert "Unlinked from 1 work." in html
    assert not work.authorships.filter(profile=world.pages["own"]).exists()
    assert work.authorships.filter(profile=world.pages["foreign"]).exists()
    assert Suggestion.objects.get(publication=work).refused
    assert Authorship.objects.filter(publication=work, name="Person own").exists()
