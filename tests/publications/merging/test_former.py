"""The address of a work that was merged away leads to what it became."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from publications.merging.former import follows_merges
from publications.models import FormerSlug
from tests import factories

pytestmark = pytest.mark.django_db


@follows_merges
def nothing(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


def asked(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    request.resolver_match = resolve(request.path)
    return request


def test_it_leads_on_with_the_query() -> None:
    work = factories.make_publication(slug="new")
    FormerSlug.objects.create(slug="old", publication=work)
    response = nothing(asked("/publications/old/?lang=fr"), slug="old")
    assert (response.status_code, response["Location"]) == (301, "/publications/new/?lang=fr")
    assert response["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("private", ["hidden", "draft"])
def test_nothing_leads_to_what_the_reader_may_not_see(private: str) -> None:
    person = factories.make_profile(state="draft" if private == "draft" else "listed")
    visibility = "hidden" if private == "hidden" else "public"
    work = factories.make_publication([person], slug="new", visibility=visibility)
    FormerSlug.objects.create(slug="old", publication=work)
    with pytest.raises(Http404):
        nothing(asked("/publications/old/"), slug="old")


def test_other_addresses_are_none_still() -> None:
    with pytest.raises(Http404):
        nothing(asked("/publications/old/"), slug="old")


@pytest.mark.parametrize("end", ["/", ".bib", ".ris", ".csl.json"])
def test_every_address_of_a_work_leads_on(client: Client, end: str) -> None:
    work = factories.make_publication(slug="new")
    FormerSlug.objects.create(slug="old", publication=work)
    response = client.get(f"/publications/old{end}")
    assert (response.status_code, response["Location"]) == (301, f"/publications/new{end}")
    assert client.get(response["Location"]).status_code == 200
    assert client.get(f"/publications/older{end}").status_code == 404
