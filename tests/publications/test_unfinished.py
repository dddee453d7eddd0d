"""Who sees works in preparation or under review."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from profiles.models import Department, Profile
from profiles.models.base import Audience
from publications.models import Publication
from tests.factories import (
    make_department,
    make_profile,
    make_publication,
    make_user,
)

pytestmark = pytest.mark.django_db

OPEN, MEMBERS, EDITORS = Audience.EVERYBODY, Audience.MEMBERS, Audience.EDITORS
TITLE = "On the theory of elasticity"


@pytest.fixture
def physics() -> Department:
    return make_department(slug="physics")


@pytest.fixture
def germain(physics: Department) -> Profile:
    person = make_profile(name="Sophie Germain", slug="sophie-germain", owner=make_user("germain"))
    person.memberships.create(department=physics)
    return person


@pytest.fixture
def work(germain: Profile) -> Publication:
    return make_publication([germain], title=TITLE, status="under_review")


def sees(work: Publication, person: Profile, user: User | None) -> tuple[bool, bool, bool]:
    """Whether somebody sees the work on its own page, on the person's, and in the list of all."""
    client = Client()
    if user:
        client.force_login(user)
    own = client.get(work.get_absolute_url())
    pages = (client.get(person.get_absolute_url()).text, client.get("/publications/").text)
    return (own.status_code == 200, *(TITLE in text for text in pages))  # type: ignore[return-value]


def accounts() -> dict[str, User | None]:
    colleague = make_user("colleague")
    make_profile(name="Joseph Fourier", owner=colleague)
    return {
        "visitor": None,
        "account": make_user("nobody"),
        "colleague": colleague,
        "owner": User.objects.get(username="germain"),
        "superuser": make_user("root", is_superuser=True),
    }


ALL, NOT = (True, True, True), (False, False, False)
OWN = (True, True, False)
"""The lists are everybody's: what only editors see stands on the page."""


@pytest.mark.parametrize(
    ("department", "person", "expected"),
    [
        (OPEN, "", {"visitor": ALL, "account": ALL, "colleague": ALL, "owner": ALL}),
        (MEMBERS, "", {"visitor": NOT, "account": NOT, "colleague": ALL, "owner": ALL}),
        (EDITORS, "", {"visitor": NOT, "account": NOT, "colleague": NOT, "owner": OWN}),
        (EDITORS, OPEN, {"visitor": ALL, "account": ALL, "colleague": ALL, "owner": ALL}),
        (OPEN, MEMBERS, {"visitor": NOT, "account": NOT, "colleague": ALL, "owner": ALL}),
        (OPEN, EDITORS, {"visitor": NOT, "account": NOT, "colleague": NOT, "owner": OWN}),
    ],
)
def test_the_person_decides_or_else_the_department(
    physics: Department,
    germain: Profile,
    work: Publication,
    department: str,
    person: str,
    expected: dict[str, tuple[bool, bool, bool]],
) -> None:
    Department.objects.update(unfinished_works=department)
    Profile.objects.filter(pk=germain.pk).update(unfinished_works=person)

    seen = {name: sees(work, germain, user) for name, user in accounts().items()}

    assert seen == expected | {"superuser": ALL}


def test_finished_works_are_everybodys(physics: Department, germain: Profile) -> None:
    Department.objects.update(unfinished_works=EDITORS)
    for status in ("published", "accepted", "in_press", "preprint"):
        work = make_publication([germain], title=TITLE, status=status)
        assert sees(work, germain, None) == ALL
        work.delete()


def test_one_author_who_shows_it_is_enough(germain: Profile, work: Publication) -> None:
    Department.objects.update(unfinished_works=EDITORS)
    poisson = make_profile(name="Siméon Poisson")
    joint = make_publication([germain, poisson], title=TITLE, status="in_preparation")

    assert sees(joint, poisson, None) == ALL
    assert sees(joint, germain, None) == (True, False, True)
    joint.authorships.filter(profile=poisson).update(hidden=True)
    assert sees(joint, germain, None) == NOT


def test_of_several_home_departments_the_strictest_counts(
    physics: Department, germain: Profile, work: Publication
) -> None:
    open_one = make_department(slug="open", unfinished_works=OPEN)
    germain.memberships.create(department=open_one)
    Department.objects.filter(pk=physics.pk).update(unfinished_works=EDITORS)
    assert sees(work, germain, None) == NOT
    germain.memberships.filter(department=physics).update(primary=False)
    assert sees(work, germain, None) == ALL
