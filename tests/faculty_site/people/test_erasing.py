"""Nothing is left of a person who is erased, and all of everybody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.test import Client

from faculty_site.importing.folders import folder_of
from faculty_site.importing.models import ImportRun
from faculty_site.link_check.models import Address
from faculty_site.people.erasing import erase, plan
from faculty_site.search import upkeep
from profiles.models import Asset, Delegation, Profile
from publications.models import Publication
from tests import factories
from tests.faculty_site.people.leaver import SECRET, rows_with
from tests.profiles.admin.browsing import browser, errors, post

pytestmark = pytest.mark.django_db


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
