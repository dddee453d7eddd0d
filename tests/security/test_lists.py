"""What an address can ask of the admin's lists, besides what their filters ask."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client

from tests import factories
from tests.security.test_hostile_text import fill

pytestmark = pytest.mark.django_db

ASKED = [
    "body__regex=(a%2B)%2B%24",  # takes for ever on a text of the asker's own
    "name__regex=%5B",
    "slug__iregex=(x%2B)%2B%24",
    "facts__0__contains=x",
    "values__a__b=1",
    "owner__password__startswith=p",
    "profile__owner__password__startswith=p",
    "delegations__user__username__startswith=a",
    "memberships__department__roles__user__password__contains=x",
    "authorships__profile__email__startswith=a",
    "source__profile__owner__email__contains=x",
    "password__startswith=p",
]


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize("asked", ASKED)
def test_lists_answer_only_their_own_filters(asked: str, superuser: bool) -> None:
    user = factories.make_user(is_superuser=superuser)
    person = factories.make_profile(owner=user)
    factories.make_section(person, body="a" * 40 + "!")
    factories.make_news(person, body="a" * 40 + "!")
    factories.make_publication([person])
    client = Client()
    client.force_login(user)
    for model in admin.site._registry:
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        if client.get(address).status_code == 403:
            continue
        assert client.get(f"{address}?{asked}").status_code in (302, 400), address


def test_thousands_of_words_are_no_query_that_breaks() -> None:
    """A database gives up on so deep a question, and ours was the error."""
    client = Client()
    client.force_login(factories.make_user(is_superuser=True))
    for model in admin.site._registry:
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert client.get(address, {"q": "a " * 2000}).status_code in (200, 403), address
    asked = {"app_label": "profiles", "model_name": "section", "field_name": "profile"}
    answer = client.get("/admin/autocomplete/", {**asked, "term": "a " * 2000})
    assert answer.status_code == 200


def test_every_filter_of_a_list_is_answered() -> None:
    client = Client()
    client.force_login(factories.make_user(is_superuser=True))
    fill()
    tried = 0
    for model in admin.site._registry:
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        listed = client.get(address).context["cl"]
        for spec in listed.filter_specs:
            for choice in spec.choices(listed):
                response = client.get(address + choice["query_string"])
                assert response.status_code == 200, (address, choice)
                tried += 1
    assert tried > 20
