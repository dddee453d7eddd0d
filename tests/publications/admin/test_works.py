"""Works and their authors in the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from profiles.admin_base import choices
from profiles.permissions import can
from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import act, errors, post, sent_back
from tests.profiles.world import World
from tests.publications.admin.work_forms import change, names

pytestmark = pytest.mark.django_db

ADD = "/admin/publications/publication/add/"


def new_work(world: World, **values: Any) -> dict[str, Any]:
    """The data of a new work with its owner as the only author."""
    author = {"name": "S. Kovalevskaya", "profile": world.pages["own"].pk}
    row = {f"authorships-0-{name}": value for name, value in author.items()}
    return {"title": "On the rotation of a body", "year": 1889} | row | values


def test_a_new_work(world: World, owner: Client) -> None:
    response = post(owner, ADD, **new_work(world))
    assert response.status_code == 302, errors(response)
    work = Publication.objects.get(title="On the rotation of a body")
    assert work.slug == "1889-on-the-rotation-of-a-body"
    assert names(work) == [(1, "S. Kovalevskaya")]
    assert can(world.users["owner"], "change", work)


def test_a_new_work_names_its_own_author(world: World, owner: Client) -> None:
    """Otherwise whoever added it could not find it again."""
    response = post(owner, ADD, **new_work(world, **{"authorships-0-profile": None}))
    assert "Add the author on whose page" in errors(response)
    assert not Publication.objects.filter(year=1889).exists()


def test_a_new_work_is_not_put_on_anothers_page(world: World, owner: Client) -> None:
    forged = new_work(world, **{"authorships-0-profile": world.pages["foreign"].pk})
    assert "Select a valid choice" in errors(post(owner, ADD, **forged))


def test_links_as_lines(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="work-own-public")
    lines = "pdf https://example.org/a.pdf\ncode https://example.org/code The programme"
    assert post(owner, change(work), links=lines).status_code == 302
    work.refresh_from_db()
    assert work.links == [
        {"kind": "pdf", "url": "https://example.org/a.pdf", "label": ""},
        {"kind": "code", "url": "https://example.org/code", "label": "The programme"},
    ]
    before = work.links
    assert post(owner, change(work), note="Prix Bordin").status_code == 302
    work.refresh_from_db()
    assert work.links == before
    assert "is no address" in errors(post(owner, change(work), links="pdf javascript:alert(1)"))
    assert "is no link" in errors(post(owner, change(work), links="https://example.org/"))


def test_a_paper_on_ones_page(world: World, owner: Client) -> None:
    row = Authorship.objects.get(publication__slug="joint", profile=world.pages["own"])
    url = reverse("admin:publications_authorship_change", args=[row.pk])
    response = post(owner, url, selected="on")
    assert response.status_code == 302, errors(response)
    row.refresh_from_db()
    assert row.selected


@pytest.mark.parametrize("few", [50, 0], ids=["a list of people", "people searched for"])
def test_the_form_takes_a_constant_number_of_queries(
    world: World, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(choices, "FEW", few)
    client = Client()
    client.force_login(world.account("admin"))

    def queries_for(authors: int) -> int:
        people = [factories.make_profile(department=world.mathematics) for _ in range(authors)]
        elsewhere = [factories.make_profile(department=world.physics) for _ in range(authors)]
        work = factories.make_publication([*people, *elsewhere, *["Babbage"] * authors])
        client.get(change(work))
        with CaptureQueriesContext(connection) as queries:
            response = client.get(change(work))
        assert people[-1].name in response.content.decode()
        return len(queries)

    assert queries_for(3) == queries_for(10)


def test_authors_in_one_box(world: World, owner: Client) -> None:
    """The person whom the user looks after is linked, the others are names."""
    box = "S. Kovalevskaya; Person own and {Academy of Sciences}"
    data = {"title": "On rings", "author_list": box, "authorships-0-name": ""}
    response = post(owner, ADD, **data)
    assert response.status_code == 302, errors(response)
    work = Publication.objects.get(title="On rings")
    assert names(work) == [(1, "S. Kovalevskaya"), (2, "Person own"), (3, "Academy of Sciences")]
    linked = list(work.authorships.order_by("position").values_list("profile", "is_organization"))
    assert linked == [(None, False), (world.pages["own"].pk, False), (None, True)]


@pytest.mark.parametrize(
    ("box", "linked"),
    [
        ("P. Own; C. Babbage", [True, False]),
        ("P. Own; Person own", [False, True]),
        ("Own, P.; Own, P.", None),
        ("Person foreign", None),
        ("C. Babbage", None),
    ],
)
def test_who_is_meant_in_the_box(
    world: World, owner: Client, box: str, linked: list[bool] | None
) -> None:
    response = post(owner, ADD, title="On rings", author_list=box)
    if linked is None:
        assert "Add the author on whose page" in errors(response)
        assert not Publication.objects.filter(title="On rings").exists()
    else:
        work = Publication.objects.get(title="On rings")
        rows = work.authorships.order_by("position").values_list("profile", flat=True)
        assert [row == world.pages["own"].pk for row in rows] == linked


def test_a_box_that_cannot_be_read(world: World, owner: Client) -> None:
    response = post(owner, ADD, **new_work(world, author_list="Person own et al."))
    assert response.status_code == 200
    assert not Publication.objects.filter(year=1889).exists()


def test_numbers_are_taken_as_they_are_pasted(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="work-own-public")
    pasted = {"doi": "https://doi.org/10.1007/BF02418571", "arxiv": "arXiv:1706.03762v2"}
    assert post(owner, change(work), **pasted).status_code == 302
    work.refresh_from_db()
    assert (work.doi, work.arxiv) == ("10.1007/BF02418571", "1706.03762v2")
    html = owner.get(change(work)).content.decode()
    assert 'href="https://doi.org/10.1007/BF02418571"' in html
    assert 'href="https://arxiv.org/abs/1706.03762v2"' in html
    assert "is no arXiv id" in errors(post(owner, change(work), arxiv="1706"))
    assert "A DOI begins with 10." in errors(post(owner, change(work), doi="143239a0"))


def test_what_an_import_brought_does_not_keep_a_work_from_saving(
    world: World, owner: Client
) -> None:
    work = Publication.objects.get(slug="work-own-public")
    raw = {"arxiv": "see arXiv", "keywords": "a ;b, c", "editors": ["H. Poincaré"], "isbn": "1"}
    Publication.objects.filter(pk=work.pk).update(**raw)
    response = post(owner, change(work))
    assert response.status_code == 302, errors(response)
    assert {name: getattr(Publication.objects.get(pk=work.pk), name) for name in raw} == raw


def test_lists_as_lines(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="work-own-public")
    lines = {"editors": "H. Poincaré\nG. Darboux", "keywords": "rotation\r\nrigid bodies; tops\n"}
    assert post(owner, change(work), **lines).status_code == 302
    work.refresh_from_db()
    assert work.editors == ["H. Poincaré", "G. Darboux"]
    assert work.keywords == "rotation; rigid bodies; tops"


def test_doubtful_numbers_are_saved_with_a_warning(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="work-own-public")
    numbers = {"isbn": "978-0-306-40615-8", "issn": "0378-5955"}
    data = sent_back(owner.get(change(work))) | numbers
    html = owner.post(change(work), data, follow=True).content.decode()
    assert "The ISBN “978-0-306-40615-8” is saved, but its digits do not add up" in html
    assert "The ISSN" not in html
    assert Publication.objects.get(pk=work.pk).isbn == numbers["isbn"]


def test_raw_entries_are_shown_and_stay(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="work-own-public")
    raw = {"bibtex": "@book{a}", "ris": "TY  - BOOK", "csl_json": '{"id": "a"}'}
    Publication.objects.filter(pk=work.pk).update(**raw)
    assert "@book{a}" in owner.get(change(work)).content.decode()
    assert post(owner, change(work), **dict.fromkeys(raw, "forged")).status_code == 302
    assert {name: getattr(Publication.objects.get(pk=work.pk), name) for name in raw} == raw


def test_status_in_bulk(world: World, owner: Client) -> None:
    works = Publication.objects.filter(slug__in=["work-own-public", "work-foreign-public"])
    chosen = list(works.values_list("pk", flat=True))
    url = "/admin/publications/publication/"
    html = act(owner, url, "status_in_press", chosen).content.decode()
    assert "1 publication has the status “In press” now." in html
    assert [work.slug for work in works.filter(status="in_press")] == ["work-own-public"]


def test_the_list_leads_to_its_further_pages(world: World, owner: Client, editor: Client) -> None:
    html = owner.get("/admin/publications/publication/").content.decode()
    assert "/publication/yours/" in html
    assert "/publication/unlinked/" not in html
    assert (
        "/publication/unlinked/" in editor.get("/admin/publications/publication/").content.decode()
    )
