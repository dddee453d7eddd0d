"""The one style sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from faculty_site.lib.colours import palette_of
from faculty_site.look.sheet import PARTS, sheet
from tests.factories import make_department


def test_every_part_that_lies_there_is_in_the_sheet() -> None:
    folder = Path(settings.BASE_DIR, "faculty_site/static/faculty_site/css")

    assert {path.stem for path in folder.glob("*.css")} == set(PARTS)
    assert "light-dark(" in sheet().text


@pytest.mark.django_db
def test_the_sheet_of_today_is_kept_for_a_year_and_one_of_yesterday_not_at_all(
    client: Client,
) -> None:
    today = client.get(reverse("stylesheet", args=[sheet().digest]))
    yesterday = client.get(reverse("stylesheet", args=["0123456789ab"]))

    assert today["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in today["Cache-Control"]
    assert yesterday.text == today.text
    assert yesterday["Cache-Control"] == "no-store"


def test_a_departments_colours_stand_behind_the_sites_own_and_before_those_of_paper() -> None:
    text = sheet(palette_of("#8a1538", "#f89caa")).text

    places = [
        text.index("--accent:light-dark(#174f6d"),
        text.index("--accent:light-dark(#8a1538"),
        text.index("@media print"),
    ]
    assert places == sorted(places)
    assert text.count("--accent:light-dark(") == 2


@pytest.mark.django_db
def test_only_colours_of_a_department_have_a_sheet_that_is_kept(client: Client) -> None:
    colours = sheet(palette_of("#8a1538"))
    address = reverse("stylesheet", args=[colours.digest])

    invented = client.get(address)
    make_department(accent="#8A1538")
    kept = client.get(address)

    assert (invented.text, invented["Cache-Control"]) == (sheet().text, "no-store")
    assert kept.text == colours.text
    assert "immutable" in kept["Cache-Control"]


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.django_db
def test_a_sheet_is_found_in_one_query(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_department(accent=f"#1020{number:02}")

    with django_assert_num_queries(1):
        client.get(reverse("stylesheet", args=["0123456789ab"]))
    with django_assert_num_queries(0):
        client.get(reverse("stylesheet", args=[sheet().digest]))
