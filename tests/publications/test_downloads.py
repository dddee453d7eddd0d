"""Works to take away."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rispy
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from faculty_site.lib.bibtex import read_bibliography
from profiles.models.base import Visibility
from publications.models import Authorship, Publication
from publications.views import downloads
from tests.factories import make_department, make_profile, make_publication, make_user

pytestmark = pytest.mark.django_db

ENDINGS = ("bib", "ris", "csl.json")
RAW = "@Article{curie1898,\n  Title={Sur une substance},  year = 1898 }"


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    content = b"".join(response) if response.streaming else response.content
    return str(content.decode())


def titles(ending: str, text: str) -> list[str]:
    if ending == "bib":
        return [entry.fields["title"].replace("{", "").replace("}", "")
                for entry in read_bibliography(text).entries]  # fmt: skip
    if ending == "ris":
        return [record["title"] for record in rispy.loads(text)]
    return [item["title"] for item in json.loads(text)]


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_work(client: Client, ending: str, content_type: str) -> None:
    make_publication(["Ada Lovelace", make_profile()], slug="note-g", title="Note G")

    response = client.get(f"/publications/note-g.{ending}")

    assert titles(ending, text_of(response)) == ["Note G"]
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="note-g.{ending}"'
    assert response["X-Robots-Tag"] == "noindex"


def test_what_was_imported_is_given_back_unchanged(client: Client) -> None:
    ris = "TY  - JOUR\r\nTI  - Sur une substance\r\nXX  - kept\r\nER  - \r\n"
    csl = '{"id": "x", "type": "article", "title": "Sur une substance", "custom": {"a": 1}}'
    make_publication(slug="curie", bibtex=RAW, ris=ris, csl_json=csl)

    assert text_of(client.get("/publications/curie.bib")).strip() == RAW
    assert text_of(client.get("/publications/curie.ris")).strip() == ris.strip()
    assert csl in text_of(client.get("/publications/curie.csl.json"))


@pytest.mark.parametrize("stored", ["{", "[]", "1", "[" * 5000])
def test_csl_json_that_somebody_broke_is_made_anew(client: Client, stored: str) -> None:
    make_publication(slug="curie", csl_json=stored, title="Radium")

    (item,) = json.loads(text_of(client.get("/publications/curie.csl.json")))
    assert item["title"] == "Radium"


def test_a_work_that_did_not_change_is_not_sent_again(client: Client) -> None:
    make_publication(slug="note-g")
    etag = client.get("/publications/note-g.bib")["ETag"]

    answer = client.get("/publications/note-g.bib", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")
    Publication.objects.update(title="Note H")
    answer = client.get("/publications/note-g.bib", headers={"If-None-Match": etag})
    assert answer.status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_lists_have_the_works_of_their_pages_newest_first(client: Client, ending: str) -> None:
    department = make_department(slug="physics")
    ada = make_profile(slug="ada", department=department)
    other = make_profile(slug="other")
    make_publication([ada], title="Old", year=1843)
    make_publication([ada, other], title="New", year=1844)
    make_publication([other], title="Of another", year=1842)
    make_publication([ada], title="Hidden", visibility=Visibility.HIDDEN)
    make_publication([Authorship(name="Ada", profile=ada, hidden=True)], title="Hidden by Ada")
    make_publication(["Charles Babbage"], title="Of nobody here")

    def listed(address: str) -> list[str]:
        response = client.get(f"{address}.{ending}")
        assert response["Content-Type"].startswith("application/")
        return titles(ending, text_of(response))

    assert listed("/publications") == ["New", "Old", "Of another"]
    assert listed("/people/ada/publications") == ["New", "Old"]
    assert listed("/departments/physics/publications") == ["New", "Old"]


def test_the_query_of_a_list_filters_its_download(client: Client) -> None:
    ada = make_profile(slug="ada", department=make_department(slug="physics"))
    make_publication([ada], title="Loom", year=1843, keywords="engines; looms")
    make_publication([ada], title="Engine", year=1843, keywords="engines")
    make_publication([ada], title="Late", year=1844, keywords="engines")

    def listed(address: str) -> list[str]:
        return titles("ris", text_of(client.get(address)))

    for path in ("/publications", "/people/ada/publications", "/departments/physics/publications"):
        assert listed(f"{path}.ris?keyword=engines&year=1843") == ["Engine", "Loom"]
        assert listed(f"{path}.ris?keyword=looms") == ["Loom"]
        assert listed(f"{path}.ris?year=none") == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_lists_without_works_are_files_too(client: Client, ending: str) -> None:
    assert titles(ending, text_of(client.get(f"/publications.{ending}"))) == []


def test_names_of_files(client: Client) -> None:
    make_profile(slug="ada", department=make_department(slug="physics"))

    for address, name in (
        ("/publications.bib", "publications.bib"),
        ("/people/ada/publications.ris", "ada-publications.ris"),
        ("/departments/physics/publications.csl.json", "physics-publications.csl.json"),
    ):
        assert client.get(address)["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    "address", ["/publications/note-g.bib", "/publications.ris", "/people/ada/publications.bib"]
)
def test_head_has_the_headers_alone(client: Client, address: str) -> None:
    make_publication([make_profile(slug="ada")], slug="note-g")

    head, got = client.head(address), client.get(address)

    assert isinstance(head, HttpResponse)
    assert head.content == b""
    for name in ("Content-Type", "Content-Disposition", "X-Robots-Tag"):
        assert head[name] == got[name]
    assert client.post(address).status_code == 405


def test_keys_that_two_works_share_are_told_apart(client: Client) -> None:
    person = make_profile()
    for title in ("First", "Second", "Third"):
        make_publication([person], title=title, bibtex=f"@misc{{Curie, title = {{{title}}}}}")
    make_publication([person], title="Zero", bibtex="@misc(curie-2, title = {Zero})")

    read = read_bibliography(text_of(client.get("/publications.bib")))

    assert read.faults == []
    assert [entry.key for entry in read.entries] == ["Curie", "Curie-2", "Curie-3", "curie-2-2"]


@pytest.mark.parametrize(
    "address",
    [
        "/publications/no-such-work.bib",
        "/publications/note-g.pdf",
        "/publications.json",
        "/people/nobody/publications.bib",
        "/departments/none/publications.bib",
    ],
)
def test_what_there_is_not(client: Client, address: str) -> None:
    make_publication(slug="note-g")

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_hidden_work_and_one_of_a_draft_are_404s_like_their_pages(
    client: Client, ending: str
) -> None:
    owner = make_user()
    draft = make_profile(slug="draft", owner=owner, state="draft")
    make_publication([draft], slug="of-draft", title="Of a draft")
    make_publication([draft], slug="hidden", visibility=Visibility.HIDDEN)

    for address in ("/publications/of-draft", "/publications/hidden", "/people/draft/publications"):
        assert client.get(f"{address}.{ending}").status_code == 404
    client.force_login(owner)
    assert client.get(f"/publications/hidden.{ending}").status_code == 404
    answer = client.get(f"/publications/of-draft.{ending}")
    assert titles(ending, text_of(answer)) == ["Of a draft"]
    assert answer["Cache-Control"] == "private, no-store"
    answer = client.get(f"/people/draft/publications.{ending}")
    assert titles(ending, text_of(answer)) == ["Of a draft"]
    assert answer["Cache-Control"] == "private, no-store"


def test_unfinished_works_are_for_whom_their_pages_are(client: Client) -> None:
    owner = make_user()
    department = make_department(slug="physics")
    ada = make_profile(slug="ada", owner=owner, department=department, unfinished_works="members")
    make_publication([ada], slug="draft", title="Under way", status="in_preparation")
    lists = ("/publications.ris", "/people/ada/publications.ris",
             "/departments/physics/publications.ris")  # fmt: skip

    assert [text_of(client.get(each)) for each in lists] == ["", "", ""]
    assert client.get("/publications/draft.ris").status_code == 404
    client.force_login(owner)
    for each in (*lists, "/publications/draft.ris"):
        assert titles("ris", text_of(client.get(each))) == ["Under way"]


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize("ending", ENDINGS)
def test_lists_ask_the_same_number_of_queries(
    client: Client, count: int, ending: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [make_profile(slug=f"p-{number}") for number in range(3)]
    for _ in range(count):
        make_publication([*people, "Luigi Menabrea"])

    # The works, their authors.
    with django_assert_num_queries(2):
        text_of(client.get(f"/publications.{ending}"))
    # The person too.
    with django_assert_num_queries(3):
        text_of(client.get(f"/people/p-0/publications.{ending}"))


def test_a_list_is_read_in_lots(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(downloads, "CHUNK", 4)
    person = make_profile()
    for _ in range(10):
        make_publication([person])

    # The works once, the authors of each lot, the lots of whom are three.
    with django_assert_num_queries(4):
        assert len(titles("csl.json", text_of(client.get("/publications.csl.json")))) == 10
