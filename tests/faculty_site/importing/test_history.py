"""Imports by command stand in the same history."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from faculty_site.importing.models import ImportRun
from tests.factories import make_department
from tests.faculty_site.importing.conftest import page_of
from tests.faculty_site.importing.packing import MARIE
from tests.faculty_site.test_import_pages import import_pages
from tests.profiles.admin.browsing import signed_in
from tests.profiles.world import World


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "marie-curie.md"
    path.write_text(MARIE, encoding="utf-8")
    return path


def by_command() -> list[ImportRun]:
    return list(ImportRun.objects.filter(door="command"))


def test_a_command_is_remembered_with_its_report(world: World, page: Path) -> None:
    import_pages(page, department="mathematics", state="unlisted")
    (run,) = by_command()
    assert (run.state, run.user, run.department) == ("done", None, world.mathematics)
    assert run.file_name == "marie-curie.md"
    assert run.options == {"state": "unlisted"}
    (source,) = run.sources
    assert (source["path"], source["profile"]) == ("marie-curie.md", "marie-curie")
    for name, status in (("admin", 200), ("superuser", 200), ("foreign_admin", 302)):
        assert signed_in(world, name).get(page_of(run)).status_code == status, name
    html = signed_in(world, "admin").get(page_of(run)).content.decode()
    assert ">Marie Curie <" in html
    assert ">marie-curie <" not in html


def test_one_for_several_departments_is_for_superusers(world: World, page: Path) -> None:
    manifest = page.with_name("people.yml")
    other = page.with_name("other.md")
    other.write_text(MARIE.replace("Marie", "Irène"), encoding="utf-8")
    manifest.write_text(
        f"- {{source: {page.name}, department: mathematics}}\n"
        f"- {{source: {other.name}, department: physics}}\n",
        encoding="utf-8",
    )
    call_command(
        "import_pages",
        manifest=manifest,
        fixtures=page.with_name("out"),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )
    (run,) = by_command()
    assert run.department is None
    assert signed_in(world, "admin").get(page_of(run)).status_code == 302
    assert signed_in(world, "superuser").get(page_of(run)).status_code == 200


@pytest.mark.django_db
def test_what_writes_nothing_is_not_remembered(page: Path) -> None:
    make_department()
    import_pages(page, dry_run=True)
    import_pages(page, no_load=True)
    assert by_command() == []


@pytest.mark.django_db
def test_works_by_command_are_remembered(world: World, tmp_path: Path) -> None:
    file = tmp_path / "works.bib"
    file.write_text("@article{a, title={On Rays}, author={Person own}, year={1903}}", "utf-8")
    call_command("import_publications", "own", str(file), stdout=io.StringIO())
    (run,) = by_command()
    assert (run.department, run.file_name) == (world.mathematics, "works.bib")


def test_a_list_asks_the_database_no_more_often_the_longer_it_is(world: World) -> None:
    client: Client = signed_in(world, "admin")
    address = "/admin/importing/importrun/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    asked()
    few = asked()
    for number in range(30):
        ImportRun.objects.create(
            department=world.mathematics,
            user=world.account("second_admin"),
            state="done",
            file_name=f"{number}.zip",
        )
    assert asked() == few


def test_a_list_says_what_came_by_command(world: World, page: Path) -> None:
    import_pages(page, department="mathematics")
    html = signed_in(world, "admin").get("/admin/importing/importrun/").content.decode()
    assert '<td class="field-by">by a command</td>' in html
