"""Who may import for whom, and what travels between the preview and the import."""

from __future__ import annotations

import pytest
from django.core import signing
from django.test import Client

from profiles.models import Profile
from publications.ingest.importing import sealing
from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import signed_in
from tests.profiles.world import HANDS, World, make_world
from tests.publications.ingest.importing.asking import URL, errors, look, send, states
from tests.publications.ingest.importing.samples import MARIE, POLONIUM

pytestmark = pytest.mark.django_db

OF_OWN = POLONIUM.replace("Marie Curie", "Person own")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


# The seal


def test_a_seal_holds_what_was_looked_at(client: Client) -> None:
    sealed = look(client, POLONIUM).context["sealed"]
    forged = signing.dumps({"person": 1}, salt="something else")
    for value in ("", "x", sealed[:-1], forged):
        response = client.post(URL, {"step": "import", "sealed": value})
        assert response.status_code == 400
        assert "once more" in response.content.decode()
    assert not Publication.objects.exists()


def test_a_seal_is_for_one_account(client: Client) -> None:
    sealed = look(client, POLONIUM).context["sealed"]
    other = factories.make_user("root", is_superuser=True)
    client.force_login(other)
    assert client.post(URL, {"step": "import", "sealed": sealed}).status_code == 400
    assert not Publication.objects.exists()


def test_a_seal_grows_old(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = look(client, POLONIUM).context["sealed"]
    monkeypatch.setattr(sealing, "OPEN_FOR", -1)
    assert client.post(URL, {"step": "import", "sealed": sealed}).status_code == 400


# Rights


@pytest.mark.parametrize("name", [*HANDS, "superuser"])
def test_whoever_writes_on_a_page_may_import(world: World, name: str) -> None:
    client = signed_in(world, name)
    assert client.get(URL, {"person": "own"}).status_code == 200
    preview = look(client, OF_OWN, "own")
    assert states(preview) == ["new"]
    assert states(send(client, preview)) == ["new"]
    work = Publication.objects.get(year=1898)
    assert work.authorships.get(profile=world.pages["own"]).name == "Person own"


@pytest.mark.parametrize("name", ["foreign_owner", "foreign_admin"])
def test_others_are_told_as_little_as_of_nobody(world: World, name: str) -> None:
    client = signed_in(world, name)
    for person in ("own", "nobody-at-all"):
        assert client.get(URL, {"person": person}).status_code == 404
        refused = look(client, OF_OWN, person)
        assert "Select a valid choice" in errors(refused)
        assert "Person own" not in str(refused.context["form"]["person"])
    assert not Publication.objects.filter(year=1898).exists()


@pytest.mark.parametrize("name", ["anonymous", "nobody", "staff", "expired"])
def test_outsiders_reach_the_login(world: World, name: str) -> None:
    client = signed_in(world, name)
    for response in (client.get(URL), look(client, OF_OWN, "own")):
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_a_role_without_people_has_nothing_to_import(client: Client) -> None:
    editor = factories.make_user("editor", department=factories.make_department())
    client.force_login(editor)
    assert client.get(URL).status_code == 403
    assert look(client, POLONIUM).status_code == 403


def test_a_right_that_is_lost_meanwhile_is_asked_about(client: Client) -> None:
    preview = look(client, POLONIUM)
    marie = Profile.objects.get(slug="marie-curie")
    account, marie.owner = marie.owner, None
    marie.save()
    factories.make_profile(owner=account)
    assert send(client, preview).status_code == 404
    assert not Publication.objects.exists()


def test_a_preview_says_nothing_of_a_work_that_is_not_ones_own(client: Client) -> None:
    """Who guesses the title of somebody's unfinished work is not told what is said of it."""
    pierre = factories.make_profile(name="Pierre Curie")
    factories.make_publication(
        [pierre, MARIE],
        title="Sur une substance nouvelle radio-active, contenue dans la pechblende",
        year=1898,
        venue="Comptes rendus",
        note="rejected by Nature",
        status="published",
    )
    noted = POLONIUM.replace("year =", "note = {Read by Becquerel},\n  year =")
    preview = look(client, noted)
    page = preview.content.decode()
    assert "Already here." in page
    assert "rejected" not in page
    assert Publication.objects.count() == 1
