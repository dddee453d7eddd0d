"""Onto whom and into what an upload may bring something: asked of the rule for each person."""

from __future__ import annotations

import pytest

from faculty_site.importing.models import ImportRun
from profiles.models import Department, DepartmentRole, Membership, Profile
from publications.models import Publication
from tests import factories
from tests.faculty_site.importing.conftest import ADD, answer, newest, page_of, upload
from tests.faculty_site.importing.packing import zipped
from tests.profiles.admin.browsing import signed_in
from tests.profiles.world import HANDS, World
from tests.test_sites import SITES

LAB_SITE = SITES / "hugo" / "hugoblox-lab"
LAB = zipped(
    {
        path.relative_to(LAB_SITE).as_posix(): path.read_bytes()
        for path in LAB_SITE.rglob("*")
        if path.is_file()
    }
)


def told(run: ImportRun) -> str:
    return " ".join(p["message"] for source in run.sources for p in source["problems"])


def person(name: str, text: str = "Somebody who writes.") -> bytes:
    return zipped({"page.md": f"---\ntitle: {name}\nlayout: default\n---\n{text}\n"})


@pytest.mark.parametrize("name", [*HANDS, "foreign_admin", "superuser"])
def test_who_may_upload_at_all(world: World, name: str) -> None:
    client = signed_in(world, name)
    allowed = name in ("admin", "foreign_admin", "superuser")
    assert client.get(ADD).status_code == (200 if allowed else 403)
    runs = ImportRun.objects.count()
    status = upload(client, person("Ada Lovelace")).status_code
    into_mathematics = name in ("admin", "superuser")
    assert (ImportRun.objects.count() > runs) == into_mathematics
    assert status == (302 if into_mathematics else 200 if allowed else 403)


@pytest.mark.parametrize("slug", ["foreign", "foreign-draft"])
def test_nobody_else_s_page_is_touched_or_told_of(world: World, slug: str) -> None:
    """The same words for a page that is seen and for one that is not."""
    client = signed_in(world, "admin")
    before = Profile.objects.filter(slug=slug).values().get()
    upload(client, person("Ada Lovelace"), slug=slug)
    run = newest()
    assert told(run) == (
        f"“{slug}” is the address of a page that you do not administer, so nothing of this came "
        "in. If it is about somebody else, import it with another address."
    )
    assert answer(client, run, "let_in").state == ImportRun.State.SHOWN
    assert Profile.objects.filter(slug=slug).values().get() == before


def test_a_namesake_elsewhere_is_no_number_two(world: World) -> None:
    factories.make_profile(name="Ada Lovelace", slug="ada-lovelace", department=world.physics)
    client = signed_in(world, "admin")
    upload(client, person("Ada Lovelace"))
    assert "do not administer" in told(newest())
    upload(client, person("Ada Lovelace"), slug="ada-king")
    assert answer(client, newest(), "let_in").state == ImportRun.State.DONE
    assert Profile.objects.get(slug="ada-king").departments.get() == world.mathematics


def test_somebody_of_two_departments_stays_in_both(world: World) -> None:
    client = signed_in(world, "admin")
    upload(client, person("Person shared", "New words."), person="shared")
    assert answer(client, newest(), "let_in").state == ImportRun.State.DONE
    shared = Membership.objects.filter(profile=world.pages["shared"])
    assert set(shared.values_list("department__slug", flat=True)) == {"mathematics", "physics"}


def test_an_admin_takes_in_nobody_from_another_department(world: World) -> None:
    client = signed_in(world, "admin")
    response = upload(client, person("Person foreign"), person="foreign")
    assert "Select a valid choice" in response.content.decode()
    assert "Person foreign</option>" not in client.get(ADD).content.decode()


def test_a_right_that_ends_before_the_answer_counts_no_more(world: World) -> None:
    client = signed_in(world, "admin")
    upload(client, person("Ada Lovelace"))
    run = newest()
    DepartmentRole.objects.filter(user=world.account("admin")).delete()
    DepartmentRole.objects.create(
        user=world.account("admin"), department=world.physics, role="admin"
    )
    for send in (client.get, client.post):
        response, missing = send(page_of(run)), send(page_of(ImportRun(pk=9_999_999)))
        assert response.status_code == missing.status_code
        assert response.headers.get("Location") == missing.headers.get("Location")
    assert not Profile.objects.filter(slug="ada-lovelace").exists()


