"""News in the admin."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from faculty_site.lib.markdown import LONGEST
from news.models import NewsItem
from tests.profiles.admin.browsing import errors, post, signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db

ADD = "/admin/news/newsitem/add/"


@pytest.fixture
def world() -> World:
    return make_world()


def test_the_only_person_is_filled_in(world: World) -> None:
    """Who looks after one page has nothing to choose, and no department to see."""
    client = signed_in(world, "owner")
    form = client.get(ADD).context["adminform"].form
    assert form.initial["profile"] == world.pages["own"].pk
    assert "department" not in form.fields
    assert post(client, ADD, body="Prix Bordin", date="December 1888").status_code == 302
    item = NewsItem.objects.get(body="Prix Bordin")
    assert (item.slug, str(item.date), item.profile) == (
        "prix-bordin",
        "1888-12",
        world.pages["own"],
    )


def test_addresses_are_made_once(world: World) -> None:
    client = signed_in(world, "owner")
    for expected in ("prix-bordin", "prix-bordin-2"):
        assert post(client, ADD, title="Prix Bordin").status_code == 302
        assert NewsItem.objects.filter(slug=expected).exists()
    item = NewsItem.objects.get(slug="prix-bordin")
    url = reverse("admin:news_newsitem_change", args=[item.pk])
    post(client, url, title="Prize", slug="prize")
    item.refresh_from_db()
    assert (item.title, item.slug) == ("Prize", "prix-bordin")


def test_an_item_says_something(world: World) -> None:
    assert "Write what is new" in errors(post(signed_in(world, "owner"), ADD, date="1888"))


def test_a_text_too_long_to_be_drawn_is_refused(world: World) -> None:
    refused = post(signed_in(world, "owner"), ADD, title="Prize", body="x" * (LONGEST + 1))
    assert "1,000,001 characters" in errors(refused)
    assert not NewsItem.objects.filter(title="Prize").exists()


def test_somebodys(world: World) -> None:
    client = signed_in(world, "owner")
    assert "This field is required" in errors(post(client, ADD, body="x", profile=""))
    editor = signed_in(world, "editor")
    neither = post(editor, ADD, body="x", profile="", department="")
    assert errors(neither)
    both = post(
        editor, ADD, body="x", profile=world.pages["own"].pk, department=world.mathematics.pk
    )
    assert errors(both)
    assert not NewsItem.objects.filter(body="x").exists()


@pytest.mark.parametrize("name", ["editor", "admin"])
def test_a_department_s_news(world: World, name: str) -> None:
    client = signed_in(world, name)
    response = post(client, ADD, body="Open day", profile="", department=world.mathematics.pk)
    assert response.status_code == 302, errors(response)
    assert NewsItem.objects.get(body="Open day").department == world.mathematics
    foreign = post(client, ADD, body="Forged", profile="", department=world.physics.pk)
    assert "Select a valid choice" in errors(foreign)


def test_an_item_cannot_be_given_to_another_department(world: World) -> None:
    client = signed_in(world, "editor")
    item = world.mathematics.news.first()
    assert item is not None
    url = reverse("admin:news_newsitem_change", args=[item.pk])
    assert "Select a valid choice" in errors(post(client, url, department=world.physics.pk))


def test_categories_to_filter_by_are_ones_own(world: World) -> None:
    NewsItem.objects.filter(profile=world.pages["own"]).update(category="prize")
    NewsItem.objects.filter(profile=world.pages["foreign"]).update(category="secret")
    response = signed_in(world, "owner").get("/admin/news/newsitem/")
    assert "prize" in response.content.decode()
    assert "secret" not in response.content.decode()
    found = signed_in(world, "owner").get("/admin/news/newsitem/?category=prize")
    assert found.context["cl"].queryset.count() == 2


def test_posts_are_filtered_and_told_apart(world: World) -> None:
    client = signed_in(world, "owner")
    assert post(client, ADD, title="On punched cards", body="Long", kind="post").status_code == 302
    found = client.get("/admin/news/newsitem/?kind__exact=post").context["cl"].queryset
    assert [item.title for item in found] == ["On punched cards"]


def test_newest_first_and_undated_last(world: World) -> None:
    own = world.pages["own"]
    own.news.all().delete()
    dates = {"old": "1880", "new": "1889-05", "undated": None}
    for slug, date in dates.items():
        NewsItem.objects.create(slug=slug, profile=own, date=date, body=slug)
    response = signed_in(world, "owner").get("/admin/news/newsitem/")
    assert [item.slug for item in response.context["cl"].result_list] == ["new", "old", "undated"]


def test_what_is_pinned_is_put_in_order(world: World) -> None:
    own = world.pages["own"]
    own.news.all().delete()
    client = signed_in(world, "owner")
    for year in (1888, 1889, 1890):
        item = NewsItem.objects.create(
            slug=str(year), profile=own, date=str(year), body="Prix", pinned=year != 1890
        )
        listed = client.get("/admin/news/newsitem/")
        assert ("Put pinned news in order" in listed.content.decode()) is (year > 1888), item
        assert listed.context["cl"].formset is None

    ordering = client.get("/admin/news/newsitem/?pinned__exact=1")
    assert [item.slug for item in ordering.context["cl"].result_list] == ["1889", "1888"]
    data = {
        f"form-{at}-{name}": value
        for at, form in enumerate(ordering.context["cl"].formset.forms)
        for name, value in {"id": form.instance.pk, "order": 2 - at}.items()
    }
    management = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "Save"}
    client.post("/admin/news/newsitem/?pinned__exact=1", data | management)

    page = client.get(own.get_absolute_url()).content.decode()
    years = re.findall(r'<time[^>]* datetime="(\d+)"', page)
    assert years == ["1888", "1889", "1890"]


def test_nothing_is_put_in_order_among_the_news_of_several_pages(world: World) -> None:
    NewsItem.objects.update(pinned=True)
    admin = signed_in(world, "superuser")
    assert admin.get("/admin/news/newsitem/?pinned__exact=1").context["cl"].formset is None
    person = world.pages["own"]
    NewsItem.objects.create(slug="second", profile=person, body="Prix", pinned=True)
    of_one = admin.get(f"/admin/news/newsitem/?pinned__exact=1&person={person.pk}")
    assert of_one.context["cl"].formset is not None
