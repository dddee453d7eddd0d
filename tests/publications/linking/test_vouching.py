"""Nobody becomes an author of what others look after by a name that they gave themselves."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from faculty_site.lib.changes import Door, change
from profiles.models import Profile
from profiles.permissions import can
from publications.linking import link_coauthors
from publications.models import Authorship, Publication, Suggestion
from tests.factories import make_publication
from tests.profiles.admin.browsing import signed_in
from tests.profiles.world import World, make_world
from tests.publications.ingest.importing.asking import look, send, states

pytestmark = pytest.mark.django_db

LISE, ORCID = "Lise Meitner", "0000-0002-1825-0097"
FISSION = """\
@article{meitner1939,
  author = {Person foreign and Lise Meitner},
  title = {Disintegration of Uranium by Neutrons},
  journal = {Nature},
  doi = {10.1038/143239a0},
  year = {1939}
}
"""


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def work(world: World) -> Publication:
    """On a page of another department; its second author is linked to nobody."""
    return make_publication(
        [world.pages["foreign"], Authorship(name=LISE, orcid=ORCID)],
        title="Disintegration of Uranium by Neutrons",
        year=1939,
        slug="disintegration",
        venue="Nature",
    )


def write(world: World, name: str, /, **values: object) -> Profile:
    """Somebody writes this onto the owner's page by its form."""
    page = Profile.objects.get(pk=world.pages["own"].pk)
    for field, value in values.items():
        setattr(page, field, value)
    with change("admin", user=world.account(name)):
        page.save()
    return page


def say_mine(client: Client, page: Profile) -> str:
    address = reverse("admin:publications_questions_of", args=[page.pk])
    asked = Suggestion.objects.filter(profile=page, name=LISE).values_list("pk", flat=True)
    sent = {"answer": "mine", "chosen": list(asked)}
    return client.post(address, sent, follow=True).content.decode()


def has_it(world: World, work: Publication) -> bool:
    linked = work.authorships.filter(profile=world.pages["own"]).exists()
    assert can(world.account("owner"), "change", work) is linked
    return linked


@pytest.mark.parametrize("name", ["owner", "delegate", "editor"])
@pytest.mark.parametrize("field", ["name_variants", "name", "native_name"])
def test_a_name_of_ones_own_making_is_no_answer(
    world: World, work: Publication, name: str, field: str
) -> None:
    page = write(world, name, **{field: [LISE] if field == "name_variants" else LISE})
    link_coauthors([page.slug])
    said = say_mine(signed_in(world, name), page)
    assert "was not linked yet" in said
    assert "choose a work first" not in said
    assert not has_it(world, work)
    assert Suggestion.objects.open().filter(publication=work, profile=page).exists()
    say_mine(signed_in(world, "admin"), page)
    assert has_it(world, work)


@pytest.mark.parametrize("name", ["admin", "superuser"])
def test_a_name_that_an_admin_wrote_is_one(world: World, work: Publication, name: str) -> None:
    write(world, "owner", office="12")
    page = write(world, name, name_variants=[LISE])
    write(world, "owner", office="13")
    link_coauthors([page.slug])
    say_mine(signed_in(world, "owner"), page)
    assert has_it(world, work)


def test_a_name_is_not_vouched_for_by_an_admin_who_saves_something_else(
    world: World, work: Publication
) -> None:
    write(world, "owner", name_variants=[LISE])
    page = write(world, "admin", office="12")
    link_coauthors([page.slug])
    say_mine(signed_in(world, "owner"), page)
    assert not has_it(world, work)


def test_who_may_change_the_work_needs_no_name(world: World, work: Publication) -> None:
    Authorship.objects.create(publication=work, position=3, name="C", profile=world.pages["shared"])
    page = write(world, "editor", name_variants=[LISE])
    link_coauthors([page.slug])
    say_mine(signed_in(world, "editor"), page)
    assert work.authorships.filter(profile=page).exists()


def test_names_that_a_department_links(world: World, work: Publication) -> None:
    page = write(world, "editor", name_variants=[LISE])
    link_coauthors([page.slug])
    sent = {"name": LISE, "person": page.slug}
    signed_in(world, "editor").post("/admin/publications/publication/unlinked/", sent)
    assert not has_it(world, work)
    signed_in(world, "admin").post("/admin/publications/publication/unlinked/", sent)
    assert has_it(world, work)