def test_one_that_begins_elsewhere_shows_it_anew(world: World) -> None:
    """What changed since it was looked at, is a right as well."""
    client = signed_in(world, "admin")
    factories.make_profile(name="Ada Lovelace", slug="ada", department=world.mathematics)
    upload(client, person("Ada Lovelace"), person="ada")
    run = newest()
    Membership.objects.filter(profile__slug="ada").update(department=world.physics)
    assert answer(client, run, "let_in").state == ImportRun.State.SHOWN
    assert run.shown["stale"]
    assert "do not administer" in told(run)


def test_a_second_admin_sees_what_is_in_and_no_preview(world: World) -> None:
    first, second = signed_in(world, "admin"), signed_in(world, "second_admin")
    upload(first, person("Ada Lovelace"))
    run = newest()
    assert second.get(page_of(run)).status_code == 302
    answer(first, run, "let_in")
    assert "Ada Lovelace" in second.get(page_of(run)).content.decode()


def test_a_hidden_work_of_others_is_told_nothing_of(world: World) -> None:
    """Who guesses the title of somebody's unfinished work reads none of its values."""
    factories.make_publication(
        [world.pages["foreign_draft"], "Ada Lovelace"],
        title="On the secret engine",
        year=1843,
        venue="Unpublished Notes",
        visibility="hidden",
    )
    guess = (
        "@article{a, title={On the secret engine}, year={1843}, journal={A Guess},"
        " author={Ada Lovelace and Charles Babbage}}"
    )
    client = signed_in(world, "admin")
    about = "---\nlayout: about\ntitle: about\npermalink: /\n---\nI compute.\n"
    site = {
        "_config.yml": "title: Ada Lovelace\nfirst_name: Ada\nlast_name: Lovelace\n",
        "_bibliography/papers.bib": guess,
        "_pages/about.md": about,
    }
    upload(client, zipped(site))
    run = newest()
    assert run.brings_anything, run.report
    assert "Unpublished Notes" not in f"{run.report}{run.shown}"
    assert Publication.objects.filter(title="On the secret engine").count() == 1


@pytest.mark.parametrize("name", ["admin", "superuser"])
def test_a_work_of_others_stays_as_it_is(world: World, name: str) -> None:
    """A person whom an admin makes of any name is no author of what another department has."""
    work = factories.make_publication(
        [world.pages["foreign"], "Ada Lovelace"],
        title="On the engine of others",
        year=1843,
        venue="Notes",
    )
    site = {
        "_config.yml": "title: Ada Lovelace\nfirst_name: Ada\nlast_name: Lovelace\n",
        "_bibliography/papers.bib": (
            "@article{a, title={On the engine of others}, year={1843}, journal={Notes},"
            " doi={10.1234/engine}, author={Person foreign and Ada Lovelace}}"
        ),
        "_pages/about.md": "---\nlayout: about\ntitle: about\npermalink: /\n---\nI compute.\n",
    }
    client = signed_in(world, name)
    for _ in range(2):
        upload(client, zipped(site))
        answer(client, newest(), "let_in")
    ada, taken = Profile.objects.get(slug="ada-lovelace"), name == "superuser"
    work.refresh_from_db()
    assert work.doi == ("10.1234/engine" if taken else "")
    assert work.authorships.filter(profile=ada).exists() is taken
    assert ("stands on the page of somebody else" in told(newest())) is not taken
    assert ada.suggestions.filter(publication=work).exists() is not taken
    assert Publication.objects.filter(title="On the engine of others").count() == 1


def test_only_a_superuser_makes_a_lab(world: World) -> None:
    upload(signed_in(world, "admin"), LAB)
    run = newest()
    assert run.brings_anything, run.report
    assert "only a superuser makes one" in told(run)
    page = signed_in(world, "admin").get(page_of(run)).content.decode()
    assert page.count("only a superuser makes one") == 1, "once for all of its people"
    answer(signed_in(world, "admin"), run, "let_in")
    assert run.state == ImportRun.State.DONE
    assert not Department.objects.filter(kind="lab").exists()
    upload(signed_in(world, "superuser"), LAB)
    answer(signed_in(world, "superuser"), newest(), "let_in")
    assert Department.objects.filter(kind="lab").exists()


def test_a_lab_of_others_takes_nobody_in(world: World) -> None:
    upload(signed_in(world, "superuser"), LAB)
    answer(signed_in(world, "superuser"), newest(), "let_in")
    Membership.objects.filter(department__kind="lab").delete()
    Profile.objects.filter(slug__contains="curie").delete()
    upload(signed_in(world, "admin"), LAB)
    assert "do not administer, so nothing of this came in" in told(newest())
    assert not newest().brings_anything
