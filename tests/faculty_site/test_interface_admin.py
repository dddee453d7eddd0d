"""The words of the admin: each is one that translators see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from faculty_site.importing.models import ImportRun
from faculty_site.invitations.models import Claim
from profiles.models import Asset, Delegation, LegacyUrl, NavigationLink, Profile
from profiles.models.ledger import ImportRecord, Source, SourceFile
from publications.models import Merge, Publication, Relation
from tests.factories import (
    make_claim,
    make_department,
    make_draft,
    make_entry,
    make_invitation,
    make_link,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_suggestion,
    make_translation,
    make_user,
)
from tests.faculty_site.strange import strange_words
from tests.profiles.admin.browsing import act

pytestmark = pytest.mark.django_db

NAMES = frozenset({
    "True", "False", "Search", "ORCID", "iD", "DOI", "BibTeX", "RIS", "CSL", "JSON", "ISBN", "ISSN",
    "HTML", "GitHub", "Google", "Scholar", "LinkedIn", "Mastodon", "Bluesky",
    "ResearchGate", "DBLP", "arXiv", "Wikipedia", "https", "example", "org", "asset",
    "page",
})  # fmt: skip
"""What is the same in every language, the beginnings of addresses, and what Django never says in
another language: what its icons mean."""

OF_DATES = frozenset({"de", "las"})
"""Words in the forms of dates of the language whose place the strange one takes."""

SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-label", "data-help", "data-refused")
SILENT = {"script", "style", "code", "textarea"}
EMPTY = {"meta", "link", "img", "input", "br", "hr", "wbr", "source", "image", "rect", "circle"}


class Unmarked(HTMLParser):
    """Words of a page outside ⟨…⟩, but in parts that are said to be English."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._left_out: list[str] = []
        self._depth = 0
        self.words: set[str] = set()
        self.feed(html)
        assert not self._depth, "a message was cut"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag not in EMPTY and (self._left_out or tag in SILENT or said.get("lang") == "en"):
            self._left_out.append(tag)
        if self._left_out:
            return
        spoken = [said.get(name, "") for name in SPOKEN]
        if tag == "input" and said.get("type") in ("submit", "button", "reset"):
            spoken.append(said.get("value", ""))
        for text in spoken:
            self._look_at(text, 0)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out and tag not in EMPTY:
            self._left_out.pop()

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._depth = self._look_at(data, self._depth)

    def _look_at(self, text: str, depth: int) -> int:
        """Keeps the text, if a word of it is not marked; says how deep in messages it ends."""
        plain = []
        for character in text:
            depth += {"⟨": 1, "⟩": -1}.get(character, 0)
            plain.append(" " if depth or character == "⟩" else character)
        found = re.findall(r"[A-Za-z]{2,}", "".join(plain))
        if set(found) - NAMES - OF_DATES:
            self.words.add(" ".join(text.split()))
        return depth


@pytest.fixture(autouse=True)
def _words_are_marked() -> Iterator[None]:
    with strange_words():
        yield


@pytest.fixture
def person() -> Profile:
    """Somebody with one of everything, all of it said in Greek and in numbers."""
    department = make_department(name="Φυσική", slug="1", accent="#174f6d", footer="α")
    NavigationLink.objects.create(department=department, label="β", url="/1/")
    person = make_profile(
        department=department, slug="2", name="Υπατία", sort_name="Υπατία", position="γ"
    )
    make_translation(person, language="el", name="Υ")
    make_translation(make_section(person, heading="δ", key="3"), language="el", heading="δ")
    make_translation(make_entry(person, title="ε", key="4", start="1843"), language="el", title="ε")
    make_translation(make_page(person, title="ζ", key="5"), language="el", title="ζ")
    make_link(person, label="η", key="6", url="/7/")
    make_news(person, title="θ", slug="8", body="α")
    Asset.objects.create(profile=person, key="9", file="9.0", title="ι")
    LegacyUrl.objects.create(profile=person, path="/10/", target="/11/")
    Delegation.objects.create(profile=person, user=_account("12"))
    source = Source.objects.create(profile=person, name="13", theme="14")
    SourceFile.objects.create(source=source, path="15", content=b"1")
    ImportRecord.objects.create(source=source, origin="16", model="17", key=["18"])
    ImportRun.objects.create(user=_account("26"), department=department, file_name="20")
    make_invitation(person, email="21@22.33", invited_by=None)
    make_draft(person.sections.get(), by=_account("30"), heading="ν")
    make_claim(person, user=_account("27"))
    Claim.objects.update(email="28@29.30")
    return person


@pytest.fixture
def works(person: Profile) -> list[Publication]:
    other = make_profile(slug="19", name="Σαπφώ", sort_name="Σαπφώ", position="")
    works = [
        make_publication([person, other], slug="20", title="κ", venue="λ", year=1843),
        make_publication([person, "Υ."], slug="21", title="κ", venue="λ", year=1844),
    ]
    make_suggestion(works[1], other, name="Υ.", reason="μ")
    make_translation(works[0], language="el", title="κ")
    Relation.objects.create(first=works[0], second=works[1], kind="same", confidence=60, reason="μ")
    Merge.objects.create(publication=works[0], other_slug="22", before={"title": "ν"})
    return works


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(_account("23"))
    return client