def test_an_id_of_ones_own_making_is_only_a_question(world: World, work: Publication) -> None:
    page = write(world, "owner", orcid=ORCID)
    link_coauthors([page.slug])
    assert not has_it(world, work)
    assert work.suggestions.get(profile=page).reason.startswith("Same ORCID iD")
    say_mine(signed_in(world, "owner"), page)
    assert not has_it(world, work)
    say_mine(signed_in(world, "admin"), page)
    assert has_it(world, work)


@pytest.mark.parametrize("name", ["admin", "command", "ORCID"])
def test_an_id_that_is_proven_or_given_links(world: World, work: Publication, name: str) -> None:
    page = world.pages["own"]
    page.orcid = ORCID
    doors: dict[str, tuple[Door, str]] = {
        "admin": ("admin", ""),
        "command": ("command", ""),
        "ORCID": ("site", "ORCID"),
    }
    door, reason = doors[name]
    users = {"admin": world.account("admin"), "ORCID": world.account("owner")}
    with change(door, reason, users.get(name)):
        page.save()
    link_coauthors([page.slug])
    assert has_it(world, work)


def test_a_hidden_work_is_asked_of_nobody_who_may_not_see_it(
    world: World, work: Publication
) -> None:
    page = world.pages["own"]
    Publication.objects.filter(pk=work.pk).update(visibility="hidden", title="A secret of ours")
    asked = Suggestion.objects.create(publication=work, profile=page, name=LISE)
    address = reverse("admin:publications_questions_of", args=[page.pk])
    people = reverse("admin:publications_questions")
    unlinked, complete = "/admin/publications/publication/unlinked/", "/admin/"
    form = reverse("admin:profiles_profile_change", args=[page.pk])
    for name in ("owner", "admin"):
        client = signed_in(world, name)
        before = Suggestion.objects.exclude(pk=asked.pk).filter(profile=page).count()
        for where in (address, unlinked, people, complete, form):
            said = client.get(where).content.decode()
            assert "A secret of ours" not in said, where
            assert f"{before + 1} publications may be" not in said, where
            assert f"{before + 1} may be theirs" not in said, where
        client.post(address, {"mine": asked.pk})
        client.post(unlinked, {"name": LISE, "person": page.slug})
        assert not has_it(world, work)


@pytest.mark.parametrize("name", ["owner", "delegate", "editor", "admin"])
def test_an_import_leaves_the_works_of_others_alone(
    world: World, work: Publication, name: str
) -> None:
    """Nor does it fill in what they left empty; the person is asked instead."""
    page = write(world, "owner", name_variants=[LISE])
    before = Publication.objects.filter(pk=work.pk).values().get()
    client = signed_in(world, name)
    for state in ("asked", "known"):
        preview = look(client, FISSION, "own")
        assert states(preview) == [state]
        done = send(client, preview, [0]).content.decode()
        asked = reverse("admin:publications_questions_of", args=[page.pk])
        assert (asked in done) == (state == "asked")
        assert Publication.objects.filter(pk=work.pk).values().get() == before
        assert not has_it(world, work)
    assert work.suggestions.open().filter(profile=page).exists()


def test_what_was_disowned_is_not_changed_by_its_source(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    text = FISSION.replace(LISE, "Person own")
    send(client, look(client, text, "own"))
    work = Publication.objects.get(year=1939)
    Authorship.objects.filter(publication=work, name="Person foreign").update(
        profile=world.pages["foreign"]
    )
    Authorship.objects.filter(publication=work, profile=own).update(profile=None)
    Suggestion.objects.create(publication=work, profile=own, name="Person own", refused=True)
    send(client, look(client, text.replace("Nature", "A Rag"), "own"), [0])
    work.refresh_from_db()
    assert work.venue == "Nature"


def test_after_the_answer_the_source_fills_what_is_empty(world: World, work: Publication) -> None:
    page = write(world, "admin", name_variants=[LISE])
    client = signed_in(world, "owner")
    send(client, look(client, FISSION, "own"), [0])
    say_mine(client, page)
    assert states(look(client, FISSION, "own")) == ["changed"]
    send(client, look(client, FISSION, "own"))
    work.refresh_from_db()
    assert work.doi == "10.1038/143239a0"
