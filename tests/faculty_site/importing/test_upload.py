"""A department admin uploads a site, looks, and lets it in or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.test import Client

from faculty_site.importing import folders, forms, launching
from faculty_site.importing.models import ImportRun
from news.models import NewsItem
from profiles.models import Membership, Profile, Section
from publications.models import Publication
from tests.faculty_site.importing.conftest import ADD, answer, newest, page_of, upload
from tests.faculty_site.importing.packing import MARIE, zipped
from tests.profiles.admin.browsing import signed_in
from tests.profiles.world import World

SITE = zipped({"people/marie-curie.md": MARIE})


def shown(client: Client, content: bytes = SITE, **options: str) -> ImportRun:
    response = upload(client, content, **options)
    assert response.status_code == 302, response.content.decode()
    assert response["Location"] == page_of(newest())
    return newest()


def test_nothing_is_in_before_it_is_let_in(world: World) -> None:
    client, before = signed_in(world, "admin"), NewsItem.objects.count()
    run = shown(client)
    assert run.state == ImportRun.State.SHOWN, run.reason
    assert not Profile.objects.filter(slug="marie-curie").exists()
    said = client.get(page_of(run)).content.decode()
    for words in ("Marie Curie", "News items", "First woman professor", "Let it in"):
        assert words in said
    assert answer(client, run, "let_in").state == ImportRun.State.DONE
    marie = Profile.objects.get(slug="marie-curie")
    assert [m.department for m in marie.memberships.all()] == [world.mathematics]
    assert NewsItem.objects.count() == before + 2
    assert not folders.folder_of(run).path.exists()
    assert "It is in." in client.get(page_of(run)).content.decode()


def test_it_stands_in_the_history_of_each_record(world: World) -> None:
    client = signed_in(world, "admin")
    answer(client, shown(client), "let_in")
    lines = LogEntry.objects.filter(user=world.account("admin"))
    assert {"Marie Curie"} < set(lines.values_list("object_repr", flat=True))
    assert {line.content_type.model for line in lines if line.content_type} >= {
        "profile",
        "newsitem",
    }


def test_what_is_refused_leaves_no_file(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client)
    assert folders.folder_of(run).has_upload
    assert answer(client, run, "refuse").state == ImportRun.State.REFUSED
    assert not folders.folder_of(run).path.exists()
    assert answer(client, run, "let_in").state == ImportRun.State.REFUSED
    assert not Profile.objects.filter(slug="marie-curie").exists()


def test_what_would_come_in_now_is_shown_anew(world: World) -> None:
    client = signed_in(world, "admin")
    answer(client, shown(client), "let_in")
    run = shown(client, zipped({"marie-curie.md": MARIE.replace("in Paris", "in Warsaw")}))
    Profile.objects.filter(slug="marie-curie").update(name="Marie Skłodowska-Curie")
    warsaw = Section.objects.filter(body__contains="Warsaw")
    assert answer(client, run, "let_in").state == ImportRun.State.SHOWN
    assert run.shown["stale"]
    assert not warsaw.exists()
    assert "changed since you looked" in client.get(page_of(run)).content.decode()
    assert answer(client, run, "let_in").state == ImportRun.State.DONE
    assert warsaw.exists()
    assert Profile.objects.get(slug="marie-curie").name == "Marie Skłodowska-Curie"


def test_local_edits_and_changes_are_told_field_by_field(world: World) -> None:
    client = signed_in(world, "admin")
    answer(client, shown(client), "let_in")
    item = NewsItem.objects.get(body__contains="First woman")
    item.body = "First woman to lecture at the Sorbonne"
    item.save()
    changed = MARIE.replace("First woman professor", "First professor").replace(
        "Nobel Prize in Physics", "Half of the Nobel Prize in Physics"
    )
    run = shown(client, zipped({"marie-curie.md": changed}))
    (person,) = run.shown["people"]
    (news,) = (group for group in person["groups"] if group["model"] == "news.newsitem")
    by_state = {record["state"]: record["changes"] for record in news["records"]}
    assert set(by_state) == {"changed", "kept"}
    said = client.get(page_of(run)).content.decode()
    assert "Sorbonne" in said
    assert "Half of the" in said


@pytest.mark.parametrize("name", ["marie-curie.md", "Marie Curie.MD"])
def test_a_lone_page_is_a_site_as_well(world: World, name: str) -> None:
    client = signed_in(world, "admin")
    run = shown(client, MARIE.encode(), name=name)
    assert run.brings_anything, run.report


def test_lone_references_go_through_the_door_of_works(world: World) -> None:
    client = signed_in(world, "admin")
    bib = b"@article{a, title={On Rays}, author={Person own}, year={1903}}"
    response = upload(client, bib, name="works.bib", person="own")
    assert "On Rays" in response.content.decode()
    assert "Import what is ticked" in response.content.decode()
    assert not Publication.objects.filter(title="On Rays").exists()
    assert "Say whose works these are" in upload(client, bib, name="works.bib").content.decode()


def test_options_do_what_the_command_says(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client, slug="marie", state="unlisted", base_url="https://curie.example/")
    answer(client, run, "let_in")
    marie = Profile.objects.get(slug="marie")
    assert (marie.state, marie.old_site) == ("unlisted", "https://curie.example/")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"name": "site.exe"}, "Give the site as .zip"),
        ({"slug": "no slug"}, "Write letters, digits and hyphens"),
        ({"base_url": "javascript:alert(1)"}, "Write it as https://"),
        ({"person": "own", "slug": "other"}, "Say either"),
        ({"state": "superuser"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    world: World, options: dict[str, str], words: str
) -> None:
    runs = ImportRun.objects.count()
    response = upload(signed_in(world, "admin"), SITE, **options)
    assert words in response.content.decode()
    assert ImportRun.objects.count() == runs
    assert not (Path(settings.MEDIA_ROOT) / folders.NAME).exists()


def test_a_person_for_several_pages_is_told(world: World) -> None:
    two = zipped({"a.md": MARIE, "b.md": MARIE.replace("Marie", "Irène")})
    run = shown(signed_in(world, "admin"), two, person="own")
    assert (run.state, "pages of several" in run.reason) == (ImportRun.State.FAILED, True)


def test_a_hostile_archive_is_told(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client, zipped({"a.md": "x", "../evil.md": "x"}))
    assert run.state == ImportRun.State.FAILED
    assert "leads out of the archive" in client.get(page_of(run)).content.decode()
    assert not folders.folder_of(run).path.exists()


def test_no_page_names_the_folder_of_the_machine(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client, zipped({"a/marie.md": MARIE, "a/bad.md": "---\ntitle: [\n---\n"}))
    told = json.dumps([run.report, run.shown]) + client.get(page_of(run)).content.decode()
    assert "bad.md" in told
    assert str(settings.MEDIA_ROOT) not in told
    assert str(run.key) not in told


def test_a_page_names_no_option_of_the_command(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client, b"Somebody teaches here.\n", name="index.md")
    assert "(--profile SLUG" in json.dumps(run.report)
    told = client.get(page_of(run)).content.decode()
    assert "Say whose page it is." in told
    assert "--profile" not in told


def test_what_is_too_large_is_refused_unread(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faculty_site.importing.views.FORM_BYTES", 0)
    monkeypatch.setattr("faculty_site.importing.views.MOST_BYTES", 10)
    response = upload(signed_in(world, "admin"), SITE)
    assert response.status_code == 413
    assert "Leave out what the site does not need" in response.content.decode()


def test_so_is_a_file_beyond_the_limit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MOST_BYTES", 10)
    response = upload(signed_in(world, "admin"), SITE)
    assert "Leave out what the site does not need" in response.content.decode()


def test_forged_forms_are_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.account("admin"))
    assert upload(client, SITE).status_code == 403
    run = world.imports[1]
    assert client.post(page_of(run), {"step": "let_in"}).status_code == 403  # type: ignore[arg-type]


def test_few_are_read_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launching, "AT_ONCE", 0)
    response = upload(signed_in(world, "admin"), SITE)
    assert response.status_code == 503
    assert "Other uploads are being read" in response.content.decode()


def test_few_of_one_account_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faculty_site.importing.views.MOST_OPEN", 1)
    response = upload(signed_in(world, "admin"), SITE)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Several of your uploads wait" in html
    assert "/admin/importing/importrun/?state__exact=shown" in html


def test_a_site_as_a_whole_is_named_by_no_dot(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client, zipped({"holiday/notes.txt": "Rain."}))
    assert "This folder holds no page" in (html := client.get(page_of(run)).content.decode())
    assert '<span class="import__line">.</span>' not in html


def test_an_upload_that_is_gone_is_told(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client)
    folders.folder_of(run).remove()
    assert answer(client, run, "let_in").state == ImportRun.State.FAILED
    assert not Membership.objects.filter(profile__slug="marie-curie").exists()


def test_the_first_page_leads_there(world: World) -> None:
    for name, leads in (("admin", True), ("superuser", True), ("editor", False), ("owner", False)):
        said = signed_in(world, name).get("/admin/").content.decode()
        assert (f'href="{ADD}"' in said) == leads, name


def test_the_first_page_tells_of_what_waits_for_an_answer(world: World) -> None:
    ImportRun.objects.all().delete()
    client = signed_in(world, "admin")
    run = shown(client)
    assert "1 upload waits for an answer" in client.get("/admin/").content.decode()
    waiting = client.get("/admin/importing/importrun/?state__exact=shown").content.decode()
    assert page_of(run) in waiting
    others = signed_in(world, "foreign_admin").get("/admin/").content.decode()
    assert "waits for an answer" not in others
    answer(client, run, "refuse")
    assert "waits for an answer" not in client.get("/admin/").content.decode()


def test_the_report_is_the_command_s(world: World) -> None:
    client = signed_in(world, "admin")
    run = shown(client)
    report = client.get(f"/admin/importing/importrun/{run.pk}/report/")
    (source,) = report.json()["sources"]
    assert source["profile"] == "marie-curie"
    assert set(source) == {
        "path", "theme", "profile", "created", "updated", "unchanged", "kept", "blocks", "problems"
    }  # fmt: skip
