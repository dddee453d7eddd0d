"""Two departments with everybody who can have a right in them, for tests of rights.

Mathematics has a page of its owner's own, a colleague's, a colleague's draft and one of somebody
who is in Physics as well; Physics has a page and a draft of its own. Every page has one of each
thing that a page can hold, shown and hidden.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.files.base import ContentFile
from django.db.models import Model

from faculty_site.importing.models import ImportRun
from profiles.models import (
    Asset,
    Delegation,
    Department,
    DepartmentRole,
    ImportRecord,
    LegacyUrl,
    Membership,
    NavigationLink,
    Profile,
    Section,
    Source,
    SourceFile,
)
from tests import factories

PAGES = ("own", "colleague", "colleague_draft", "shared", "foreign", "foreign_draft")
IN_MATHEMATICS = ("own", "colleague", "colleague_draft", "shared")
HANDS = ("owner", "delegate", "editor", "admin")
OUTSIDERS = ("anonymous", "nobody", "staff", "expired", "inactive_owner", "inactive_superuser")


@dataclass
class World:
    mathematics: Department
    physics: Department
    pages: dict[str, Profile] = field(default_factory=dict)
    users: dict[str, User | AnonymousUser] = field(default_factory=dict)
    objects: dict[str, list[Model]] = field(default_factory=dict)
    """Per page: everything that belongs to it, the profile first."""
    imports: list[Model] = field(default_factory=list)

    def account(self, name: str) -> User:
        user = self.users[name]
        assert isinstance(user, User)
        return user

    def of(self, page: str, model: type[Model], **values: Any) -> Any:
        """The first object of the model on the page whose attributes have the values."""
        return next(
            obj
            for obj in self.objects[page]
            if isinstance(obj, model)
            and all(getattr(obj, name) == value for name, value in values.items())
        )

    def everything(self) -> list[Model]:
        rows = [obj for objects in self.objects.values() for obj in objects]
        roles = [*self.mathematics.roles.all(), *self.physics.roles.all()]
        news = [*self.mathematics.news.all(), *self.physics.news.all()]
        links = [*self.mathematics.navigation.all(), *self.physics.navigation.all()]
        rows += self.imports
        return [*rows, self.mathematics, self.physics, *roles, *news, *links]


def make_world() -> World:
    world = World(
        factories.make_department(name="Mathematics", slug="mathematics"),
        factories.make_department(name="Physics", slug="physics"),
    )
    for name in PAGES:
        department = world.mathematics if name in IN_MATHEMATICS else world.physics
        state = Profile.State.DRAFT if name.endswith("draft") else Profile.State.LISTED
        slug = name.replace("_", "-")
        profile = factories.make_profile(
            department=department, slug=slug, name=f"Person {name}", state=state
        )
        world.pages[name] = profile
    Membership.objects.create(
        profile=world.pages["shared"], department=world.physics, primary=False
    )
    _make_users(world)
    for name, profile in world.pages.items():
        world.objects[name] = _make_content(profile)
    _make_joint_work(world)
    _make_imports(world)
    _make_drafts(world)
    for department in (world.mathematics, world.physics):
        NavigationLink.objects.create(department=department, label="Library", url="/")
        factories.make_news(department=department, title=f"News of {department}")
        factories.make_news(
            department=department, title=f"Notes of {department}", visibility="hidden"
        )
    return world


def _make_users(world: World) -> None:
    today = datetime.date.today()  # noqa: DTZ011 - in UTC, as the tests' settings
    mathematics, physics = world.mathematics, world.physics
    users = world.users
    users["anonymous"] = AnonymousUser()
    users["nobody"] = make("nobody")
    users["staff"] = make("staff", is_staff=True)
    users["owner"] = make("owner", email="owner@example.org")
    users["delegate"] = make("delegate")
    users["expired"] = make("expired")
    users["editor"] = make("editor", role="editor", department=mathematics)
    users["admin"] = make("admin", role="admin", department=mathematics)
    users["second_admin"] = make("second_admin", role="admin", department=mathematics)
    users["foreign_admin"] = make("foreign_admin", role="admin", department=physics)
    users["foreign_owner"] = make("foreign_owner")
    users["superuser"] = make("superuser", is_superuser=True)
    users["inactive_owner"] = make("inactive_owner", is_active=False)
    users["inactive_superuser"] = make("inactive_superuser", is_active=False, is_superuser=True)
    own, foreign = world.pages["own"], world.pages["foreign"]
    own.owner, foreign.owner = world.account("owner"), world.account("foreign_owner")
    own.save()
    foreign.save()
    colleague = world.pages["colleague"]
    colleague.owner = world.account("inactive_owner")
    colleague.save()
    yesterday = today - datetime.timedelta(days=1)
    Delegation.objects.create(profile=own, user=world.account("delegate"), until=today)
    Delegation.objects.create(profile=own, user=world.account("expired"), until=yesterday)
    Delegation.objects.create(profile=foreign, user=world.account("expired"), until=yesterday)


def make(name: str, department: Department | None = None, role: str = "", **fields: Any) -> User:
    """An account without a password: making one that holds takes longer than the test."""
    user = User.objects.create(username=name, password="!", **fields)
    if department is not None:
        DepartmentRole.objects.create(user=user, department=department, role=role)
    return user


def _make_content(profile: Profile) -> list[Model]:
    """One of everything on the page, shown and hidden."""
    rows: list[Model] = [profile, *profile.memberships.all(), *profile.delegations.all()]
    for visibility in ("public", "hidden"):
        shown = {"visibility": visibility}
        rows += [
            factories.make_section(profile, heading=f"{visibility} of {profile.slug}", **shown),
            factories.make_page(profile, **shown),
            factories.make_link(profile, **shown),
            factories.make_entry(profile, **shown),
            factories.make_news(profile, slug=f"{profile.slug}-{visibility}", **shown),
            Asset.objects.create(
                profile=profile,
                key=f"{visibility}{profile.pk}",
                file=ContentFile(b"x", f"{visibility}.pdf"),
                **shown,
            ),
        ]
        work = factories.make_publication(
            [profile, "Charles Babbage"], slug=f"work-{profile.slug}-{visibility}", **shown
        )
        rows += [work, *work.authorships.all()]
    rows += [
        translation
        for row in rows
        if hasattr(row, "translations")
        for translation in _make_translations(row)
    ]
    source = Source.objects.create(profile=profile, name="index.md")
    rows += [
        LegacyUrl.objects.create(profile=profile, path="/about/"),
        source,
        SourceFile.objects.create(source=source, path="index.md", content=b"x"),
        ImportRecord.objects.create(source=source, origin="1", model="news.newsitem", key=["a"]),
        factories.make_invitation(profile),
        factories.make_invitation(profile, kind="delegate"),
        factories.make_claim(profile),
        factories.make_mention(profile),
    ]
    return rows


def _make_translations(row: Model) -> list[Model]:
    """One that is shown and one that is not."""
    return [
        factories.make_translation(row, language="fr"),
        factories.make_translation(row, language="pl", visibility="hidden"),
    ]


def _make_imports(world: World) -> None:
    """Of each department one that is let in, and one that waits for an answer."""
    for department, name in ((world.mathematics, "admin"), (world.physics, "foreign_admin")):
        for state in ("done", "shown"):
            world.imports.append(
                ImportRun.objects.create(
                    department=department,
                    user=world.account(name),
                    state=state,
                    file_name=f"{state} of {department}.zip",
                )
            )


def _make_drafts(world: World) -> None:
    """Of each page a draft of a section, shared by its owner or else by the superuser."""
    for name, rows in world.objects.items():
        profile, section = world.pages[name], world.of(name, Section, visibility="public")
        by = profile.owner or world.account("superuser")
        draft = factories.make_draft(section, by=by, heading="Otherwise")
        rows += [draft, factories.make_draft_link(draft, by, f"token-{name}")]


def _make_joint_work(world: World) -> None:
    """Two works of the owner and the foreign page; in the second the owner is only suggested."""
    own, foreign = world.pages["own"], world.pages["foreign"]
    for slug, mine in (("joint", own), ("suggested", "Person own")):
        work = factories.make_publication([mine, foreign, "Charles Babbage"], slug=slug)
        world.objects["foreign"] += [work, *work.authorships.all()]
    factories.make_suggestion(work, own)
