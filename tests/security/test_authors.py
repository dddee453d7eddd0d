"""The list of a work's authors, sent back with rows left out or added meanwhile."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import address, sent_back

LEFT_OUT = re.compile(r"authorships-[12]-[a-z]")
"""What the form sends of the rows after the first."""

pytestmark = pytest.mark.django_db


def test_rows_that_a_form_leaves_out_keep_a_sensible_position() -> None:
    """However often: a few rounds of parked positions would not fit in the column any more."""
    user = factories.make_user()
    person = factories.make_profile(owner=user)
    work = factories.make_publication([person, "Charles Babbage", "Mary Somerville"])
    client = Client()
    client.force_login(user)
    url = address(Publication, "change", work.pk)
    for _ in range(4):
        data = sent_back(client.get(url))
        kept = {name: value for name, value in data.items() if not LEFT_OUT.match(name)}
        kept |= {"authorships-TOTAL_FORMS": 1, "authorships-INITIAL_FORMS": 1}
        assert client.post(url, kept).status_code == 302
    authors = work.authorships.order_by("position").values_list("position", "name")
    assert list(authors) == [(1, person.name), (2, "Charles Babbage"), (3, "Mary Somerville")]
