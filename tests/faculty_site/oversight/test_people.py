"""The state of all pages."""

from __future__ import annotations

import csv
import datetime
import io

import pytest

from faculty_site.importing.models import ImportRun
from faculty_site.oversight.touched import last_changes, who_changed
from news.models import NewsItem
from profiles.models import Department, Membership, Profile
from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import post, queries_of, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

URL = "/admin/overview/"


def names(world: World, user: str, **query: str) -> list[str]:
    page = signed_in(world, user).get(URL, query)
    assert page.status_code == 200
    return [row.person.name.removeprefix("Person ") for row in page.context["page"]]


@pytest.mark.parametrize("user", ["admin", "editor"])
def test_each_sees_the_pages_they_answer_for(world: World, user: str) -> None:
    assert sorted(names(world, user)) == ["colleague", "colleague_draft", "own", "shared"]
    html = signed_in(world, user).get(URL).content.decode()
    assert "Person foreign" not in html
    assert "Person own" in html


def test_a_superuser_sees_all(world: World) -> None:
    assert len(names(world, "superuser")) == Profile.objects.count()


@pytest.mark.parametrize("user", ["owner", "delegate", "foreign_owner"])
def test_for_pages_of_one_s_own_the_first_screen_is_enough(world: World, user: str) -> None:
    client = signed_in(world, user)
    missing = client.get("/admin/no-such-page/")
    for url in (URL, f"{URL}pages.csv"):
        answer = client.get(url)
        assert answer.status_code == missing.status_code == 404


def test_filters(world: World) -> None:
    physics = str(world.physics.pk)
    assert names(world, "admin", department=physics) == ["shared"]
    assert names(world, "admin", state="draft") == ["colleague_draft"]
    world.pages["own"].photo = "photos/a.jpg"
    world.pages["own"].save()
    assert "own" not in names(world, "admin", finding="no-photo")
    assert names(world, "admin", finding="no-photo-alt") == ["own"]


@pytest.mark.parametrize(
    "query", [{"department": "x"}, {"state": "x"}, {"finding": "x"}, {"order": "x"}]
)
def test_what_cannot_be_asked_is_told(world: World, query: dict[str, str]) -> None:
    answer = signed_in(world, "admin").get(URL, query)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert len(answer.context["page"]) == 4


def test_another_department_is_none_to_choose(world: World) -> None:
    Membership.objects.filter(profile=world.pages["shared"], department=world.physics).delete()
    answer = signed_in(world, "admin").get(URL, {"department": world.physics.pk})
    assert "department" in answer.context["form"].errors


def test_orders(world: World) -> None:
    Profile.objects.filter(name="Person shared").update(
        photo="a.jpg", email="a@b.cd", interests="a", orcid="0000-0002-1825-0097", photo_alt="a"
    )
    assert names(world, "admin", order="name") == ["own", "colleague", "colleague_draft", "shared"]
    assert names(world, "admin")[-1] == "shared"
    NewsItem.objects.filter(profile=world.pages["shared"]).update(last_day="1919-06-04")
    oldest = names(world, "admin", order="stalest")
    assert len(oldest) == 4


def test_totals(world: World) -> None:
    world.pages["own"].photo = "photos/a.jpg"
    world.pages["own"].save()
    html = signed_in(world, "admin").get(URL).content.decode()
    assert "<strong>75 %</strong> no photo" in html
    assert "4 pages." in html
    assert "much is missing" in html


