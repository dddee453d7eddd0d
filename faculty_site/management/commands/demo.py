"""Fill an empty database with the sample department, by way of `import_pages`, and accounts."""

from __future__ import annotations

import datetime
import secrets
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from faculty_site.drafts.sample import planned_draft, shared_draft
from faculty_site.importing.sample import make_upload
from faculty_site.ingest.database import UsageError, check_database
from faculty_site.invitations.sample import make_arrivals
from faculty_site.lib.changes import change
from faculty_site.oversight.sample import make_sample
from faculty_site.search.upkeep import make_findable
from news.models import NewsItem
from profiles.models import (
    Delegation,
    Department,
    DepartmentRole,
    Entry,
    Membership,
    Page,
    Profile,
    Section,
)
from publications.models import Publication

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demo"
RESEARCHER, DELEGATED = "emmy-noether", "lise-meitner"
"""Whose pages the accounts `researcher` and `delegate` edit."""

Accounts = dict[str, tuple[Any, str]]
"""User and password by user name."""


class Command(BaseCommand):
    help = (
        "Fill an empty database with a sample department of historical scientists and make "
        "accounts for each role. Refuses on a database that is not empty and where DEBUG is off."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing, without an error, when the database is not empty.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "The sample department has accounts with printed passwords and is for trying "
                "out only. Set DEBUG=1 on a machine of your own."
            )
        try:
            check_database()
        except UsageError as error:
            raise CommandError(str(error)) from error
        if not _is_empty():
            if options["if_empty"]:
                return
            raise CommandError(
                "The database is not empty, and the sample department is not mixed with real "
                "pages. Point DATABASE_URL to a new database, or remove db.sqlite3."
            )
        with transaction.atomic():
            _make_department(verbosity=options["verbosity"])
            accounts = _make_accounts()
            _make_history(accounts)
            token = _make_drafts(accounts)
            make_sample()
        make_upload(Department.objects.get(slug="mathematics"), accounts["department"][0])
        make_findable()
        self._print(accounts)
        self.stdout.write(f"See a draft as whoever has its link does: /draft/{token}/\n")

    def _print(self, accounts: Accounts) -> None:
        self.stdout.write("\nSign in at /admin/ as\n")
        for name, (_user, password) in accounts.items():
            self.stdout.write(f"  {name:<12} {password:<14} {ROLES[name]}")
        self.stdout.write("")


ROLES = {
    "admin": "may do everything",
    "department": "administers the Department of Mathematics",
    "editor": "edits the pages of the Department of Natural Sciences",
    "researcher": "is Emmy Noether and edits her own page only",
    "delegate": "edits Lise Meitner's page on her behalf, for a year",
    "newcomer": "has asked for the page of Carl Friedrich Gauss, and waits",
}
ADDRESSES = {"newcomer": "gauss@sternwarte.example"}
"""Of accounts that have one of their own; it stands on the page that is asked for."""


def _is_empty() -> bool:
    models = (get_user_model(), Department, Profile, NewsItem, Publication)
    return not any(model._default_manager.exists() for model in models)


def _make_department(*, verbosity: int) -> None:
    plan = yaml.safe_load((FOLDER / "departments.yml").read_text(encoding="utf-8"))
    _make_departments(plan["departments"])
    _import_people(plan["bibliographies"], verbosity)
    _add_by_hand(plan)


def _make_departments(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        links, above = line.pop("navigation", []), line.pop("parent", "")
        parent = Department.objects.get(slug=above) if above else None
        department = Department.objects.create(parent=parent, **line)
        for order, link in enumerate(links):
            department.navigation.create(order=order, **link)


def _import_people(bibliographies: dict[str, list[str]], verbosity: int) -> None:
    with tempfile.TemporaryDirectory() as fixtures:
        call_command(
            "import_pages",
            manifest=str(FOLDER / "people.yml"),
            fixtures=fixtures,
            verbosity=verbosity,
        )
    for profile, files in bibliographies.items():
        paths = [str(FOLDER / "bibliographies" / name) for name in files]
        call_command("import_publications", profile, *paths, verbosity=verbosity)


def _add_by_hand(plan: dict[str, Any]) -> None:
    """What no source has: who belongs where, projects, and further pages."""
    for line in plan["memberships"]:
        Membership.objects.update_or_create(
            profile=Profile.objects.get(slug=line.pop("profile")),
            department=Department.objects.get(slug=line.pop("department")),
            defaults=line,
        )
    for order, line in enumerate(plan["projects"]):
        profile = Profile.objects.get(slug=line.pop("profile"))
        where = {"kind": Entry.Kind.PROJECT, "key": f"project-{order}", "order": order}
        Entry.objects.create(profile=profile, **where, **line)
    for order, line in enumerate(plan["pages"]):
        profile = Profile.objects.get(slug=line.pop("profile"))
        Page.objects.create(profile=profile, order=order, **line)


def _make_accounts() -> Accounts:
    accounts = {name: _make_account(name) for name in ROLES}
    _give_roles(accounts)
    make_arrivals(accounts["department"][0], accounts["newcomer"][0])
    return accounts


def _give_roles(accounts: Accounts) -> None:
    Profile.objects.filter(slug=RESEARCHER).update(owner=accounts["researcher"][0])
    Delegation.objects.create(
        profile=Profile.objects.get(slug=DELEGATED),
        user=accounts["delegate"][0],
        until=timezone.localdate() + datetime.timedelta(days=365),
    )
    for name, slug, role in (
        ("department", "mathematics", DepartmentRole.Role.ADMIN),
        ("editor", "natural-sciences", DepartmentRole.Role.EDITOR),
    ):
        DepartmentRole.objects.create(
            user=accounts[name][0], department=Department.objects.get(slug=slug), role=role
        )


def _make_account(name: str) -> tuple[Any, str]:
    """With an address, so that a forgotten password can be tried."""
    password = secrets.token_urlsafe(9)
    email = ADDRESSES.get(name, f"{name}@example.org")
    user = get_user_model().objects.create_user(
        name, email, password, is_staff=name != "newcomer", is_superuser=name == "admin"
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user, password


def _make_history(accounts: Accounts) -> None:
    """The researcher tries something, and the admin takes it back: what to see in a history."""
    person = Profile.objects.get(slug=RESEARCHER)
    hours = person.office_hours
    for name, said in (
        ("researcher", "Tuesdays, 2 to 4 p.m., and on walks"),
        ("department", hours),
    ):
        with change("admin", user=accounts[name][0]):
            person.office_hours = said
            person.save(update_fields=["office_hours"])


def _make_drafts(accounts: Accounts) -> str:
    """What waits: of the researcher, and of the department's admin. The secret of the link."""
    mathematics = Department.objects.get(slug="mathematics")
    planned_draft(mathematics, accounts["department"][0])
    section = Section.objects.filter(profile__slug=RESEARCHER, kind=Section.Kind.TEXT).first()
    return shared_draft(section, accounts["researcher"][0]) if section else ""
