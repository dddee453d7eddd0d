"""What somebody typed is not lost where the object was deleted meanwhile."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from profiles.models import Profile, Section
from tests import factories
from tests.profiles.admin.browsing import Response, address, typed

pytestmark = pytest.mark.django_db

ADD = address(Section, "add")


@pytest.fixture
def owner() -> User:
    return factories.make_user("marie")


@pytest.fixture
def section(owner: User) -> Section:
    section = factories.make_section(factories.make_profile(owner=owner), heading="Life", body="1")
    section.translations.create(language="fr", heading="Vie", body="Un")
    return section


def hidden_inputs(page: Response) -> dict[str, str]:
    html = page.content.decode()
    form = html[html.index(f'action="{ADD}"') :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))


def test_the_text_is_shown_and_saved_as_something_new(
    client: Client, owner: User, section: Section
) -> None:
    client.force_login(owner)
    url = address(Section, "change", section.pk)
    data = typed(client, url, body="A long <b>text</b>.", **{"translations-0-body": "Long."})
    section.delete()

    shown = client.post(url, data)
    assert shown.status_code == 404
    html = shown.content.decode()
    assert "A long &lt;b&gt;text&lt;/b&gt;." in html
    assert "nothing is lost" in html
    assert not Section.objects.exists()

    saved = client.post(ADD, hidden_inputs(shown) | {"body": data["body"], "_continue": "1"})
    assert saved.status_code == 302, saved.context["errors"]
    made = Section.objects.get()
    assert (made.profile, made.heading, made.body) == (section.profile, "Life", data["body"])
    assert [each.body for each in made.translations.all()] == ["Long."]


def test_what_came_after_the_session_had_ended_is_shown_too(
    client: Client, owner: User, section: Section
) -> None:
    client.force_login(owner)
    url = address(Section, "change", section.pk)
    data = typed(client, url, body="A long text.")
    client.logout()
    section.delete()
    client.post(url, data)
    client.force_login(owner)
    assert "A long text." in client.get(url).content.decode()


def test_says_no_more_of_what_is_hidden_than_of_what_never_was(
    client: Client, owner: User, section: Section
) -> None:
    foreign = factories.make_section(factories.make_profile(name="Pierre"), heading="Secret")
    client.force_login(owner)
    data = typed(client, address(Section, "change", section.pk), body="A long text.")
    answers = [client.post(address(Section, "change", pk), data) for pk in (foreign.pk, 9_999_999)]
    bodies = [
        re.sub(r'(name="(?:csrfmiddlewaretoken|_written_by)" value=)"[^"]+"', r"\1", page)
        for page in (each.content.decode() for each in answers)
    ]
    assert bodies[0] == bodies[1]
    assert "Secret" not in bodies[0]
    assert {each.status_code for each in answers} == {404}


def test_somebody_elses_form_and_one_without_text_lead_away_as_ever(
    client: Client, owner: User, section: Section
) -> None:
    client.force_login(owner)
    url = address(Section, "change", section.pk)
    data = typed(client, url, body="A long text.")
    section.delete()
    empty = {"_written_by": data["_written_by"], "level": "1"}
    for sent in (empty, data | {"_written_by": data["_written_by"] + "x"}):
        answer = client.post(url, sent)
        assert (answer.status_code, "A long text." in answer.content.decode()) == (403, False)
    client.force_login(factories.make_user("pierre", is_superuser=True))
    assert "A long text." not in client.post(url, data).content.decode()


def test_who_may_add_none_only_reads(client: Client, owner: User, section: Section) -> None:
    other = factories.make_profile(name="Irène")
    factories.make_section(other)
    other.delegations.create(user=owner, until="2999-12-31")
    client.force_login(owner)
    url = address(Profile, "change", other.pk)
    data = typed(client, url, **{"sections-0-body": "A long text."})
    other.delete()
    html = client.post(url, data).content.decode()
    assert "A long text." in html
    assert "as something new" not in html
