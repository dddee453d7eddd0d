"""How a person is reached: each address once, and only those that lead somewhere."""

from __future__ import annotations

import pytest

from profiles.contact import Contact, Named, affiliations, email_address
from profiles.models import Membership, Profile
from profiles.references import References
from tests.factories import make_department, make_link, make_profile

pytestmark = pytest.mark.django_db


def contact(person: Profile) -> Contact:
    return Contact(person, list(person.links.public()), References([person]))


def test_emails_begin_with_the_pages_own() -> None:
    person = make_profile(email="ada@example.org")
    make_link(person, kind="email", url="mailto:a.l%40example.com?subject=Hi", label="")
    make_link(person, kind="email", url="ada@example.org")

    assert contact(person).emails == [
        Named("ada@example.org", "mailto:ada@example.org"),
        Named("a.l@example.com", "mailto:a.l@example.com"),
    ]


def test_email_address_is_without_scheme_and_subject() -> None:
    assert email_address("mailto:ada%40example.org?subject=Hi") == "ada@example.org"
    assert email_address("ada@example.org") == "ada@example.org"


def test_a_map_stands_behind_the_office_and_is_a_link_like_others_without_one() -> None:
    with_office, without = make_profile(office="Room 7"), make_profile()
    for person in (with_office, without):
        make_link(person, kind="map", url="https://example.org/map", label="Map")

    assert contact(with_office).map == "https://example.org/map"
    assert contact(with_office).elsewhere == []
    assert contact(without).map == ""
    assert contact(without).elsewhere == [Named("Map", "https://example.org/map")]


def test_a_membership_with_a_role_is_said_in_full() -> None:
    department = make_department(name="Mathematics")
    person = make_profile(affiliation="Mathematics\n\nBryn Mawr College")
    director = Membership.objects.create(profile=person, department=department, role="Director")

    lines, further = affiliations(person, [director])

    assert lines == [Named("Mathematics"), Named("Bryn Mawr College")]
    assert further == [director]


def test_a_link_that_nobody_named_is_called_by_its_host() -> None:
    person = make_profile()
    make_link(person, kind="other", url="https://www.example.org/ada", label="")
    make_link(person, kind="other", url="https://example.com/", label="Letters")

    names = [link.label for link in contact(person).elsewhere]

    assert names == ["example.org", "Letters"]
