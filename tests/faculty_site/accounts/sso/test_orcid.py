"""ORCID: linked by its owner alone, and then on their page, proven."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django import Settings

from profiles.models import DepartmentRole, Profile
from tests.factories import make_department, make_profile
from tests.faculty_site.accounts.sso.providers import Providers, Visitor, is_signed_in, stored
from tests.faculty_site.accounts.sso.test_linked import link, with_password
from tests.faculty_site.accounts.sso.test_university import refused

pytestmark = pytest.mark.django_db

IDENTIFIER = "0000-0002-1825-0097"
ANOTHER = "0000-0001-5109-3700"


@pytest.fixture
def emmy(providers: Providers) -> User:
    return User.objects.create_user("emmy", "emmy@example.edu", "ideals in ring domains")


@pytest.fixture
def page_of_emmy(emmy: User) -> Profile:
    return make_profile(owner=emmy)


def test_is_linked_by_who_is_signed_in_and_opens_their_account_then(
    emmy: User, page_of_emmy: Profile
) -> None:
    assert "Linked: ORCID opens your account" in link(with_password(), IDENTIFIER, "orcid")
    visitor = Visitor()
    visitor.sign_in(IDENTIFIER, "orcid")
    assert visitor.client.session["_auth_user_id"] == str(emmy.pk)


def test_the_page_gets_the_identifier_and_its_history_says_from_where(
    page_of_emmy: Profile,
) -> None:
    link(with_password(), IDENTIFIER, "orcid")
    page_of_emmy.refresh_from_db()
    assert page_of_emmy.orcid == IDENTIFIER
    row = page_of_emmy.history.first()
    assert (row.history_door, row.history_change_reason) == ("site", "ORCID")


def test_the_same_identifier_stays(page_of_emmy: Profile) -> None:
    Profile.objects.filter(pk=page_of_emmy.pk).update(orcid=IDENTIFIER)
    assert "Linked: ORCID" in link(with_password(), IDENTIFIER, "orcid")


def test_somebody_elses_is_refused(page_of_emmy: Profile) -> None:
    Profile.objects.filter(pk=page_of_emmy.pk).update(orcid=ANOTHER)
    said = link(with_password(), IDENTIFIER, "orcid")
    assert f"Your page has the ORCID iD {ANOTHER}, and you signed in at ORCID as" in said
    assert not stored("SocialAccount").exists()
    page_of_emmy.refresh_from_db()
    assert page_of_emmy.orcid == ANOTHER


def test_what_is_no_identifier_is_refused(page_of_emmy: Profile) -> None:
    assert "has no ORCID iD in it" in link(with_password(), "0000-0002-1825-0098", "orcid")
    assert not stored("SocialAccount").exists()


def test_one_that_another_page_has_is_refused(page_of_emmy: Profile) -> None:
    make_profile(orcid=IDENTIFIER, state=Profile.State.LISTED)
    assert "Another page here has the ORCID iD" in link(with_password(), IDENTIFIER, "orcid")
    assert not stored("SocialAccount").exists()


def test_nothing_is_told_of_a_draft_that_has_it(page_of_emmy: Profile) -> None:
    make_profile(orcid=IDENTIFIER, state=Profile.State.DRAFT)
    assert "Linked: ORCID" in link(with_password(), IDENTIFIER, "orcid")


def test_who_has_no_page_signs_in_with_it_all_the_same(emmy: User) -> None:
    assert "Linked: ORCID" in link(with_password(), IDENTIFIER, "orcid")


def test_nobody_is_found_by_an_address_that_it_tells(
    emmy: User, page_of_emmy: Profile, providers: Providers
) -> None:
    """Whatever it tells: everybody makes an iD for themselves, with any address."""
    Profile.objects.filter(pk=page_of_emmy.pk).update(orcid=IDENTIFIER)
    providers.know("orcid", IDENTIFIER, email=emmy.email, email_verified=True)
    refused(IDENTIFIER, "no account here is linked with it", "orcid")


def test_an_account_that_was_switched_off(emmy: User, page_of_emmy: Profile) -> None:
    link(with_password(), IDENTIFIER, "orcid")
    emmy.is_active = False
    emmy.save()
    visitor = Visitor()
    visitor.sign_in(IDENTIFIER, "orcid")
    assert not is_signed_in(visitor.client)


def test_is_no_second_factor(emmy: User, page_of_emmy: Profile, settings: Settings) -> None:
    link(with_password(), IDENTIFIER, "orcid")
    settings.SECOND_FACTOR = True
    DepartmentRole.objects.create(
        user=emmy, department=make_department(), role=DepartmentRole.Role.ADMIN
    )
    page = Visitor().sign_in(IDENTIFIER, "orcid")
    assert page.redirect_chain[-1][0].startswith(reverse("mfa_index"))
