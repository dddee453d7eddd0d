"""Whose look the pages have."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries, Settings

from faculty_site.lib.colours import palette_of
from faculty_site.look.house import house_of
from faculty_site.look.sheet import sheet
from profiles.models import Department, Membership, NavigationLink, Profile
from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
)

pytestmark = pytest.mark.django_db

RED, GREEN = "#8a1538", "#1b5e3b"


def picture(width: int = 300) -> ContentFile[bytes]:
    data = io.BytesIO()
    Image.new("RGB", (width, 100), "teal").save(data, "PNG")
    return ContentFile(data.getvalue(), "logo.png")


def link(department: Department, **fields: object) -> NavigationLink:
    return NavigationLink.objects.create(
        **{"department": department, "label": "Library", "url": "https://example.org/"} | fields
    )


@pytest.fixture
def faculty() -> Department:
    """The main department, which set everything."""
    faculty = make_department(
        name="Faculty of Science",
        slug="science",
        logo=picture(),
        accent=RED,
        footer="Of *science*",
        imprint="The dean.",
    )
    link(faculty)
    return faculty


@pytest.fixture
def lab(faculty: Department) -> Department:
    """A lab two levels below it, which set a colour and a footer."""
    group = make_department(name="Physics", slug="physics", parent=faculty, accent="#000000")
    return make_department(
        name="Radium Lab", slug="radium", parent=group, accent=GREEN, footer="Of radium"
    )


def brand(html: str) -> tuple[str, str]:
    """Where the name in the masthead leads, and what it is."""
    link = r'<a class="brand[^"]*" href="([^"]+)">.*?<span>([^<]+)</span>'
    found = re.search(link, html, re.DOTALL)
    assert found is not None
    return found[1], found[2]


def style(html: str) -> str:
    return str(re.findall(r'<link rel="stylesheet" href="([^"]+)">', html)[0])


def style_of(colour: str) -> str:
    return reverse("stylesheet", args=[sheet(palette_of(colour)).digest])


def test_a_lab_has_its_own_name_and_takes_the_rest_from_above_one_by_one(
    client: Client, lab: Department
) -> None:
    html = client.get(lab.get_absolute_url()).text

    assert brand(html) == (lab.get_absolute_url(), "Radium Lab")
    assert style(html) == style_of(GREEN)
    assert "<p>Of radium</p>" in html
    assert "science</em>" not in html
    assert 'width="132" height="44" alt=""' in html
    assert '<a href="/imprint/">Imprint</a>' in html
    assert '<a href="https://example.org/">Library</a>' in html


def test_people_and_their_news_have_the_look_of_their_home_department(
    client: Client, lab: Department, faculty: Department
) -> None:
    person = make_profile(department=lab)
    Membership.objects.create(profile=person, department=faculty, primary=False)
    item, further, work = make_news(person), make_page(person), make_publication([person])
    own = [each.get_absolute_url() for each in (person, item, further)]
    own.append(reverse("publications:person", args=[person.slug]))

    for address in own:
        html = client.get(address).text
        assert brand(html) == (lab.get_absolute_url(), "Radium Lab"), address
        assert style(html) == style_of(GREEN)
        assert '<li><a href="/">Faculty of Science</a></li>' in html
    for address in ("/", "/news/", "/publications/", work.get_absolute_url(), "/nothing-here/"):
        html = client.get(address).text
        assert brand(html) == ("/", "Faculty of Science"), address
        assert style(html) == style_of(RED)


def test_departments_lists_of_works_and_imprint_have_its_look(
    client: Client, lab: Department
) -> None:
    lab.imprint = "The head of the lab."
    lab.save()
    for name in ("publications:department", "department_imprint"):
        html = client.get(reverse(name, args=[lab.slug])).text
        assert brand(html) == (lab.get_absolute_url(), "Radium Lab"), name
        assert '<a href="/departments/radium/imprint/"' in html


def test_where_several_departments_stand_side_by_side_the_site_has_its_own_look(
    client: Client, faculty: Department
) -> None:
    make_department(name="Faculty of Law")

    html = client.get("/").text

    assert brand(html) == ("/", "Faculty")
    assert style(html) == reverse("stylesheet", args=[sheet().digest])
    assert brand(client.get(faculty.get_absolute_url()).text)[1] == "Faculty of Science"


def test_the_setting_names_the_site_and_the_department_its_own_pages(
    client: Client, lab: Department, settings: Settings
) -> None:
    settings.SITE_NAME = "University"

    assert brand(client.get("/").text) == ("/", "University")
    assert brand(client.get("/departments/science/", follow=True).text) == ("/", "University")
    html = client.get(lab.get_absolute_url()).text
    assert brand(html)[1] == "Radium Lab"
    assert '<li><a href="/">University</a></li>' in html


def test_an_address_of_a_draft_looks_like_one_that_leads_nowhere(
    client: Client, lab: Department
) -> None:
    draft = make_profile(department=lab, state=Profile.State.DRAFT)

    hidden = client.get(draft.get_absolute_url())
    nowhere = client.get("/people/nobody-of-that-name/")

    assert hidden.status_code == nowhere.status_code == 404
    assert hidden.text.replace(draft.slug, "nobody-of-that-name") == nowhere.text


def test_former_people_without_a_department_have_the_main_ones_look(
    client: Client, faculty: Department
) -> None:
    person = make_profile(state=Profile.State.FORMER)

    assert brand(client.get(person.get_absolute_url()).text) == ("/", "Faculty of Science")


def test_departments_in_a_circle_end_somewhere(faculty: Department, lab: Department) -> None:
    Department.objects.filter(pk=faculty.pk).update(parent=lab)

    assert house_of(lab).name == "Radium Lab"


def test_what_was_stored_past_the_rules_is_not_shown(client: Client, faculty: Department) -> None:
    faculty.accent = "red;}*{"[:7]
    faculty.logo = "logos/missing.png"
    faculty.save()
    link(faculty, url="javascript:alert(1)", label="Bad")

    html = client.get("/").text

    assert "javascript:" not in html
    assert "missing.png" not in html
    assert style(html) == reverse("stylesheet", args=[sheet().digest])


def test_the_footer_is_text_and_never_markup_of_its_own(
    client: Client, faculty: Department
) -> None:
    faculty.footer = "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b onclick=x>B</b>"
    faculty.name = "<i>Faculty</i>"
    faculty.save()
    link(faculty, label="<u>L</u>", url="/?a=<b>")

    html = client.get("/").text

    for mark in ("<script>alert", '="javascript:', "onclick", "<i>Faculty", "<u>L", "?a=<b>"):
        assert mark not in html, mark


@pytest.mark.parametrize("count", [3, 30])
def test_the_look_is_one_query_however_many_departments_there_are(
    lab: Department, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_department(parent=lab, accent=RED, footer="Below")
        link(lab)
    person = make_profile(department=lab)

    with django_assert_num_queries(1):
        found = house_of(profile=person)

    assert found.name == "Radium Lab"
    assert len(found.links) == count


def test_the_navigation_names_lists_of_what_there_is(client: Client, faculty: Department) -> None:
    assert house_of().lists == ()

    make_entry(make_profile(), kind="talk")
    make_entry(make_profile(), kind="teaching", visibility="hidden")
    make_entry(make_profile(state=Profile.State.DRAFT), kind="project")

    assert [each.word for each in house_of().lists] == ["talks"]
    assert '<a href="/talks/" aria-current="page">Talks</a>' in client.get("/talks/").text


def test_the_navigation_of_several_departments_names_the_lists_of_all(client: Client) -> None:
    make_department()
    make_entry(make_profile(department=make_department()), kind="talk", title="On invariants")

    assert 'href="/talks/"' in client.get("/").text


def test_the_browser_gets_the_departments_ground(client: Client, faculty: Department) -> None:
    palette = palette_of(RED)
    assert palette is not None

    html = client.get("/").text

    assert f'content="{palette.by_day.wash}"' in html
    assert f'content="{palette.at_night.wash}"' in html


def test_a_logo_is_served_and_nothing_beside_it(client: Client, faculty: Department) -> None:
    logo = client.get(f"/media/{faculty.logo.name}")

    assert logo.getvalue().startswith(b"\x89PNG")
    assert logo["Cache-Control"] == "public, max-age=3600"
    assert client.get("/media/logos/other.png").status_code == 404
    assert client.get("/media/").status_code == 404


def test_a_square_logo_is_the_icon_too(client: Client, faculty: Department) -> None:
    assert "images/icon.svg" in client.get("/").text
    faculty.logo = picture(100)
    faculty.save()

    assert f'<link rel="icon" href="/media/{faculty.logo.name}">' in client.get("/").text


# Imprint


def test_an_imprint_has_one_address(client: Client, faculty: Department, lab: Department) -> None:
    html = client.get("/imprint/").text
    moved = client.get("/departments/science/imprint/")

    assert "<p>The dean.</p>" in html
    assert 'href="/imprint/" aria-current="page"' in html
    assert (moved.status_code, moved["Location"]) == (301, "/imprint/")
    assert client.get("/departments/radium/imprint/").status_code == 404
    assert client.get("/departments/alchemy/imprint/").status_code == 404


def test_without_an_imprint_there_is_no_page_and_no_link(client: Client) -> None:
    assert client.get("/imprint/").status_code == 404
    make_department(imprint=" \n")

    assert client.get("/imprint/").status_code == 404
    assert "/imprint/" not in client.get("/").text
