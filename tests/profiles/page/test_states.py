"""What pages of those who left and those who died say of it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

SAID = {"former": "Formerly a member", "in_memoriam": "In memoriam", "listed": ""}


@pytest.mark.parametrize("state", SAID)
@pytest.mark.parametrize("place", ["", "cv/", "lectures/", "news/"])
def test_every_page_of_theirs_says_it(state: str, place: str) -> None:
    person = factories.make_profile(slug="weyl", state=state)
    factories.make_page(person, key="lectures")
    factories.make_news(person)
    html = Client().get(f"/people/weyl/{place}").content.decode()
    shown = html.partition("<main")[2].partition("</main>")[0]
    for other, words in SAID.items():
        assert not words or (words in shown) == (other == state), words


@pytest.mark.parametrize("state", SAID)
def test_nobody_is_sent_to_the_office_of_somebody_who_died(state: str) -> None:
    person = factories.make_profile(
        slug="weyl", state=state, email="weyl@example.org", phone="123-456", office="Room 77",
        office_hours="Mondays", postal_address="Fine Hall", orcid="0000-0002-1825-0097",
    )  # fmt: skip
    died = state == "in_memoriam"
    for page in ("/people/weyl/", "/people/weyl/cv/"):
        html = Client().get(page).content.decode()
        for words in ("123-456", "Room 77", "Mondays", "Fine Hall"):
            assert (words in html) != died, words
        assert "0000-0002-1825-0097" in html
        assert ("/people/weyl.vcf" in html) == (not died)
    assert Client().get("/people/weyl.vcf").status_code == (404 if died else 200)
    assert person.is_remembered == died


def test_a_page_with_nothing_but_ways_to_reach_them_has_no_empty_list() -> None:
    factories.make_profile(slug="weyl", state="in_memoriam", phone="123-456")
    assert 'class="facts"' not in Client().get("/people/weyl/").content.decode()
