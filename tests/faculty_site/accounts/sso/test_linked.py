"""What signs somebody in: linked by themselves, and unlinked, but not the last way in."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from faculty_site.people.erasing import erase
from faculty_site.people.export import export
from tests.factories import make_profile
from tests.faculty_site.accounts.sso.providers import (
    Providers,
    Visitor,
    is_signed_in,
    stored,
    words_of,
)
from tests.profiles.admin.browsing import act

pytestmark = pytest.mark.django_db

LINKED = "/account/linked/"
PASSWORD = "ideals in ring domains"


@pytest.fixture
def emmy(providers: Providers) -> User:
    providers.know("university", "e.noether", email="other@example.edu", email_verified=True)
    account = User.objects.create_user("emmy", "emmy@example.edu", PASSWORD)
    make_profile(owner=account)
    return account


def with_password(name: str = "emmy") -> Visitor:
    visitor = Visitor()
    visitor.client.post(reverse("account_login"), {"login": name, "password": PASSWORD})
    assert is_signed_in(visitor.client)
    return visitor


def link(visitor: Visitor, name: str = "e.noether", way: str = "university") -> str:
    """With the password once more, as for every change of how somebody signs in."""
    page = visitor.sign_in(name, way, process="connect")
    if page.redirect_chain[-1][0].startswith(reverse("account_reauthenticate")):
        page = visitor.client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    assert page.redirect_chain[-1][0] == LINKED
    return words_of(page)


def unlink(visitor: Visitor) -> str:
    row = stored("SocialAccount").get()
    page = visitor.client.post(LINKED, {"account": row.pk}, follow=True)
    if page.redirect_chain and "reauthenticate" in page.redirect_chain[-1][0]:
        page = visitor.client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    return words_of(page)


def test_is_for_who_is_signed_in() -> None:
    assert Client().get(LINKED).status_code == 302


def test_links_whatever_address_the_university_knows(emmy: User) -> None:
    visitor = with_password()
    assert "Link Example University" in words_of(visitor.client.get(LINKED))
    page = link(visitor)
    assert "Linked: Example University opens your account from now on." in page
    assert "other@example.edu" in page
    assert [message.to for message in mail.outbox] == [["emmy@example.edu"]]
    newcomer = Visitor()
    newcomer.sign_in("e.noether")
    assert newcomer.client.session["_auth_user_id"] == str(emmy.pk)


def test_a_session_that_was_left_open_links_nothing(emmy: User) -> None:
    visitor = with_password()
    page = visitor.sign_in("e.noether", process="connect")
    assert page.redirect_chain[-1][0].startswith(reverse("account_reauthenticate"))
    assert not stored("SocialAccount").exists()


def test_nobody_links_without_being_signed_in(emmy: User) -> None:
    visitor = Visitor()
    visitor.sign_in("e.noether", process="connect")
    assert not is_signed_in(visitor.client)
    assert not stored("SocialAccount").exists()


def test_an_identity_of_another_account_stays_there(emmy: User) -> None:
    link(with_password())
    User.objects.create_user("sofya", "sofya@example.edu", PASSWORD)
    assert "opens another account here" in link(with_password("sofya"))
    assert stored("SocialAccount").get().user == emmy


def test_unlinked_it_opens_nothing_and_its_owner_hears_of_it(emmy: User) -> None:
    visitor = with_password()
    link(visitor)
    assert "it does not open your account any more" in unlink(visitor)
    assert "does not open your account any more" in mail.outbox[-1].body
    newcomer = Visitor()
    assert newcomer.sign_in("e.noether").status_code == 403


def test_nobody_unlinks_what_is_somebody_elses(emmy: User) -> None:
    link(with_password())
    User.objects.create_user("sofya", "sofya@example.edu", PASSWORD)
    unlink(with_password("sofya"))
    assert stored("SocialAccount").get().user == emmy


def test_the_last_way_in_stays(emmy: User, settings: Settings) -> None:
    visitor = with_password()
    link(visitor)
    settings.PASSWORD_SIGN_IN = False
    assert "This is your only way to sign in" in unlink(visitor)
    settings.PASSWORD_SIGN_IN = True
    emmy.set_unusable_password()
    emmy.save()
    newcomer = Visitor()
    newcomer.sign_in("e.noether")
    assert "This is your only way to sign in" in unlink(newcomer)
    assert stored("SocialAccount").count() == 1


def test_a_way_that_is_not_in_use_any_more_is_no_way_in(emmy: User) -> None:
    visitor = with_password()
    link(visitor)
    emmy.set_unusable_password()
    emmy.save()
    stored("SocialAccount").create(user=emmy, provider="gone", uid="emmy")
    newcomer = Visitor()
    newcomer.sign_in("e.noether")
    row = stored("SocialAccount").get(provider="university")
    page = newcomer.client.post(LINKED, {"account": row.pk}, follow=True)
    assert "This is your only way to sign in" in words_of(page)


def test_asks_as_many_questions_however_much_is_linked(emmy: User) -> None:
    visitor = with_password()
    numbers = []
    for number in (1, 20):
        for each in range(number):
            stored("SocialAccount").create(user=emmy, provider="orcid", uid=f"{number}-{each}")
        visitor.client.get(LINKED)
        with CaptureQueriesContext(connection) as asked:
            assert visitor.client.get(LINKED).status_code == 200
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_a_superuser_unlinks_for_somebody_else(emmy: User, client: Client) -> None:
    link(with_password())
    client.force_login(User.objects.create_superuser("mary"))
    page = act(client, reverse("admin:auth_user_changelist"), "unlink_identities", [emmy.pk])
    assert "Linked with nothing now: emmy." in words_of(page)
    assert not stored("SocialAccount").exists()


def test_the_admin_has_no_lists_of_them(client: Client) -> None:
    client.force_login(User.objects.create_superuser("mary"))
    for model in ("socialaccount", "socialapp", "socialtoken"):
        assert client.get(f"/admin/socialaccount/{model}/").status_code == 404


def test_goes_along_with_all_that_is_kept_of_a_person_and_is_erased_with_them(emmy: User) -> None:
    link(with_password())
    with zipfile.ZipFile(io.BytesIO(b"".join(export(emmy.profile, "Faculty")))) as packed:
        account = json.loads(packed.read("rows/account.json"))
    (identity,) = account["identities"]
    assert identity["provider"] == "university"
    assert identity["uid"].endswith(" e.noether")
    erase(emmy.profile, User.objects.create_superuser("mary"))
    assert not stored("SocialAccount").exists()
