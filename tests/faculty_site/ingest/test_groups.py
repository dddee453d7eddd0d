"""What a lab's site says of a person becomes their membership."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.groups import (
    has_left,
    make_group,
    membership_in_group,
    slug_of_group,
)
from faculty_site.ingest.homepages import Group
from faculty_site.ingest.problems import Problems
from profiles.models import Department

CAVENDISH = Group("Cavendish Laboratory", "Postdocs")


@pytest.mark.parametrize(
    ("role", "gone"),
    [
        ("Alumni", True),
        ("PhD alumnae", True),
        ("Former members", True),
        ("Past Students", True),
        ("Ehemalige", True),
        ("Anciens membres", True),
        ("Performers", False),
        ("Postdocs", False),
        ("", False),
    ],
)
def test_who_has_left(role: str, *, gone: bool) -> None:
    assert has_left(Group("Cavendish Laboratory", role)) is gone


def test_nobody_leaves_where_there_is_no_lab() -> None:
    assert not has_left(None)


@pytest.mark.parametrize("has_department", [True, False])
def test_the_lab_is_home_to_those_without_a_department(*, has_department: bool) -> None:
    row = membership_in_group("niels-bohr", CAVENDISH, has_department=has_department)
    assert row.key == ("niels-bohr", "cavendish-laboratory")
    assert (row.fields["role"], row.fields["primary"]) == ("Postdocs", not has_department)


@pytest.mark.django_db
def test_a_lab_is_made_once_however_long_its_name() -> None:
    long = Group("Laboratory " * 40)
    for _again in range(2):
        make_group(long, "", Path("/site"), Problems())
    made = Department.objects.get()
    assert made.slug == slug_of_group(long)
    assert (len(made.name) <= 200, made.kind) == (True, Department.Kind.LAB)
