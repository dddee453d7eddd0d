"""The sample department: what it shows, and where it refuses to come in."""

from __future__ import annotations

import datetime
import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from faculty_site.management.commands.demo import ROLES
from news.models import NewsItem
from profiles.models import Delegation, Department, Profile
from profiles.permissions import visible
from publications.models import Authorship, Publication
from tests.factories import make_profile


@pytest.fixture
def demo(db: None, settings: Settings) -> str:
    settings.DEBUG = True
    out = StringIO()
    call_command("demo", stdout=out, verbosity=0)
    return out.getvalue()


def test_the_department(demo: str) -> None:
    assert Department.objects.count() == 2
    assert Profile.objects.listed().count() >= 8
    both = Profile.objects.annotate(homes=Count("departments")).filter(homes=2)
    assert [profile.slug for profile in both] == ["sofya-kovalevskaya"]
    assert Profile.objects.exclude(native_name="").count() >= 2
    assert Publication.objects.count() >= 60
    assert NewsItem.objects.public().count() >= 60
    assert NewsItem.objects.filter(visibility="hidden").exists()
    assert Profile.objects.exclude(photo="").count() >= 6


def test_a_work_of_two_people_is_one_record(demo: str) -> None:
    shared = Publication.objects.annotate(ours=Count("authorships__profile")).filter(ours=2)
    authors = Authorship.objects.filter(publication=shared[0]).order_by("position")
    assert {author.profile.slug for author in authors if author.profile} == {
        "g-h-hardy",
        "srinivasa-ramanujan",
    }
    assert all(author.confirmed for author in authors)


def test_importing_the_sample_pages_again_changes_nothing(
    demo: str, tmp_path: Path, settings: Settings
) -> None:
    out = StringIO()
    call_command(
        "import_pages",
        str(Path(settings.BASE_DIR) / "fixtures" / "demo" / "mathematics"),
        department="mathematics",
        fixtures=str(tmp_path),
        stdout=out,
    )
    rows = re.findall(r"^\S+\.md +\S+ +(\d+) +(\d+) +(\d+) +(\d+)", out.getvalue(), re.MULTILINE)
    assert len(rows) == 6
    assert all(row[0] == row[1] == row[3] == "0" for row in rows)


def test_the_accounts_can_sign_in_and_do_what_is_said_of_them(demo: str) -> None:
    users = {}
    for name in ROLES:
        found = re.search(rf"^  {name} +(\S+)", demo, re.MULTILINE)
        assert found
        user = authenticate(username=name, password=found[1])
        assert isinstance(user, User)
        users[name] = user
        client = Client()
        client.force_login(user)
        assert client.get("/admin/").status_code == 200
    editable = {
        name: set(visible(user, "change", Profile).values_list("slug", flat=True))
        for name, user in users.items()
    }
    assert editable["researcher"] == {"emmy-noether"}
    assert editable["delegate"] == {"lise-meitner"}
    assert "leonhard-euler" in editable["department"]
    assert "leonhard-euler" not in editable["editor"]
    assert len(editable["admin"]) == Profile.objects.count()


def test_a_delegation_ends(demo: str) -> None:
    until = Delegation.objects.get(user__username="delegate").until
    assert until is not None
    assert timezone.localdate() < until <= timezone.localdate() + datetime.timedelta(366)


def test_every_page_of_it_can_be_read(demo: str, client: Client) -> None:
    for thing in [*Profile.objects.all(), *NewsItem.objects.public()[:5]]:
        assert client.get(thing.get_absolute_url()).status_code == 200
    for address in ("/", "/news/", "/publications/", "/sitemap.xml"):
        assert client.get(address).status_code == 200


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
