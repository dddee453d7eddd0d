"""People and departments as JSON."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from profiles.models import Link, Profile
from profiles.models.base import Visibility
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_page,
    make_profile,
    make_section,
    make_translation,
)

pytestmark = pytest.mark.django_db


def test_the_directory_has_pages_that_lead_to_each_other(client: Client) -> None:
    for _ in range(3):
        make_profile()

    first = client.get("/api/v1/people", {"page_size": 2}).json()
    second = client.get(first["next"]).json()

    assert (first["count"], len(first["results"]), first["previous"]) == (3, 2, None)
    assert (len(second["results"]), second["next"]) == (1, None)
    assert second["previous"].startswith("http://testserver/api/v1/people?")
    names = [person["name"] for person in first["results"] + second["results"]]
    assert names == list(Profile.objects.in_directory_order().values_list("name", flat=True))


def test_a_department_lists_its_own_people(client: Client) -> None:
    physics = make_department(name="Physics", slug="physics", tagline="Things that move")
    curie = make_profile(department=physics, name="Marie Curie", slug="marie-curie")
    make_profile()

    people = client.get("/api/v1/people", {"department": "physics"}).json()["results"]
    found = client.get("/api/v1/departments/physics").json()

    assert [person["slug"] for person in people] == [curie.slug]
    assert people[0]["departments"][0]["department"]["name"] == "Physics"
    assert (found["people"], found["tagline"], found["parent"]) == (1, "Things that move", None)


def test_a_person_comes_with_what_stands_on_their_page(client: Client) -> None:
    person = make_profile(
        slug="emmy-noether", orcid="0000-0002-1825-0097", affiliation="Göttingen\nBryn Mawr",
        office="Taylor Hall, noether@example.org",
        facts=[["Known for", "*Invariants*"]], email="noether@example.org",
    )  # fmt: skip
    make_section(
        person,
        heading="About",
        body="# Here\n\n[There](#here), [lectures](page:lectures) or <noether@example.org>.",
    )
    make_page(person, key="lectures", title="Lectures")
    entry = make_entry(person, title="Habilitation", start="1919-05", kind="education")
    make_link(person, url="https://example.org/noether", label="Biography")
    make_link(person, url="mailto:noether@example.org", kind=Link.Kind.EMAIL, label="")

    response = client.get("/api/v1/people/emmy-noether")
    found = response.json()

    page = f"http://testserver{person.get_absolute_url()}"
    assert found["affiliation"] == ["Göttingen", "Bryn Mawr"]
    assert found["orcid"] == "https://orcid.org/0000-0002-1825-0097"
    assert f'<a href="{page}lectures/"' in found["sections"][0]["html"]
    assert f'<a href="{page}#text-here">There</a>' in found["sections"][0]["html"]
    assert found["facts"] == [{"label": "Known for", "html": "<em>Invariants</em>"}]
    assert found["entries"][0]["start"] == "1919-05"
    assert found["entries"][0]["url"] == f"{page}#entry-{entry.pk}"
    assert [link["label"] for link in found["links"]] == ["Biography"]
    assert found["pages"][0]["url"] == f"{page}lectures/"
    assert found["office"] == "Taylor Hall, (e-mail address)"
    assert "noether@" not in response.text
    assert "mailto:" not in response.text


def test_a_page_is_told_in_another_language(client: Client) -> None:
    person = make_profile(position="Professor")
    make_translation(person, position="Professeure")

    address = reverse("api:person", args=[person.slug])

    assert client.get(address, {"lang": "fr"}).json()["position"] == "Professeure"
    assert client.get(address).json()["position"] == "Professor"


def test_nobody_sees_more_than_a_visitor(client: Client, admin_client: Client) -> None:
    draft = make_profile(state=Profile.State.DRAFT)
    unlisted = make_profile(state=Profile.State.UNLISTED)
    shown = make_profile()
    for hidden in (
        make_section(shown, heading="Hidden"), make_entry(shown, title="Hidden"),
        make_page(shown, title="Hidden"), make_link(shown, label="Hidden"),
    ):  # fmt: skip
        hidden.visibility = Visibility.HIDDEN
        hidden.save()

    for visitor in (client, admin_client):
        listed = visitor.get("/api/v1/people").json()
        nowhere = visitor.get("/api/v1/people/nobody-at-all")
        refused = visitor.get(reverse("api:person", args=[draft.slug]))

        assert [person["slug"] for person in listed["results"]] == [shown.slug]
        assert listed["count"] == 1
        assert refused.status_code == nowhere.status_code == 404
        assert refused.text.replace(draft.slug, "nobody-at-all") == nowhere.text
        assert visitor.get(reverse("api:person", args=[unlisted.slug])).status_code == 200
        assert "Hidden" not in visitor.get(reverse("api:person", args=[shown.slug])).text
