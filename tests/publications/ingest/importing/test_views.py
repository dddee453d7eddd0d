"""Importing works in the admin: who may, what is shown first, what goes in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from profiles.models import ImportRecord, Profile, Source, SourceFile
from publications.ingest.importing import views
from publications.models import Authorship, Publication
from tests import factories
from tests.publications.ingest.importing.asking import (
    URL,
    errors,
    look,
    named,
    send,
    states,
    upload,
)
from tests.publications.ingest.importing.samples import FOREIGN, MARIE, POLONIUM, RADIUM, many

pytestmark = pytest.mark.django_db


# What happens


def test_the_address() -> None:
    assert reverse("admin:import_publications") == URL


def test_a_preview_writes_nothing_and_the_import_does(client: Client) -> None:
    preview = look(client, f"{POLONIUM}\n{RADIUM}\n{FOREIGN}")
    assert preview.status_code == 200
    assert states(preview) == ["new", "new", "refused"]
    for model in (Publication, Authorship, Source, SourceFile, ImportRecord, LogEntry):
        assert not model._default_manager.exists()
    result = send(client, preview)
    assert result.status_code == 200
    assert states(result) == ["new", "new", "refused"]
    assert Publication.objects.count() == 2
    assert "2 works were brought in or changed." in result.content.decode()
    assert Source.objects.get().name == "pasted"


def test_only_what_is_ticked_goes_in(client: Client) -> None:
    preview = look(client, f"{POLONIUM}\n{RADIUM}")
    result = send(client, preview, [1])
    assert states(result) == ["left", "new"]
    assert Publication.objects.get().year == 1903


def test_a_second_run_changes_nothing(client: Client) -> None:
    preview = upload(client, f"{POLONIUM}\n{RADIUM}".encode())
    send(client, preview)
    before = list(ImportRecord.objects.values())
    again = upload(client, f"{POLONIUM}\n{RADIUM}".encode())
    assert "nothing to import" in again.content.decode()
    assert states(send(client, again)) == ["known", "known"]
    # The same preview sent twice, as by going back in the browser.
    assert states(send(client, preview)) == ["known", "known"]
    assert list(ImportRecord.objects.values()) == before


def test_a_changed_file_shows_old_and_new(client: Client) -> None:
    send(client, upload(client, f"{POLONIUM}\n{RADIUM}".encode()))
    Publication.objects.filter(year=1903).update(venue="Paris")
    preview = upload(client, f"{POLONIUM.replace('Comptes', 'C.')}\n{RADIUM}".encode())
    assert states(preview) == ["changed", "kept"]
    page = preview.content.decode()
    assert "Comptes rendus</del>" in page
    assert "C. rendus</ins>" in page
    assert "stays <b>Paris</b>" in page
    assert list(preview.context["choices"]) == [0]
    send(client, preview)
    assert set(Publication.objects.values_list("venue", flat=True)) == {"C. rendus", "Paris"}


def test_the_history_says_who_brought_works_in(client: Client) -> None:
    send(client, upload(client, f"{POLONIUM}\n{RADIUM}".encode()))
    assert set(LogEntry.objects.values_list("action_flag", "user__username")) == {
        (ADDITION, "marie")
    }
    send(client, upload(client, POLONIUM.replace("Comptes", "C.").encode()))
    entry = LogEntry.objects.get(action_flag=CHANGE)
    assert entry.object_id == str(Publication.objects.get(year=1898).pk)
    assert json.loads(entry.change_message) == [{"changed": {"fields": ["venue"]}}]


def test_tick_none_and_tick_all(client: Client) -> None:
    preview = look(client, f"{POLONIUM}\n{RADIUM}")
    assert preview.content.decode().count(" checked") == 2
    for step, ticked in (("untick", 0), ("tick", 2)):
        sealed = preview.context["sealed"]
        preview = client.post(URL, {"step": step, "sealed": sealed})
        assert preview.content.decode().count(" checked") == ticked
    assert not Publication.objects.exists()


def test_a_choice_that_was_not_offered_counts_nothing(client: Client) -> None:
    preview = look(client, f"{POLONIUM}\n{FOREIGN}")
    data = {"step": "import", "sealed": preview.context["sealed"]}
    result = client.post(URL, data | {"entry": ["1", "7", "-1", "x", "9" * 5000]})
    assert states(result) == ["left", "refused"]
    assert not Publication.objects.exists()


# What is wrong with a text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Choose a file or paste a text"),
        ({"pasted": "  \n"}, "Choose a file or paste a text"),
        ({"pasted": POLONIUM, "file": b"x"}, "not both"),
        (
            {"pasted": "Dear colleagues,"},
            "No entry was found in it. Line 1: This is neither BibTeX",
        ),
        ({"pasted": "x\n" * 1_000_001}, "more than 2 MB"),
        ({"file": b"x" * 2_000_001}, "more than 2 MB"),
        ({"file": b"@article{a,\n title\0}"}, "Line 2: This line holds a NUL byte"),
        ({"file": b"\xff\xfe\0"}, "UTF-16"),
        ({"file": b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 20}, "No entry was found"),
        ({"file": b"[" * 100_000}, "No entry was found"),
        ({"person": "nobody", "pasted": POLONIUM}, "Select a valid choice"),
        ({"person": "a\0", "pasted": POLONIUM}, "Null characters"),
        ({"person": "", "pasted": POLONIUM}, "required"),
    ],
    ids=lambda value: None if isinstance(value, dict) else value[:20],
)
def test_what_cannot_be_read_is_told(client: Client, data: dict[str, Any], words: str) -> None:
    file = {"file": named(data["file"], "papers.bib")} if "file" in data else {}
    response = client.post(URL, {"step": "preview", "person": "marie-curie"} | data | file)
    assert response.status_code == 200
    assert words in errors(response)
    assert not Publication.objects.exists()


def test_odd_letters_of_a_file_are_told_with_their_line(client: Client) -> None:
    text = RADIUM.encode("latin-1")
    page = upload(client, text).content.decode()
    assert "Line 4" in page
    assert "Windows-1252" in page
    assert "Faculté des sciences" in page


def test_so_many_entries_are_too_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_ENTRIES", 2)
    assert "There are 3 entries in it; at most 2" in errors(look(client, many(3)))


def test_a_text_cannot_speak_html(client: Client) -> None:
    evil = POLONIUM.replace("Sur une", "<script>alert(1)</script> Sur une")
    page = upload(client, evil.encode(), "<b>.bib").content.decode()
    assert "<script>alert" not in page
    assert "<b>.bib" not in page


def test_a_busy_database_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **more: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(views, "preview", refuse)
    response = look(client, POLONIUM)
    assert response.status_code == 400
    assert "Try again in a minute" in response.content.decode()


def test_versions_of_a_work_are_told(client: Client) -> None:
    send(client, look(client, POLONIUM))
    preprint = POLONIUM.replace("curie1898", "draft").replace("Comptes rendus", "arXiv preprint")
    page = look(client, preprint).content.decode()
    assert "Another version of it is “Sur une substance nouvelle radio-active" in page
    (entry,) = send(client, look(client, preprint)).context["outcome"].entries
    assert [other.kind for other in entry.related] == ["versions"]


def test_links_lead_here_from_the_person_and_from_the_list(client: Client) -> None:
    marie = Profile.objects.get()
    person = client.get(reverse("admin:profiles_profile_change", args=[marie.pk]))
    assert f'href="{URL}?person=marie-curie"' in person.content.decode()
    index = client.get(reverse("admin:index"))
    assert f'href="{URL}?person=marie-curie"' in index.content.decode()
    listed = client.get(reverse("admin:publications_publication_changelist"))
    assert f'href="{URL}"' in listed.content.decode()


# Size


def test_pages_cost_the_same_for_3_and_for_30(client: Client) -> None:
    counts = []
    for number in (3, 30):
        send(client, upload(client, many(number).encode()))
        with CaptureQueriesContext(connection) as queries:
            preview = upload(client, many(number).encode())
        assert states(preview) == ["known"] * number
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_people_of_one_name_are_told_apart(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    factories.make_profile(name=MARIE, slug="marie-curie-2")
    page = client.get(URL).content.decode()
    assert "Marie Curie (marie-curie-2)" in page
