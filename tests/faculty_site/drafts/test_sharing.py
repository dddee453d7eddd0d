"""What a draft looks like to the public, and the links that show it."""

from __future__ import annotations

import datetime
import fcntl
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from faculty_site.drafts.models import Draft, DraftLink
from profiles.admin_base import turns
from profiles.models import DepartmentRole, Section
from tests import factories
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(world: World, section: Section) -> Draft:
    return factories.make_draft(section, by=world.account("owner"), body="Words to come.")


def said(answer: Any, own: str) -> str:
    """The page without its own address, which it names."""
    text: str = answer.content.decode()
    return text.replace(own, "")


def share(client: Client, draft: Draft, **sent: str) -> str:
    """The address that the page shows, without the site's."""
    client.post(address(Draft, "share", draft.pk), sent)
    page = client.get(address(Draft, "change", draft.pk)).content.decode()
    found = re.search(r'href="http://testserver(/draft/[^"]+)"', page)
    return found[1] if found else ""


def test_a_link_shows_the_page_with_the_draft(world: World, draft: Draft) -> None:
    link = share(signed_in(world, "owner"), draft)
    answer = Client().get(link)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Words to come." in page
    assert "This is a draft, shared by owner until" in page
    assert "Nothing of it is saved yet" not in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in answer
    assert 'href="/people/own/' in page
    assert "Words to come." not in Client().get("/people/own/").content.decode()
    assert (
        link
        not in signed_in(world, "owner").get(address(Draft, "change", draft.pk)).content.decode()
    )


def test_a_link_waits_for_previews_and_not_for_long(
    world: World, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = share(signed_in(world, "owner"), draft)
    place = tmp_path / "db.sqlite3-previews"
    monkeypatch.setattr(turns, "lock_file", lambda: place)
    monkeypatch.setattr(turns, "PATIENCE", -1.0)
    with place.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        answer = Client().get(link)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Open this page again in a minute." in answer.content.decode()


def test_it_is_the_public_page_whoever_opens_it(world: World, draft: Draft) -> None:
    """Nothing hidden is in it, be it the owner's own browser."""
    hidden = factories.make_section(
        world.pages["own"], heading="Kept back", body="Secret.", visibility="hidden"
    )
    link = share(signed_in(world, "owner"), draft)
    pages = [client.get(link).content.decode() for client in (Client(), signed_in(world, "owner"))]
    for page in pages:
        assert hidden.body not in page
    assert "Words to come." in pages[1]


def test_links_that_do_not_work_are_answered_alike(world: World, draft: Draft) -> None:
    owner = world.account("owner")
    past = timezone.now() - datetime.timedelta(minutes=1)
    factories.make_draft_link(draft, owner, "over", expires=past)
    factories.make_draft_link(draft, owner, "revoked", revoked=past)
    found = []
    for token in ("unknown", "over", "revoked"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = Client().get(f"/draft/{token}/")
        found.append((answer.status_code, said(answer, token), len(asked)))
    assert found[0][0] == 404
    assert found[1:] == [found[0]] * 2


@pytest.mark.parametrize("name", ["foreign_owner", "expired", "inactive_owner", "nobody"])
def test_whoever_shared_it_must_still_have_the_right(world: World, draft: Draft, name: str) -> None:
    factories.make_draft_link(draft, world.account(name), "elsewhere")
    answer, unknown = (Client().get(f"/draft/{token}/") for token in ("elsewhere", "unknown"))
    assert answer.status_code == unknown.status_code == 404
    assert said(answer, "elsewhere") == said(unknown, "unknown")


def test_a_role_that_ends_takes_its_links_along(world: World, draft: Draft) -> None:
    link = share(signed_in(world, "editor"), draft)
    assert Client().get(link).status_code == 200
    DepartmentRole.objects.filter(user=world.account("editor")).delete()
    assert Client().get(link).status_code == 404


def test_links_end(world: World, draft: Draft) -> None:
    client = signed_in(world, "owner")
    link = share(client, draft, days="3")
    row = DraftLink.objects.get(draft=draft)
    assert row.expires.date() == timezone.localdate() + datetime.timedelta(days=3)
    assert row.digest not in link
    client.post(address(Draft, "revoke", draft.pk), {"link": str(row.pk)})
    assert Client().get(link).status_code == 404
    share(client, draft, days="9999")
    longest = draft.links.latest("expires").expires.date()
    assert longest == timezone.localdate() + datetime.timedelta(days=30)


def test_only_links_of_the_draft_are_withdrawn(world: World, draft: Draft) -> None:
    other = DraftLink.objects.get(draft__profile=world.pages["foreign"])
    signed_in(world, "owner").post(address(Draft, "revoke", draft.pk), {"link": str(other.pk)})
    other.refresh_from_db()
    assert other.revoked is None


def test_what_is_not_public_has_no_page(world: World, section: Section) -> None:
    section.visibility = "hidden"
    section.save()
    draft = factories.make_draft(section, body="Words to come.")
    client = signed_in(world, "owner")
    assert share(client, draft) == ""
    page = client.get(address(Draft, "change", draft.pk)).content.decode()
    answer = client.get(address(Draft, "preview", draft.pk), follow=True)
    assert "The public would not see this" in answer.content.decode()
    assert not draft.links.exists()
    assert page


def test_a_preview_leaves_nothing(world: World, draft: Draft, section: Section) -> None:
    client = signed_in(world, "owner")
    client.get(address(Draft, "preview", draft.pk))  # what is made once is there by now
    before = (section.history.count(), LogEntry.objects.count())
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address(Draft, "preview", draft.pk)).content.decode()
    assert "Words to come." in page
    written = [q["sql"] for q in asked if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert any("profiles_section" in sql for sql in written)
    section.refresh_from_db()
    assert section.body == "Old words."
    assert (section.history.count(), LogEntry.objects.count()) == before


@pytest.mark.parametrize("name", ["expired", "foreign_owner", "foreign_admin", "editor"])
def test_the_doors_of_a_draft(world: World, draft: Draft, name: str) -> None:
    client = signed_in(world, name)
    for door in ("plan", "unplan", "share", "revoke", "preview"):
        answers = []
        for key in (draft.pk, 9_999_999):
            url = address(Draft, door, key)
            answers.append(client.get(url) if door == "preview" else client.post(url))
        if name == "editor":
            assert answers[0].status_code in (200, 302), door
        else:
            assert answers[0].status_code == answers[1].status_code, door
            assert said(answers[0], f"/{draft.pk}/") == said(answers[1], "/9999999/"), door
    assert draft.links.exists() == (name == "editor")


def test_an_account_that_goes_takes_its_links_along(world: World, draft: Draft) -> None:
    user = User.objects.create(username="leaving", password="!")
    factories.make_draft_link(draft, user, "leaving")
    user.delete()
    assert not draft.links.exists()
