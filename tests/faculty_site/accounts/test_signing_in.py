"""Signing in by a password: attempts are counted, and a forgotten one is sent anew by mail."""

from __future__ import annotations

import re

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import make_profile

pytestmark = pytest.mark.django_db

PASSWORD = "on the rotation of a body"


@pytest.fixture
def sofya() -> User:
    cache.clear()
    account = User.objects.create_user("sofya", "sofya@example.org", PASSWORD)
    make_profile(owner=account)
    return account


def sign_in(client: Client, name: str = "sofya", password: str = PASSWORD) -> int:
    data = {"login": name, "password": password}
    return client.post(reverse("account_login"), data).status_code


@pytest.mark.parametrize("name", ["sofya", "sofya@example.org", "Sofya@Example.org"])
def test_by_name_or_address(sofya: User, name: str) -> None:
    client = Client()
    assert sign_in(client, name) == 302
    assert client.get("/admin/").status_code == 200


def test_the_admin_asks_to_sign_in_and_leads_back() -> None:
    response = Client().get("/admin/news/newsitem/", follow=True)
    assert response.redirect_chain[-1][0] == "/account/login/?next=/admin/news/newsitem/"
    assert 'value="/admin/news/newsitem/"' in response.content.decode()


def test_a_wrong_password_and_an_unknown_name_are_told_alike(sofya: User) -> None:
    told = []
    for name in ("sofya", "nobody"):
        page = Client().post(reverse("account_login"), {"login": name, "password": "wrong"})
        told.append(re.findall(r'class="errornote"[^>]*>(.*?)<', page.content.decode()))
    assert told[0] == told[1] != []


def test_after_five_wrong_passwords_the_right_one_waits(sofya: User) -> None:
    client = Client()
    assert [sign_in(client, password="wrong") for _ in range(5)] == [200] * 5
    assert sign_in(client) == 200
    page = client.post(reverse("account_login"), {"login": "sofya", "password": PASSWORD})
    assert "Too many failed login attempts" in page.content.decode()
    assert client.get("/admin/").status_code == 302


def test_another_name_is_not_kept_waiting_from_elsewhere(sofya: User) -> None:
    for _ in range(5):
        sign_in(Client(REMOTE_ADDR="192.0.2.7"), "nobody", "wrong")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.8")) == 302


def test_a_forgotten_password_is_set_anew_by_mail(sofya: User) -> None:
    client = Client()
    assert client.post(reverse("account_reset_password"), {"email": sofya.email}).status_code == 302
    (message,) = mail.outbox
    link = re.search(r"https?://\S+?(/account/password/reset/key/\S+)", str(message.body))
    assert link
    page = client.get(link[1], follow=True)
    assert page.status_code == 200
    fresh = "a problem of the rings of Saturn"
    address = page.redirect_chain[-1][0]
    client.post(address, {"password1": fresh, "password2": fresh})
    assert sign_in(Client(), password=PASSWORD) == 200
    assert sign_in(Client(), password=fresh) == 302


def test_nobody_learns_whether_an_address_has_an_account(sofya: User) -> None:
    answers = [
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(
            reverse("account_reset_password"), {"email": email}
        )
        for number, email in enumerate((sofya.email, "nobody@example.org"))
    ]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len({answer["Location"] for answer in answers}) == 1


def test_nobody_makes_an_account_for_themselves() -> None:
    for answer in (Client().get("/account/signup/"), Client().post("/account/signup/")):
        assert answer.status_code == 404
    assert "signup" not in Client().get(reverse("account_login")).content.decode()


def test_sessions_are_listed_and_ended(sofya: User) -> None:
    here, elsewhere = Client(), Client(headers={"user-agent": "A browser of the library"})
    sign_in(here)
    sign_in(elsewhere)
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "A browser of the library" in page
    here.post(reverse("usersessions_list"))
    assert elsewhere.get("/admin/").status_code == 302
    assert here.get("/admin/").status_code == 200


def test_one_session_is_ended_alone(sofya: User) -> None:
    here, lost, kept = Client(), Client(), Client()
    for client in (here, lost, kept):
        sign_in(client)
    row = UserSession.objects.get(session_key=lost.session.session_key)
    here.post(reverse("usersessions_list"), {"end": row.pk})
    assert [client.get("/admin/").status_code for client in (here, lost, kept)] == [200, 302, 200]


@pytest.mark.parametrize("wanted", ["own", "others", "x", "9" * 30])
def test_no_other_session_is_ended(sofya: User, wanted: str) -> None:
    make_profile(owner=User.objects.create_user("mary", password=PASSWORD))
    here, theirs = Client(), Client()
    sign_in(here)
    sign_in(theirs, "mary")
    rows = {"own": here, "others": theirs}
    if wanted in rows:
        wanted = str(UserSession.objects.get(session_key=rows[wanted].session.session_key).pk)
    assert here.post(reverse("usersessions_list"), {"end": wanted}).status_code == 302
    assert [client.get("/admin/").status_code for client in (here, theirs)] == [200, 200]


def test_an_address_without_an_account_is_not_led_to_signing_up(sofya: User) -> None:
    Client().post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    (message,) = mail.outbox
    assert "No account there has this address" in str(message.body)
    assert "signup" not in str(message.body)


def test_a_link_for_a_password_works_once(sofya: User) -> None:
    page = Client().get("/account/password/reset/key/1-set-password/").content.decode()
    assert "This link works no more" in page
    assert reverse("account_reset_password") in page


def test_a_change_is_told_by_the_name_of_the_browser(sofya: User) -> None:
    client = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in(client)
    fresh = "a problem of the rings of Saturn"
    sent = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    client.post(reverse("account_change_password"), sent)
    assert "Firefox on Windows" in str(mail.outbox[-1].body)
