"""The sample department: what it shows, and where it refuses to come in."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import tempfile
from io import StringIO
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.conf import settings as site_settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count
from django.test import Client, TestCase, override_settings
from django.utils import timezone
from pytest_django import Settings

from faculty_site.context_processors import site_name
from faculty_site.drafts.looking import look_at
from faculty_site.drafts.models import Draft
from faculty_site.importing.folders import folder_of
from faculty_site.importing.models import ImportRun
from faculty_site.invitations.models import Claim
from faculty_site.management.commands.demo import ROLES
from faculty_site.search.models import Change, Kind, Record
from news.models import NewsItem
from profiles.models import Delegation, Department, Entry, Page, Profile
from profiles.permissions import visible
from publications.models import Authorship, Publication
from tests.factories import make_profile


class TestTheSampleDepartment(TestCase):
    """What the command makes, made once for all of these; each test is rolled back."""

    printed: ClassVar[str]
    folder: ClassVar[Path]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
        out = StringIO()
        with override_settings(
            DEBUG=True, MEDIA_ROOT=cls.folder / "media", PASSWORD_HASHERS=[hasher]
        ):
            call_command("demo", stdout=out, verbosity=0)
        cls.printed = out.getvalue()

    def test_an_upload_waits_for_the_answer_of_the_department(self) -> None:
        run = ImportRun.objects.get(door=ImportRun.Door.UPLOAD)
        assert (run.state, run.reason) == (ImportRun.State.SHOWN, "")
        assert [person["name"] for person in run.shown["people"]] == ["Mary Somerville"]
        assert not Profile.objects.filter(slug="mary-somerville").exists()
        with override_settings(MEDIA_ROOT=self.folder / "media"):
            assert folder_of(run).has_upload

    def test_everything_can_be_found_at_once(self) -> None:
        assert not Change.objects.exists()
        found = {kind: Record.objects.filter(kind=kind).count() for kind in Kind}
        assert found[Kind.PERSON] == Profile.objects.count()
        assert found[Kind.PUBLICATION] == Publication.objects.count()
        assert found[Kind.NEWS] == NewsItem.objects.count()
        assert found[Kind.PAGE] == Page.objects.count()

    def test_the_department(self) -> None:
        academy = Department.objects.get(parent=None)
        assert site_name() == academy.name
        assert academy.children.count() == 2
        assert Profile.objects.listed().count() >= 8
        both = Profile.objects.annotate(homes=Count("departments")).filter(homes=2)
        assert [profile.slug for profile in both] == ["sofya-kovalevskaya"]
        assert Profile.objects.exclude(native_name="").count() >= 2
        assert Publication.objects.count() >= 60
        assert NewsItem.objects.public().count() >= 60
        assert NewsItem.objects.filter(visibility="hidden").exists()
        assert Profile.objects.exclude(photo="").count() >= 6
        assert {page.profile.slug for page in Page.objects.public()} == {"lise-meitner"}

    def test_projects_and_those_who_are_no_longer_here(self) -> None:
        projects = Entry.objects.listed().filter(kind=Entry.Kind.PROJECT)
        assert len({project.profile_id for project in projects}) == 2
        assert all(project.last_day for project in projects)
        states = Profile.objects.no_longer_here().values_list("state", flat=True)
        assert sorted(states) == ["former", "in_memoriam"]

    def test_a_work_of_two_people_is_one_record(self) -> None:
        shared = Publication.objects.annotate(ours=Count("authorships__profile")).filter(ours=2)
        authors = Authorship.objects.filter(publication=shared[0]).order_by("position")
        assert {author.profile.slug for author in authors if author.profile} == {
            "g-h-hardy",
            "srinivasa-ramanujan",
        }

    def test_importing_the_sample_pages_again_changes_nothing(self) -> None:
        sources = self.imported_again("mathematics")
        assert len(sources) == 6
        for source in sources:
            assert source["created"] == source["updated"] == source["kept"] == 0, source
            assert source["unchanged"] > 0

    def test_every_line_of_the_sample_pages_is_understood(self) -> None:
        for department in ("mathematics", "natural-sciences"):
            for source in self.imported_again(department):
                assert {problem["level"] for problem in source["problems"]} <= {"info"}, source
        venues = Publication.objects.values_list("venue", flat=True)
        assert not [v for v in venues if re.search(r"^(.+), \1", v)]

    def imported_again(self, department: str) -> list[dict[str, Any]]:
        report = self.folder / "report.json"
        with override_settings(MEDIA_ROOT=self.folder / "media"):
            call_command(
                "import_pages",
                str(Path(site_settings.BASE_DIR) / "fixtures" / "demo" / department),
                department=department,
                fixtures=str(self.folder / "fixtures"),
                report=str(report),
                stdout=StringIO(),
            )
        sources: list[dict[str, Any]] = json.loads(report.read_text("utf-8"))["sources"]
        return sources

    def test_a_draft_is_shown_by_its_link_and_one_is_planned(self) -> None:
        found = re.search(r"/draft/[-\w]+/", self.printed)
        assert found
        page = Client().get(found[0]).content.decode()
        assert "The next seminar is on rings" in page
        assert "This is a draft, shared by researcher" in page
        planned = Draft.objects.exclude(publish_at=None).get()
        department = User.objects.get(username="department")
        assert look_at(planned, department).faults == []
        assert {draft.pk for draft in visible(department, "change", Draft)} >= {planned.pk}

    def test_the_accounts_can_sign_in_and_do_what_is_said_of_them(self) -> None:
        users = {}
        for name in ROLES:
            found = re.search(rf"^  {name} +(\S+)", self.printed, re.MULTILINE)
            assert found
            user = authenticate(username=name, password=found[1])
            assert isinstance(user, User)
            users[name] = user
            client = Client()
            client.force_login(user)
            assert client.get("/admin/", follow=True).status_code == (
                403 if name == "newcomer" else 200
            )
        editable = {
            name: set(visible(user, "change", Profile).values_list("slug", flat=True))
            for name, user in users.items()
        }
        assert editable["researcher"] == {"emmy-noether"}
        assert editable["delegate"] == {"lise-meitner"}
        assert "leonhard-euler" in editable["department"]
        assert "leonhard-euler" not in editable["editor"]
        assert len(editable["admin"]) == Profile.objects.count()

    def test_people_come(self) -> None:
        claim = Claim.objects.get()
        assert (claim.profile.slug, claim.user.username) == ("carl-friedrich-gauss", "newcomer")
        assert claim.email == claim.profile.email
        client = Client()
        client.force_login(User.objects.get(username="department"))
        assert "1 page is asked for" in (html := client.get("/admin/").content.decode())
        assert "/admin/people/leavers/" in html
        leavers = client.get("/admin/people/leavers/").context["rows"]
        assert [person.slug for person, _reasons in leavers] == ["emmy-noether"]
        granted = f"/admin/invitations/claim/{claim.pk}/grant/"
        assert client.post(granted).status_code == 302
        assert Profile.objects.get(owner=claim.user).slug == "carl-friedrich-gauss"

    def test_an_address_from_before_leads_on(self) -> None:
        answer = Client().get("/people/emilie-du-chatelet/")
        assert answer.status_code == 301
        assert Client().get(answer["Location"]).status_code == 200

    def test_a_delegation_ends(self) -> None:
        until = Delegation.objects.get(user__username="delegate").until
        assert until is not None
        assert timezone.localdate() < until <= timezone.localdate() + datetime.timedelta(366)

    def test_every_page_of_it_can_be_read(self) -> None:
        things = [*Profile.objects.all(), *Page.objects.all(), *NewsItem.objects.public()[:5]]
        for thing in things:
            assert self.client.get(thing.get_absolute_url()).status_code == 200
        for address in ("/", "/news/", "/publications/", "/sitemap.xml"):
            assert self.client.get(address).status_code == 200


@pytest.mark.django_db
def test_it_does_not_mix_with_real_pages(settings: Settings) -> None:
    settings.DEBUG = True
    make_profile()
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")
    call_command("demo", if_empty=True)
    assert Profile.objects.count() == 1


@pytest.mark.django_db
def test_it_stays_away_from_public_sites(settings: Settings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("demo")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_database_without_tables_is_told_to_migrate(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: {})
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        call_command("demo", if_empty=True)
