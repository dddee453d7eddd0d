"""The pages of the admin on which works are compared, merged, split and told apart."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications.merging.merge import merge
from publications.merging.relating import relate
from publications.models import Authorship, FormerSlug, Merge, Publication, Relation
from tests import factories
from tests.profiles.admin.browsing import errors, post, signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db

TITLE = "Notes on the Analytical Engine of Mr Babbage"


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def door(name: str, *args: int) -> str:
    return reverse(f"admin:publications_publication_{name}", args=args)


def twins(world: World, one: str = "own", other: str = "colleague") -> list[Publication]:
    """Two works of one title on the pages of two people, and the question about them."""
    works = []
    for page, venue in ((one, "Scientific Memoirs"), (other, "Bibliothèque")):
        author = Authorship(name="A. A. Lovelace", profile=world.pages[page])
        works.append(factories.make_publication([author], title=TITLE, venue=venue))
    relate({work.pk for work in works})
    return works


def test_all_doors_from_question_to_undo(world: World) -> None:
    admin = signed_in(world, "admin")
    one, other = twins(world)
    overview = admin.get(door("duplicates")).content.decode()
    assert door("compare", one.pk, other.pk) in overview
    assert "Compare them" in admin.get(door("change", one.pk)).content.decode()
    side_by_side = admin.get(door("compare", one.pk, other.pk)).content.decode()
    assert "Scientific Memoirs" in side_by_side
    assert "Bibliothèque" in side_by_side
    preview = admin.get(door("merge_works", one.pk, other.pk)).content.decode()
    assert "What stays, though the other says otherwise" in preview
    assert Publication.objects.filter(title=TITLE).count() == 2
    response = admin.post(door("merge_works", one.pk, other.pk), follow=True)
    assert "You can undo that below" in response.content.decode()
    made = Merge.objects.get()
    assert (made.publication, made.made_by) == (one, world.account("admin"))
    assert door("undo_merge", made.pk) in response.content.decode()
    assert "Both works will be" in admin.get(door("undo_merge", made.pk)).content.decode()
    assert "That is undone" in admin.post(door("undo_merge", made.pk), follow=True).content.decode()
    assert Publication.objects.filter(title=TITLE).count() == 2
    again = admin.post(door("undo_merge", made.pk), follow=True)
    assert "undone already" in again.content.decode()


@pytest.mark.parametrize("decision", ["versions", "different"])
def test_what_somebody_says_of_a_pair_stays(world: World, decision: str) -> None:
    admin = signed_in(world, "admin")
    one, other = twins(world)
    admin.post(door("compare", one.pk, other.pk), {"decision": decision})
    said = Relation.objects.get()
    assert (said.kind, said.decided) == (decision, True)
    assert relate({one.pk}) == 0
    assert "no pair to decide" in admin.get(door("duplicates")).content.decode()
    assert LogEntry.objects.filter(object_id=str(world.pages["colleague"].pk)).exists()
    page = admin.get(door("compare", other.pk, one.pk)).content.decode()
    assert "Take the decision back" in page
    admin.post(door("compare", other.pk, one.pk), {"decision": "forget"})
    assert Relation.objects.get().kind == "same"
    assert admin.post(door("compare", one.pk, other.pk), {"decision": "x"}).status_code == 404


def test_splitting(world: World) -> None:
    admin = signed_in(world, "admin")
    people = [world.pages["own"], world.pages["colleague"]]
    work = factories.make_publication(people, title=TITLE)
    assert door("split_work", work.pk) in admin.get(door("change", work.pk)).content.decode()
    assert admin.get(door("split_work", work.pk)).status_code == 200
    for nobody in ([], [str(person.pk) for person in people]):
        refused = admin.post(door("split_work", work.pk), {"people": nobody})
        assert "at least one person" in refused.content.decode()
    admin.post(door("split_work", work.pk), {"people": [str(people[1].pk)]})
    copy = Publication.objects.get(slug=f"{work.slug}-2")
    assert copy.authorships.get(profile__isnull=False).profile == people[1]
    assert admin.get(door("split_work", work.pk)).status_code == 404
    admin.post(door("undo_merge", Merge.objects.get().pk))
    assert not Publication.objects.filter(pk=copy.pk).exists()


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("owner", False),
        ("delegate", False),
        ("editor", True),
        ("admin", True),
        ("foreign_admin", False),
        ("superuser", True),
    ],
)
def test_who_may_change_both_may_say_what_they_are(world: World, name: str, may: bool) -> None:
    client = signed_in(world, name)
    one, other = twins(world)
    joint = factories.make_publication([world.pages["colleague"], world.pages["colleague_draft"]])
    third, fourth = twins(world, "colleague", "colleague_draft")
    made = merge(third, fourth, world.account("superuser"))
    doors = [
        door("compare", one.pk, other.pk),
        door("merge_works", one.pk, other.pk),
        door("merge_works", other.pk, one.pk),
        door("split_work", joint.pk),
        door("undo_merge", made.pk),
    ]
    for url in doors:
        assert client.get(url).status_code == (200 if may else 404), url
    if not may:
        before = list(Publication.objects.order_by("pk").values())
        for url in doors:
            sent = {"decision": "different", "people": [str(world.pages["colleague"].pk)]}
            assert client.post(url, sent).status_code == 404, url
        assert list(Publication.objects.order_by("pk").values()) == before
        assert not Relation.objects.filter(decided=True).exists()
    assert (TITLE in client.get(door("duplicates")).content.decode()) is may


def test_strangers_are_sent_to_the_login(world: World) -> None:
    one, other = twins(world)
    for name in ("anonymous", "nobody"):
        client = signed_in(world, name)
        for url in (door("duplicates"), door("compare", one.pk, other.pk)):
            assert client.get(url)["Location"].startswith("/admin/login/")


def test_addresses_that_name_no_pair(world: World) -> None:
    admin = signed_in(world, "superuser")
    (work, _other) = twins(world)
    for url in (door("compare", work.pk, work.pk), door("compare", work.pk, 9_999_999)):
        assert admin.get(url).status_code == 404


def adding(world: World, **values: Any) -> dict[str, Any]:
    row = {"authorships-0-name": "Person own", "authorships-0-profile": world.pages["own"].pk}
    return {"title": TITLE, "year": 1843, "venue": "Scientific Memoirs"} | row | values


def test_a_work_that_is_here_is_shown_before_it_is_saved_again(world: World) -> None:
    owner: Client = signed_in(world, "owner")
    known = factories.make_publication(["Person own"], title=TITLE, slug="known")
    known.authorships.create(position=2, name="Person foreign", profile=world.pages["foreign"])
    asked = post(owner, door("add"), **adding(world))
    assert "may be here already" in errors(asked)
    page = asked.content.decode()
    assert "/publications/known/" in page
    assert 'name="save_anyway"' in page
    assert Publication.objects.filter(title=TITLE).count() == 1
    saved = post(owner, door("add"), **adding(world, save_anyway="on"))
    assert saved.status_code == 302, errors(saved)
    assert Publication.objects.filter(title=TITLE).count() == 2
    assert Relation.objects.get().kind == "same"
    mine = Publication.objects.exclude(pk=known.pk).get(title=TITLE)
    assert post(owner, door("change", mine.pk), note="Printed.").status_code == 302


def test_a_number_that_another_work_has_is_shown_when_it_is_written_in(world: World) -> None:
    owner = signed_in(world, "owner")
    known = factories.make_publication(["Person own"], title=TITLE, doi="10.1234/notes")
    factories.make_publication([world.pages["own"]], title="Sketch of it", doi="10.1234/notes")
    work = factories.make_publication([world.pages["own"]], title=f"{TITLE}: an outline")
    relate({work.pk})
    asked = post(owner, door("change", work.pk), doi="10.1234/notes")
    assert "may be here already" in errors(asked)
    assert "Sketch of it" in asked.content.decode()
    assert Relation.objects.filter(first=known, second=work).exists()
    assert known.title not in [each.work.title for each in asked.context["adminform"].form.likely]


def test_a_new_work_does_not_take_an_address_that_leads_elsewhere(world: World) -> None:
    slug = "1843-notes-on-the-analytical-engine-of-mr-babbage"
    merged = factories.make_publication(title="Something else")
    FormerSlug.objects.create(slug=slug, publication=merged)
    assert post(signed_in(world, "owner"), door("add"), **adding(world)).status_code == 302
    assert Publication.objects.get(title=TITLE).slug == f"{slug}-2"


def test_nothing_tells_of_works_that_the_reader_may_not_see(world: World) -> None:
    factories.make_publication([world.pages["foreign_draft"], "Person own"], title=TITLE)
    saved = post(signed_in(world, "owner"), door("add"), **adding(world))
    assert saved.status_code == 302, errors(saved)


def test_queries_do_not_grow_with_pairs(world: World) -> None:
    admin = signed_in(world, "admin")
    admin.get(door("duplicates"))
    counts = []
    for number in (3, 27):
        for n in range(number):
            for venue in ("Nature", "Science"):
                factories.make_publication(
                    [world.pages["own"]], title=f"{TITLE}, volume {number}{n}", venue=venue
                )
        relate(set(Publication.objects.values_list("pk", flat=True)))
        with CaptureQueriesContext(connection) as queries:
            admin.get(door("duplicates"))
        counts.append(len(queries))
    assert Relation.objects.count() == 30
    assert counts[0] == counts[1]
