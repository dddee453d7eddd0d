"""What drafts cost does not grow with how many there are, nor with what stands on the page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from faculty_site.drafts.models import Draft
from profiles.models import Profile, Section
from tests import factories
from tests.profiles.admin.browsing import address, queries_of, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(world: World) -> Draft:
    """Of a whole page, with a row that changes."""
    own = world.pages["own"]
    draft = factories.make_draft(own, by=world.account("owner"), position="Reader")
    link = own.links.order_by("pk")[0]
    draft.contents["rows"]["links"] = [
        {"key": str(link.pk), "data": {"label": ["New"]}, "changed": ["label"], "deleted": False}
    ]
    draft.save()
    return draft


def grow(world: World, by: int) -> None:
    for number in range(by):
        person = factories.make_profile(department=world.mathematics)
        section = factories.make_section(person)
        factories.make_draft(section, by=world.account("admin"), body=f"Number {number}")
        own = world.pages["own"]
        factories.make_link(own)
        factories.make_draft(factories.make_section(own), heading=f"Number {number}")
        factories.make_draft_link(
            Draft.objects.get(key=own.pk, model="profiles.profile"),
            world.account("owner"),
            f"grown-{by}-{number}",
        )


@pytest.mark.parametrize("name", ["owner", "admin", "superuser"])
def test_pages_of_the_admin(world: World, draft: Draft, name: str) -> None:
    client = signed_in(world, name)
    grow(world, 2)
    pages = [
        reverse("admin:index"),
        address(Draft, "changelist"),
        address(Draft, "change", draft.pk),
        draft.form_address,
        draft.get_form_url(),
        address(Section, "changelist"),
        address(Profile, "changelist"),
    ]
    before = {page: queries_of(client, page) for page in pages}
    grow(world, 20)
    assert {page: queries_of(client, page) for page in pages} == before


def test_the_page_behind_a_link(world: World, draft: Draft) -> None:
    factories.make_draft_link(draft, world.account("owner"), "shown")
    client = signed_in(world, "anonymous")
    grow(world, 2)
    before = queries_of(client, "/draft/shown/")
    grow(world, 20)
    assert queries_of(client, "/draft/shown/") == before
