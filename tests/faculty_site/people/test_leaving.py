"""A person takes everything along, and is erased with a receipt."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client

from faculty_site.people.erasing import erase, plan
from faculty_site.search import upkeep
from profiles.models import Asset, Delegation, Profile, SourceFile
from profiles.permissions import can
from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db

SECRET = "zyzzyva"


@pytest.fixture
def superuser() -> User:
    return factories.make_user("root", is_superuser=True)


@pytest.fixture
def person() -> Profile:
    """Somebody whose every text, name and file has one word in it that nobody else has."""
    owner = factories.make_user(SECRET, email=f"{SECRET}@example.org")
    person = factories.make_profile(
        department=factories.make_department(),
        name=f"{SECRET.title()} Noether",
        slug=f"{SECRET}-noether",
        owner=owner,
        email=owner.email,
        photo=ContentFile(b"photo", f"{SECRET}.jpg"),
    )
    factories.make_section(person, heading=SECRET, body=SECRET)
    page = factories.make_page(person, title=SECRET, body=SECRET, key=SECRET)
    item = factories.make_news(person, slug=SECRET, title=SECRET, body=SECRET)
    factories.make_entry(person, title=SECRET, body=SECRET)
    factories.make_link(person, label=SECRET)
    for row in (person, page, item):
        factories.make_translation(row, **{row.translations.model.words[1]: SECRET})
    Asset.objects.create(
        profile=person, key="a", old_path=f"../{SECRET}.pdf", file=ContentFile(b"%PDF", "a.pdf")
    )
    source = person.sources.create(name="index.md")
    SourceFile.objects.create(source=source, path="index.md", content=SECRET.encode())
    source.records.create(origin="1", model="news.newsitem", key=[SECRET], values={"a": SECRET})
    factories.make_invitation(person, email=f"{SECRET}@example.net")
    Delegation.objects.create(profile=person, user=factories.make_user())
    factories.make_publication([person], title=f"{SECRET} alone")
    other = factories.make_profile(slug="hilbert", name="David Hilbert")
    joint = Authorship(name="E. Noether", profile=person, orcid="0000-0002-1825-0097")
    factories.make_publication([joint, other], title="Shared", slug="shared")
    item.title = page.title = f"{SECRET} again"
    item.save()
    page.save()  # which leaves a history
    LogEntry.objects.log_actions(
        owner.pk, [person], CHANGE, f"Changed {person}.", single_object=True
    )
    upkeep.refresh()
    return person


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def rows_with(word: str) -> dict[str, int]:
    """In how many rows of which table the word stands, in any column."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 - ours
            rows = cursor.fetchall()
        number = sum(any(word in _text(value) for value in row) for row in rows)
        if number:
            found[model._meta.label] = number
    return found


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace").lower()
    return str(value).lower()


# Erasing


def test_no_table_has_a_word_of_an_erased_person(
    person: Profile, superuser: User, django_capture_on_commit_callbacks: Any
) -> None:
    before = rows_with(SECRET)
    assert {"profiles.Profile", "profiles.HistoricalPage", "search.Record"} <= before.keys()
    with django_capture_on_commit_callbacks(execute=True):
        erase(person, superuser)
    upkeep.refresh()
    assert rows_with(SECRET) == {}
    assert not default_storage.exists(str(person.photo))
    assert not default_storage.exists("assets/a.pdf")


def test_a_shared_work_keeps_the_name_as_printed(person: Profile, superuser: User) -> None:
    erase(person, superuser)
    work = Publication.objects.get(slug="shared")
    names = work.authorships.order_by("position").values_list("name", "profile__slug", "orcid")
    assert list(names) == [("E. Noether", None, ""), ("David Hilbert", "hilbert", "")]
    assert not Publication.objects.filter(title__contains="alone").exists()


def test_an_account_that_is_good_for_more_stays(person: Profile, superuser: User) -> None:
    factories.make_department()
    owner = person.owner
    assert owner is not None
    Delegation.objects.create(profile=factories.make_profile(), user=owner)
    assert plan(person).account is None
    erase(person, superuser)
    assert User.objects.filter(pk=owner.pk).exists()


