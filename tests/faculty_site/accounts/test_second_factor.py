"""Who answers for others confirms each sign-in by a second factor."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from faculty_site.accounts.forms import KeyForm
from profiles.models import DepartmentRole
from tests.factories import make_department, make_profile
from tests.profiles.admin.browsing import act

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "on the rotation of a body"


def code_now() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time()))))


@pytest.fixture
def admin(settings: Settings) -> User:
    cache.clear()
    settings.SECOND_FACTOR = True
    account = User.objects.create_user("emmy", "emmy@example.org", PASSWORD)
    DepartmentRole.objects.create(
        user=account, department=make_department(), role=DepartmentRole.Role.ADMIN
    )
    return account


def test_the_admin_opens_to_nobody_who_lacks_one(admin: User) -> None:
    client = Client()
    client.force_login(admin)
    for door in ("/admin/", "/admin/profiles/profile/", "/admin/jsi18n/"):
        response = client.get(door, follow=True)
        assert response.redirect_chain[-1][0].startswith(reverse("mfa_index")), door
        assert "takes a second factor" in response.content.decode()


def test_a_code_is_asked_for_at_signing_in(admin: User) -> None:
    TOTP.activate(admin, SECRET)
    client = Client()
    response = client.post(reverse("account_login"), {"login": "emmy", "password": PASSWORD})
    assert response["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/admin/").status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Incorrect code" in wrong.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert client.get("/admin/").status_code == 200


def signed_in_by_password() -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": "emmy", "password": PASSWORD})
    return client


@pytest.mark.django_db(transaction=True)  # it is told of a factor once that is stored
def test_a_session_from_before_it_opens_nothing(admin: User) -> None:
    """Or whoever knew the password would be let in by the second factor of somebody else."""
    stranger, own = signed_in_by_password(), signed_in_by_password()
    place = reverse("mfa_activate_totp")
    own.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    own.get(place)
    secret = own.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    own.post(place, {"code": code})
    assert own.get("/admin/").status_code == 200
    assert stranger.get("/admin/").status_code == 302
    assert stranger.get(reverse("mfa_index")).status_code == 302
    sessions = own.get(reverse("usersessions_list")).context["sessions"]
    assert len(sessions) == 1


def test_a_recovery_code_works_once(admin: User) -> None:
    TOTP.activate(admin, SECRET)
    code = RecoveryCodes.activate(admin).get_unused_codes()[0]
    for expected in (200, 302):
        client = Client()
        client.post(reverse("account_login"), {"login": "emmy", "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert client.get("/admin/").status_code == expected


def test_superusers_need_one_and_researchers_do_not(admin: User) -> None:
    researcher = User.objects.create_user("sofya")
    make_profile(owner=researcher)
    superuser = User.objects.create_superuser("mary")
    for account, expected in ((researcher, 200), (superuser, 302)):
        client = Client()
        client.force_login(account)
        assert client.get("/admin/").status_code == expected


def test_a_site_may_do_without(admin: User, settings: Settings) -> None:
    settings.SECOND_FACTOR = False
    client = Client()
    client.force_login(admin)
    assert client.get("/admin/").status_code == 200


def test_what_codes_are_made_of_is_stored_encrypted(admin: User, settings: Settings) -> None:
    TOTP.activate(admin, SECRET)
    row = Authenticator.objects.get(user=admin)
    assert SECRET not in str(row.data)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of the site, after the old one had become known"
    assert TOTP(row).validate_code(code_now())


def test_a_superuser_helps_whoever_lost_it(admin: User) -> None:
    TOTP.activate(admin, SECRET)
    superuser = User.objects.create_superuser("mary")
    TOTP.activate(superuser, SECRET)
    client = Client()
    client.force_login(superuser)
    url = reverse("admin:auth_user_changelist")
    page = act(client, url, "forget_second_factor", [admin.pk])
    assert "Without a second factor now: emmy." in page.content.decode()
    assert list(Authenticator.objects.values_list("user", flat=True)) == [superuser.pk]


def test_a_key_is_named_in_the_language_of_who_adds_it(admin: User) -> None:
    with translation.override("es"):
        assert KeyForm(user=admin)["name"].label == "Nombre de la llave"
