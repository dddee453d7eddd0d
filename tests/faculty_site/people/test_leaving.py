"""The pages that give out and erase a person: who gets in, the confirmation, the receipt."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User

from faculty_site.people.erasing import erase
from profiles.models import Profile
from profiles.permissions import can
from tests import factories
from tests.faculty_site.people.leaver import SECRET
from tests.profiles.admin.browsing import browser, signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db


def test_two_who_erase_at_once(
    person: Profile, superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one finds nobody, as at an address that never was."""
    address = f"/admin/people/{person.pk}/erase/"
    late = type(person)._default_manager.get(pk=person.pk)
    erase(person, superuser)
    monkeypatch.setattr(
        "faculty_site.people.leaving.visible",
        lambda *_: SimpleNamespace(filter=lambda **_: SimpleNamespace(first=lambda: late)),
    )
    assert browser(superuser).post(address, {"address": late.slug}).status_code == 404


def test_typed_confirmation_and_receipt(person: Profile, superuser: User) -> None:
    client, key = browser(superuser), person.pk
    address = f"/admin/people/{key}/erase/"
    shown = client.get(address).content.decode()
    assert person.slug in shown
    assert "not the address" in client.post(address, {"address": "noether"}).content.decode()
    assert Profile.objects.filter(pk=key).exists()
    answer = client.post(address, {"address": person.slug}, follow=True)
    assert "Not covered: backups" in answer.content.decode()
    receipt = client.get(answer.redirect_chain[-1][0], {"file": ""})
    text = receipt.content.decode()
    assert receipt["Content-Type"].startswith("text/plain")
    assert SECRET not in text.lower()
    assert f"number {key}" in text
    assert "By: root" in text
    assert not Profile.objects.filter(pk=key).exists()
    assert client.get(address).status_code == 404
    other = factories.make_user(role="admin", department=factories.make_department())
    assert browser(other).get(answer.redirect_chain[-1][0]).status_code == 404


@pytest.mark.parametrize("name", ["owner", "delegate", "editor", "admin", "foreign_admin"])
def test_who_may_open_these_pages(name: str) -> None:
    world: World = make_world()
    client, user = signed_in(world, name), world.users[name]
    owners = {"owner": {"own"}, "foreign_owner": {"foreign"}}
    for page, profile in world.pages.items():
        expected = {
            "erase/": can(user, "delete", profile),
            "handover/": can(user, "administer", profile),
            "everything.zip": can(user, "administer", profile) or page in owners.get(name, set()),
        }
        for door, allowed in expected.items():
            status = client.get(f"/admin/people/{profile.pk}/{door}").status_code
            assert status == (200 if allowed else 404), (page, door)
            missing = client.get(f"/admin/people/999999/{door}")
            assert missing.status_code == 404
    leads = client.get("/admin/people/leavers/").status_code
    assert leads == (200 if "admin" in name else 404)
