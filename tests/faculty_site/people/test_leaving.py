"""A person takes everything along, and is erased with a receipt."""

from __future__ import annotations

import io
import json
import zipfile
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client

from faculty_site.drafts.models import Draft
from faculty_site.importing.folders import folder_of
from faculty_site.importing.models import ImportRun
from faculty_site.link_check.models import Address
from faculty_site.people.erasing import erase, plan
from faculty_site.search import upkeep
from profiles.models import Asset, Delegation, Profile, SourceFile
from profiles.permissions import can
from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import errors, post, signed_in
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
    section = factories.make_section(person, heading=SECRET, body=SECRET)
    draft = factories.make_draft(section, by=owner, body=SECRET)
    factories.make_draft_link(draft, owner, SECRET)
    Draft.objects.create(
        model="publications.publication", title=SECRET, contents={"data": {"title": [SECRET]}},
        changed=draft.changed, changed_by=owner,
    )  # fmt: skip
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


def test_addresses_that_only_they_linked_to_are_forgotten(person: Profile, superuser: User) -> None:
    other = factories.make_mention(factories.make_profile())
    factories.make_mention(person)
    erase(person, superuser)
    assert list(Address.objects.all()) == [other.address]


def changed(row: Any, **values: Any) -> Any:
    """The row after a saving that leaves a history."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def test_what_was_deleted_from_the_page_before_goes_with_it(
    person: Profile, superuser: User, django_capture_on_commit_callbacks: Any
) -> None:
    """Its history is all that is left of it, and the log calls it by its name."""
    admin = browser(superuser)
    entry = changed(person.entries.get(), title=f"{SECRET} prize")
    LogEntry.objects.log_actions(superuser.pk, [entry], CHANGE, "", single_object=True)
    other = factories.make_profile()
    invited = {"email": f"{SECRET}@example.org", "kind": "delegate", "profile": other.pk}
    assert errors(post(admin, "/admin/invitations/invitation/add/", **invited)) == ""
    entry.delete()
    with django_capture_on_commit_callbacks(execute=True):
        erase(person, superuser)
    assert rows_with(SECRET) == {}


def test_the_histories_of_all_others_stay(person: Profile, superuser: User) -> None:
    """Works, departments and their news belong to no page, so their rows name none."""
    department = changed(factories.make_department(), name="Physics")
    work = changed(factories.make_publication([factories.make_profile()]), title="Another one")
    news = changed(factories.make_news(department=department), title="A prize")
    shared = changed(Publication.objects.get(slug="shared"), title="Shared by two")
    erase(person, superuser)
    for row in (department, work, news, shared):
        assert row.history.count() > 1, row


def test_reports_of_imports_forget_the_person_and_keep_the_others(
    person: Profile, superuser: User
) -> None:
    told = [
        {"path": f"{SECRET}/index.md", "profile": person.slug, "problems": [{"message": SECRET}]},
        {"path": "hilbert/index.md", "profile": "hilbert", "problems": []},
    ]
    shown = [{"slug": person.slug, "name": str(person)}, {"slug": "hilbert", "name": "Hilbert"}]
    both, alone = (
        ImportRun.objects.create(
            state="done",
            file_name=name,
            options={"profile": person.slug if number == 1 else ""},
            report={"sources": told[:number]},
            shown={"people": shown[:number], "digest": "1"},
            reason=f"{person} cannot be read.",
        )
        for name, number in (("pages.zip", 2), (f"{SECRET}.zip", 1))
    )
    gone = erase(person, superuser)
    assert gone["imports"] == 2
    assert "importing.ImportRun" not in rows_with(SECRET)
    both.refresh_from_db()
    alone.refresh_from_db()
    assert both.report == {"sources": told[1:]}
    assert both.shown["people"] == shown[1:]
    assert (both.file_name, alone.file_name, alone.sources) == ("pages.zip", "(erased)", [])


def test_an_upload_that_would_bring_the_person_back_is_refused(
    person: Profile, superuser: User, django_capture_on_commit_callbacks: Any
) -> None:
    run = ImportRun.objects.create(
        state="shown",
        file_name="site.zip",
        report={"sources": [{"path": "index.md", "profile": person.slug, "problems": []}]},
    )
    folder_of(run).keep("site.zip", [SECRET.encode()])
    with django_capture_on_commit_callbacks(execute=True):
        erase(person, superuser)
    run.refresh_from_db()
    assert run.state == "refused"
    assert not folder_of(run).path.exists()


def test_a_form_that_waits_for_its_writer_is_forgotten(person: Profile, superuser: User) -> None:
    waiting, others = Client(), Client()
    for client, said in ((waiting, person.name), (others, "Nothing of theirs")):
        session = client.session
        session["kept_form"] = {"writer": 1, "path": "/", "data": urlencode({"a": said}), "at": 0}
        session["language"] = "de"
        session.save()
    erase(person, superuser)
    assert "kept_form" not in waiting.session
    assert waiting.session["language"] == "de"
    assert "kept_form" in others.session


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


def test_two_who_erase_at_once(
    person: Profile, superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one finds nobody, as at an address that never was."""
    address = f"/admin/people/{person.pk}/erase/"
    late = type(person)._default_manager.get(pk=person.pk)
    erase(person, superuser)
    monkeypatch.setattr(
        "faculty_site.people.leaving.visible",
        lambda *_: SimpleNamespace(filter=lambda **_: SimpleNamespace(first=lambda: late)),
    )
    assert browser(superuser).post(address, {"address": late.slug}).status_code == 404


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


def test_it_holds_no_addresses_of_others_who_wanted_the_page_and_no_keys(person: Profile) -> None:
    owner = person.owner
    assert owner is not None
    factories.make_claim(person)
    factories.make_claim(person, user=owner)
    helped = factories.make_invitation(person, kind="delegate")
    files = everything(browser(owner), person)
    assert f"{SECRET}@example.net" not in str(files)  # once invited to own it
    (own,) = json.loads(files["rows/claim.json"])
    assert own["fields"]["user"] == owner.pk
    assert helped.email in str(files)
    assert helped.serial not in str(files)


def test_it_holds_nothing_of_others(person: Profile) -> None:
    other = factories.make_profile(name="Somebody Else")
    factories.make_section(other, body="unrelated words")
    owner = person.owner
    assert owner is not None
    assert b"unrelated words" not in b"".join(everything(browser(owner), person).values())