def _account(name: str) -> User:
    """Without a password, of which the form of an account shows the letters."""
    account = make_user(name, is_superuser=True)
    account.set_unusable_password()
    account.save()
    return account


def unmarked(desk: Client, address: str) -> set[str]:
    response = desk.get(address)
    assert response.status_code == 200, address
    return Unmarked(response.text).words


def test_the_guard_sees_what_is_not_marked() -> None:
    page = '<p title="Hi">⟨one <b>⟨two⟩ three</b>⟩ four<code>x</code><i lang="en">so</i> DOI</p>'

    assert Unmarked(page).words == {"Hi", "⟩ four"}


@pytest.mark.usefixtures("works")
@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label_lower)
def test_lists_and_forms(desk: Client, model: type[Model]) -> None:
    place = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    obj = model._default_manager.order_by("pk").first()
    assert obj is not None
    found = unmarked(desk, reverse(f"{place}_changelist"))
    found |= unmarked(desk, reverse(f"{place}_change", args=[obj.pk]))
    asked = desk.get("/admin/").wsgi_request
    if admin.site._registry[model].has_add_permission(asked):
        found |= unmarked(desk, reverse(f"{place}_add"))
    if admin.site._registry[model].has_delete_permission(asked, obj):
        found |= unmarked(desk, reverse(f"{place}_delete", args=[obj.pk]))
    assert not found


@pytest.mark.usefixtures("works")
@pytest.mark.parametrize(
    "name",
    [
        "index",
        "markdown_help",
        "import_publications",
        "publications_questions",
        "publications_unlinked",
        "publications_completeness",
        "publications_publication_duplicates",
    ],
)
def test_pages_beside_them(desk: Client, name: str) -> None:
    assert not unmarked(desk, reverse(f"admin:{name}"))


def test_pages_about_works(desk: Client, works: list[Publication]) -> None:
    one, other = (work.pk for work in works)
    made = Merge.objects.get().pk
    her, asked = (Profile.objects.get(slug=slug).pk for slug in ("2", "19"))
    for name, keys in (
        ("publications_author_list", [one]),
        ("publications_questions_of", [her]),
        ("publications_questions_of", [asked]),
        ("publications_publication_compare", [one, other]),
        ("publications_publication_merge_works", [one, other]),
        ("publications_publication_split_work", [one]),
        ("publications_publication_undo_merge", [made]),
        ("profiles_profile_history", [her]),
    ):
        assert not unmarked(desk, reverse(f"admin:{name}", args=keys)), name


def test_the_page_of_ones_own(client: Client, works: list[Publication]) -> None:
    person = Profile.objects.get(slug="19")
    person.owner = _account("24")
    person.owner.is_superuser = False
    person.owner.save()
    person.save()
    client.force_login(person.owner)

    assert not unmarked(client, reverse("admin:index"))
    assert not unmarked(client, reverse("admin:publications_questions_of", args=[person.pk]))


@pytest.mark.usefixtures("works")
@pytest.mark.parametrize("text", ["@book{κ, title={ξ}, author={Υπατία}, year=415}", "π"])
def test_an_import(desk: Client, text: str) -> None:
    sent = {"person": "2", "pasted": text, "step": "preview"}
    page = desk.post(reverse("admin:import_publications"), sent)

    assert not Unmarked(page.text).words


def test_what_is_wrong_with_a_form(desk: Client, works: list[Publication]) -> None:
    """And what is told when all is well."""
    person = Profile.objects.get(slug="2")
    for name in ("profiles_department", "profiles_profile", "news_newsitem", "profiles_page"):
        page = desk.post(reverse(f"admin:{name}_add"), {"accent": "0", "date": "0", "slug": "!"})
        assert not Unmarked(page.text).words, name
    for name, action, rows in (
        ("profiles_profile", "unlist_people", [person]),
        ("publications_publication", "hide", works),
        ("publications_publication", "status_in_press", works),
        ("publications_authorship", "select", works[0].authorships.all()),
        ("publications_authorship", "disown", works[0].authorships.all()),
    ):
        url = reverse(f"admin:{name}_changelist")
        sent = {"action": action, "_selected_action": [row.pk for row in rows]}
        assert not Unmarked(desk.post(url, sent).text).words, action
        page = act(desk, url, action, [row.pk for row in rows])
        assert page.context["messages"], action
        assert not Unmarked(page.text).words, action


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_signing_in(client: Client, name: str) -> None:
    assert not unmarked(client, reverse(name))
    assert not Unmarked(client.post(reverse(name), {}).text).words


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    "name", ["account_email", "account_set_password", "mfa_index", "usersessions_list"]
)
def test_pages_of_an_account(desk: Client, name: str) -> None:
    assert not Unmarked(desk.get(reverse(name), follow=True).text).words


@pytest.mark.usefixtures("person")
def test_an_account_that_looks_after_nothing(client: Client) -> None:
    client.force_login(make_user("25"))
    page = client.get(reverse("admin:index"), follow=True)

    assert page.status_code == 403
    assert not Unmarked(page.text).words