def test_the_table(world: World) -> None:
    Profile.objects.filter(pk=world.pages["own"].pk).update(name="=HYPERLINK(1)")
    answer = signed_in(world, "admin").get(f"{URL}pages.csv", {"order": "name"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:3] == ["Name", "Address", "Departments"]
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[1][3:5] == ["Listed", "owner"]
    assert "There is no photo." in rows[1][-1]
    assert len(rows) == 5


def test_who_changed_a_page_last(world: World) -> None:
    own = world.pages["own"]
    client = signed_in(world, "owner")
    section = own.sections.get(visibility="public")
    post(client, f"/admin/profiles/section/{section.pk}/change/", heading="Rings")
    times = last_changes([own.pk, world.pages["foreign_draft"].pk])
    assert who_changed({own.pk: times[own.pk]}) == {own.pk: "owner"}
    assert ">owner</span>" in signed_in(world, "admin").get(URL).content.decode()


def test_a_work_that_was_changed_is_a_change_of_its_authors_pages(world: World) -> None:
    own = world.pages["own"]
    before = last_changes([own.pk])[own.pk]
    work = Publication.objects.get(slug="joint")
    work.title = "On the joint work"
    work.save()
    now = last_changes([own.pk, world.pages["colleague"].pk])
    assert now[own.pk] > before
    assert now[own.pk] == work.history.latest().history_date


def test_departments_say_when_news_is_old(world: World) -> None:
    own = world.pages["own"]
    today = datetime.date.today()  # noqa: DTZ011 - in UTC, as the tests' settings
    day = today - datetime.timedelta(days=200)
    NewsItem.objects.filter(profile=own).delete()
    factories.make_news(own, date=day.isoformat())
    assert "own" not in names(world, "admin", finding="old-news")
    above = factories.make_department(stale_after=100)
    for _level in range(2):  # which say nothing themselves
        above = factories.make_department(parent=above)
    Department.objects.filter(pk=world.mathematics.pk).update(parent=above)
    assert "own" in names(world, "admin", finding="old-news")
    Department.objects.filter(pk=world.mathematics.pk).update(stale_after=300)
    assert "own" not in names(world, "admin", finding="old-news")


@pytest.mark.parametrize(
    ("date", "said"), [("1919", "1919"), ("1919-06", "June 1919"), ("1919-06-04", "4 June 1919")]
)
def test_a_date_is_as_precise_as_it_was(world: World, date: str, said: str) -> None:
    own = world.pages["own"]
    NewsItem.objects.filter(profile=own).delete()
    factories.make_news(own, date=date)
    page = signed_in(world, "admin").get(URL).context["page"]
    assert [row.newest_news for row in page if row.person == own] == [said]


def test_imports_of_one_s_departments(world: World) -> None:
    ImportRun.objects.create(door="command", state="done", file_name="sites", department=None)
    html = signed_in(world, "admin").get(URL).content.decode()
    assert "done of Mathematics.zip" in html
    assert "of Physics.zip" not in html
    assert ">sites<" not in html
    assert ">sites<" in signed_in(world, "superuser").get(URL).content.decode()


def test_thirty_pages_take_as_many_queries_as_four(world: World) -> None:
    client = signed_in(world, "admin")
    factories.make_section(world.pages["own"], body="[x](asset:x)")
    before = queries_of(client, URL)
    for _ in range(26):
        person = factories.make_profile(department=world.mathematics)
        section = factories.make_section(person, body="[x](asset:x)")
        section.heading = "Rings"
        section.save()
        factories.make_news(person)
        factories.make_publication([person])
    assert queries_of(client, URL) == before
    page = client.get(URL)
    assert len(page.context["page"]) == 25
    assert "?page=2" in page.content.decode()


def test_the_first_screen_leads_there(world: World) -> None:
    html = signed_in(world, "admin").get("/admin/").content.decode()
    for path in (URL, "/admin/overview/links/", "/admin/overview/changes/"):
        assert f'href="{path}"' in html
    settings = f"/admin/profiles/department/{world.mathematics.pk}/change/"
    assert f'<a href="{settings}">Settings of the department</a>' in html
    own = signed_in(world, "owner").get("/admin/").content.decode()
    assert f'href="{URL}"' not in own
    assert f'href="/admin/overview/changes/?person={world.pages["own"].pk}"' in own
    assert "Settings of the department" not in signed_in(world, "editor").get("/admin/").text
