"""What the admins of a department set of the look of its pages."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from profiles.models import Department, NavigationLink
from profiles.permissions import can, may_add
from tests.profiles.admin.browsing import add_row, address, errors, post, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(world: World) -> str:
    return address(Department, "change", world.mathematics.pk)


def test_an_admin_sets_the_look(world: World, url: str) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (1320, 500), "teal").save(picture, "PNG")
    answer = post(
        signed_in(world, "admin"),
        url,
        logo=SimpleUploadedFile("Logo.png", picture.getvalue()),
        accent="#8A1538",
        footer="Bunsenstraße 3, **Göttingen**",
        imprint="Responsible: the director.",
    )

    assert answer.status_code == 302, errors(answer)
    department = Department.objects.get(pk=world.mathematics.pk)
    assert re.fullmatch(r"logos/[0-9a-f]{32}\.png", str(department.logo))
    assert (department.logo.width, department.logo.height) == (660, 250)
    assert department.footer == "Bunsenstraße 3, **Göttingen**"
    form = signed_in(world, "admin").get(url).text
    assert "Contrast on the page 9.12 : 1, on its own wash 7.63 : 1" in form
    assert "Now it is #f89caa." in form


def test_a_drawing_is_no_logo(world: World, url: str) -> None:
    drawing = SimpleUploadedFile("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')

    answer = post(signed_in(world, "admin"), url, logo=drawing)

    assert "Send a JPEG, PNG or WebP file." in errors(answer)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"accent": "#ffcc00"}, ["1.47 : 1", "4.5 : 1 is needed", "#846800"]),
        ({"accent": "#174f6d", "accent_dark": "#174f6d"}, ["2.01 : 1", "#6095b7"]),
        ({"accent_dark": "#8bc3e5"}, ["Choose the colour first"]),
        ({"accent": "teal"}, ["six hexadecimal digits"]),
        ({"accent": "#12345\n"}, ["six hexadecimal digits"]),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused_with_its_measure(
    world: World, url: str, fields: dict[str, str], words: list[str]
) -> None:
    answer = post(signed_in(world, "admin"), url, **fields)

    for part in words:
        assert part in errors(answer)
    assert not Department.objects.exclude(accent="", accent_dark="").exists()


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("https://example.org/library", True),
        ("HTTP://example.org", True),
        ("mailto:office@example.org", True),
        ("/publications/?year=1921", True),
        ("/", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//elsewhere.example", False),
        ("/\\elsewhere.example", False),
        ("mailto:nobody", False),
        ("https://", False),
        ("library", False),
        ("#top", False),
    ],
)
def test_links_of_the_navigation_lead_somewhere(
    world: World, url: str, link: str, taken: bool
) -> None:
    client = signed_in(world, "admin")

    answer = add_row(client, url, "navigation", label="Library", url=link, order=0)

    assert (answer.status_code == 302) == taken, errors(answer)
    assert NavigationLink.objects.filter(url=link).exists() == taken
    if not taken:
        assert "is no address that can stand here" in errors(answer)


def test_links_are_those_of_the_admins_own_department(world: World) -> None:
    own = NavigationLink.objects.create(department=world.mathematics, label="A", url="/")
    foreign = NavigationLink.objects.create(department=world.physics, label="A", url="/")
    for name in ("owner", "delegate", "editor", "admin"):
        user = world.users[name]
        for action in ("inspect", "change", "delete"):
            assert can(user, action, own) == (name == "admin")
            assert not can(user, action, foreign)
        assert can(user, "add", NavigationLink(department=world.mathematics)) == (name == "admin")
        assert not can(user, "add", NavigationLink(department=world.physics))
        assert may_add(user, NavigationLink) == (name == "admin")
    assert can(world.users["anonymous"], "view", own)


def test_what_an_admin_sets_for_the_department(world: World, url: str) -> None:
    client = signed_in(world, "admin")
    settings = {"contact": "office@example.org", "welcome": "Ask **us**.", "stale_after": "90"}
    answer = post(client, url, **settings)
    assert answer.status_code == 302, errors(answer)
    page = Client().get(world.mathematics.get_absolute_url()).text
    assert "<strong>us</strong>" in page
    assert "Questions about these pages" in page
    assert "office@example.org" not in page  # harvesters read it as well
    elsewhere = Client().get(world.physics.get_absolute_url()).text
    assert "<strong>us</strong>" not in elsewhere
    assert "Questions about these pages" not in elsewhere
    row = Department.objects.get(pk=world.mathematics.pk).history.first()
    assert (row.stale_after, row.history_user) == (90, world.users["admin"])


@pytest.mark.parametrize(
    ("field", "value"), [("stale_after", "1"), ("stale_after", "9999"), ("contact", "nobody")]
)
def test_settings_that_mean_nothing(world: World, url: str, field: str, value: str) -> None:
    assert errors(post(signed_in(world, "admin"), url, **{field: value}))


def test_a_welcome_is_text_and_never_markup_of_its_own(world: World) -> None:
    Department.objects.update(welcome="<script>alert(1)</script>[x](javascript:alert(1))")
    page = Client().get(world.mathematics.get_absolute_url()).text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
