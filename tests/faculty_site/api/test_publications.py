"""Works as JSON."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from profiles.models import Profile
from profiles.models.base import Audience
from publications.models import Authorship, Status
from tests.factories import make_profile, make_publication

pytestmark = pytest.mark.django_db


def test_a_work_is_a_csl_item_with_its_authors_and_links(client: Client) -> None:
    curie = make_profile(name="Marie Curie")
    work = make_publication(
        [curie, "Pierre Curie"], title="On a new substance", year=1898, keywords="radium; pitch",
        doi="10.1000/182", links=[{"kind": "pdf", "url": "https://example.org/radium.pdf"}],
    )  # fmt: skip

    found = client.get(reverse("api:publication", args=[work.slug])).json()

    assert found["csl"]["title"] == "On a new substance"
    assert found["csl"]["issued"] == {"date-parts": [[1898]]}
    assert [author["name"] for author in found["authors"]] == ["Marie Curie", "Pierre Curie"]
    assert found["authors"][0]["person"]["slug"] == curie.slug
    assert found["authors"][1]["person"] is None
    assert found["keywords"] == ["radium", "pitch"]
    assert {link["label"]: link["url"] for link in found["links"]} == {
        "DOI": "https://doi.org/10.1000/182",
        "PDF": "https://example.org/radium.pdf",
    }


def test_works_are_filtered_as_the_lists_of_the_pages_are(client: Client) -> None:
    curie = make_profile(slug="marie-curie")
    radium = make_publication([curie], title="Radium", year=1898).slug
    polonium = make_publication([curie], title="Polonium", year=1911).slug
    make_publication(title="Engines", year=1843)

    def found(query: str) -> list[str]:
        results = client.get(f"/api/v1/publications?{query}").json()["results"]
        return [work["slug"] for work in results]

    assert found("person=marie-curie") == [polonium, radium]
    assert found("person=marie-curie&to=1900") == [radium]
    assert found("q=polonium") == [polonium]
    assert found("year=1898&year=1911") == [polonium, radium]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("year=soon", "“soon” is no year"),
        ("person=nobody", "nobody"),
        ("type=poem", "type: Input should be"),
        ("page=0", "page: Input should be greater"),
        ("page_size=101", "page_size: "),
        ("person=%00", "person: "),
    ],
)
def test_what_cannot_be_asked_is_told(client: Client, query: str, said: str) -> None:
    response = client.get(f"/api/v1/publications?{query}")

    assert response.status_code == 422
    assert said in response.json()["detail"]
    assert response["Cache-Control"] == "no-store"


def test_unfinished_and_hidden_works_are_told_as_visitors_see_them(
    client: Client, admin_client: Client
) -> None:
    keeping = make_profile(unfinished_works=Audience.EDITORS)
    draft = make_profile(state=Profile.State.DRAFT, name="Somebody Unknown")
    kept = make_publication([keeping], status=Status.IN_PREPARATION)
    hidden = make_publication([Authorship(profile=keeping, name="Ada", hidden=True)])
    shown = make_publication([keeping, draft])

    for visitor in (client, admin_client):
        listed = visitor.get("/api/v1/publications").json()

        assert [work["slug"] for work in listed["results"]] == [shown.slug]
        assert listed["results"][0]["authors"][1]["person"] is None
        for work in (kept, hidden):
            assert visitor.get(reverse("api:publication", args=[work.slug])).status_code == 404
