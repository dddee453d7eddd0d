"""A session that ends does not eat the text."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from profiles.history import kept_forms
from profiles.models import Profile, Section
from tests import factories
from tests.profiles.admin.browsing import address, sent_back, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


@pytest.fixture
def section() -> Section:
    return factories.make_section(factories.make_profile(), heading="Life", body="One.")


def test_the_text_is_there_again_and_saved_only_then(client: Client, section: Section) -> None:
    user = factories.make_user("marie", is_superuser=True)
    client.force_login(user)
    url = address(Section, "change", section.pk)
    data = written(client, url, body="A long text.")
    answer = client.post(url, data)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
    client.force_login(user)
    shown = client.get(url)
    assert "A long text." in shown.content.decode()
    assert "nothing of it is saved yet" in shown.content.decode()
    section.refresh_from_db()
    assert section.body == "One."
    assert "A long text." not in client.get(url).content.decode()  # given out once
    client.post(url, sent_back(shown))
    section.refresh_from_db()
    assert section.body == "A long text."


def test_rows_and_new_objects_too(client: Client) -> None:
    user = factories.make_user(is_superuser=True)
    person = factories.make_profile()
    factories.make_link(person, label="Old")
    client.force_login(user)
    url = address(Profile, "change", person.pk)
    client.post(url, written(client, url, **{"links-0-label": "Typed"}))
    client.force_login(user)
    assert 'value="Typed"' in client.get(url).content.decode()
    assert person.links.get().label == "Old"
    url = address(Section, "add")
    client.post(url, written(client, url, heading="Typed"))
    client.force_login(user)
    assert 'value="Typed"' in client.get(url).content.decode()
    assert not Section.objects.exists()


def test_somebody_elses_text_is_shown_to_nobody(client: Client, section: Section) -> None:
    client.force_login(factories.make_user("marie", is_superuser=True))
    url = address(Section, "change", section.pk)
    client.post(url, written(client, url, body="A long text."))
    client.force_login(factories.make_user("pierre", is_superuser=True))
    assert "A long text." not in client.get(url).content.decode()
    assert kept_forms.SESSION_KEY not in client.session


def test_strangers_leave_nothing_here(client: Client, section: Section) -> None:
    url = address(Section, "change", section.pk)
    for mark in ("", "1", "1:abc:def"):
        client.post(url, {"body": "x", kept_forms.WRITTEN_BY: mark})
        assert kept_forms.SESSION_KEY not in client.session


def test_neither_passwords_nor_what_is_too_large(
    client: Client, section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = factories.make_user(is_superuser=True)
    url = address(Section, "change", section.pk)
    client.force_login(user)
    client.post(url, written(client, url, password1="secret"))
    assert kept_forms.SESSION_KEY not in client.session
    monkeypatch.setattr(kept_forms, "MOST", 1000)
    client.force_login(user)
    client.post(url, written(client, url, body="x" * 1001))
    assert kept_forms.SESSION_KEY not in client.session


def test_it_waits_for_an_hour(
    client: Client, section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = factories.make_user(is_superuser=True)
    url = address(Section, "change", section.pk)
    client.force_login(user)
    client.post(url, written(client, url, body="A long text."))
    client.force_login(user)
    monkeypatch.setattr(kept_forms, "AS_LONG_AS", -1)
    assert "A long text." not in client.get(url).content.decode()


def test_a_change_that_was_made_meanwhile_is_asked_about(client: Client, section: Section) -> None:
    user = factories.make_user(is_superuser=True)
    url = address(Section, "change", section.pk)
    client.force_login(user)
    client.post(url, written(client, url, body="A long text."))
    section.body = "Theirs."
    section.save()
    client.force_login(user)
    shown = client.get(url)
    hidden = dict(re.findall(r'name="(_\w+)" value="([^"]+)"', shown.content.decode()))
    answer = client.post(url, sent_back(shown) | {"_opened": hidden["_opened"]})
    assert answer.status_code == 409


def test_a_form_with_an_old_token_is_shown_again(section: Section) -> None:
    user = factories.make_user(is_superuser=True)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    url = address(Section, "change", section.pk)
    data = written(client, url, body="A long text.")
    client.force_login(user)
    assert client.post(url, data)["Location"] == url
    assert "A long text." in client.get(url).content.decode()
    section.refresh_from_db()
    assert section.body == "One."
    assert client.post(url, {"body": "forged"}).status_code == 403


def test_an_account_is_not_saved_by_being_shown(client: Client) -> None:
    user = factories.make_user("marie", is_superuser=True)
    client.force_login(user)
    url = address(User, "change", user.pk)
    client.post(url, written(client, url, first_name="Typed"))
    client.force_login(user)
    assert client.get(url).status_code == 200
    user.refresh_from_db()
    assert user.first_name != "Typed"


def test_a_few_wait_at_a_time(client: Client, section: Section) -> None:
    """A form that somebody once had is no way to fill the table of sessions."""
    user = factories.make_user("marie", is_superuser=True)
    client.force_login(user)
    url = address(Section, "change", section.pk)
    data = written(client, url, body="A long text.")
    browsers = [Client() for _ in range(40)]
    for each in browsers:
        assert each.post(url, data).status_code == 302
    with_session = [each for each in browsers if "sessionid" in each.cookies]
    assert 1 < len(with_session) < 40