def test_a_file_that_somebody_else_has_too_stays(person: Profile, superuser: User) -> None:
    name = person.assets.get().file.name
    other = Asset(profile=factories.make_profile(), key="b", file=name)
    other.save()
    assert name not in plan(person).files


def test_typed_confirmation_and_receipt(person: Profile, superuser: User) -> None:
    client, key = browser(superuser), person.pk
    address = f"/admin/people/{key}/erase/"
    shown = client.get(address).content.decode()
    assert person.slug in shown
    assert "not the address" in client.post(address, {"address": "noether"}).content.decode()
    assert Profile.objects.filter(pk=key).exists()
    answer = client.post(address, {"address": person.slug}, follow=True)
    assert "Not covered: backups" in answer.content.decode()
    receipt = client.get(answer.redirect_chain[-1][0], {"file": ""})
    text = receipt.content.decode()
    assert receipt["Content-Type"].startswith("text/plain")
    assert SECRET not in text.lower()
    assert f"number {key}" in text
    assert "By: root" in text
    assert not Profile.objects.filter(pk=key).exists()
    assert client.get(address).status_code == 404
    other = factories.make_user(role="admin", department=factories.make_department())
    assert browser(other).get(answer.redirect_chain[-1][0]).status_code == 404


@pytest.mark.parametrize("name", ["owner", "delegate", "editor", "admin", "foreign_admin"])
def test_who_may_open_these_pages(name: str) -> None:
    world: World = make_world()
    client, user = signed_in(world, name), world.users[name]
    owners = {"owner": {"own"}, "foreign_owner": {"foreign"}}
    for page, profile in world.pages.items():
        expected = {
            "erase/": can(user, "delete", profile),
            "handover/": can(user, "administer", profile),
            "everything.zip": can(user, "administer", profile) or page in owners.get(name, set()),
        }
        for door, allowed in expected.items():
            status = client.get(f"/admin/people/{profile.pk}/{door}").status_code
            assert status == (200 if allowed else 404), (page, door)
            missing = client.get(f"/admin/people/999999/{door}")
            assert missing.status_code == 404
    leads = client.get("/admin/people/leavers/").status_code
    assert leads == (200 if "admin" in name else 404)


# Taking everything along


def everything(client: Client, person: Profile) -> dict[str, bytes]:
    answer: Any = client.get(f"/admin/people/{person.pk}/everything.zip")
    assert answer.streaming
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert packed.testzip() is None
    return {name: packed.read(name) for name in packed.namelist()}


def test_the_owner_takes_everything_along(person: Profile) -> None:
    owner = person.owner
    assert owner is not None
    files = everything(browser(owner), person)
    (row,) = json.loads(files["rows/profile.json"])
    assert row["fields"]["name"] == person.name
    assert len(json.loads(files["rows/newsitem.json"])) == 1
    assert len(json.loads(files["rows/importrecord.json"])) == 1
    assert json.loads(files["rows/account.json"])["username"] == SECRET
    texts = [files[name].decode() for name in files if name.startswith("texts/sections/")]
    assert any(SECRET in text for text in texts)
    assert b"Shared" in files["works/publications.bib"]
    assert len(json.loads(files["works/publications.csl.json"])) == 2
    assert b"photo" in files.values()
    (asset,) = (name for name in files if name.endswith(".pdf"))
    assert ".." not in asset
    assert SECRET.encode() in files.values()  # the source, byte for byte
    assert json.loads(files["history/page.json"])
    assert b"password" not in b"".join(files.values())


def test_it_holds_nothing_of_others(person: Profile) -> None:
    other = factories.make_profile(name="Somebody Else")
    factories.make_section(other, body="unrelated words")
    owner = person.owner
    assert owner is not None
    assert b"unrelated words" not in b"".join(everything(browser(owner), person).values())
